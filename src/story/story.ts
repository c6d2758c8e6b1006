/** One article as one source told it, clean and plain. */
export type Story = {
  /** Who told it, as a reader knows them: "Reuters", "example.org". */
  readonly source: string;
  /** The headline: one line of plain text. */
  readonly title: string;
  /** The article without furniture, one block (paragraph, heading, list entry) a line. May be empty where a feed gives headlines only. */
  readonly text: string;
  /** Where a reader finds it: an absolute http or https address. */
  readonly url?: string;
  /** BCP 47, as found in the text: "en", "ko"; "und" where it cannot be told. */
  readonly language: string;
  /** UTC milliseconds, where the source says it. */
  readonly publishedAt?: number;
  /** What it is about, in lower case, as the list of sources says. */
  readonly topics?: readonly string[];
  /** How much its source counts in ranking, beside the others' 1. */
  readonly weight?: number;
  /** The address of its picture. */
  readonly image?: string;
};
