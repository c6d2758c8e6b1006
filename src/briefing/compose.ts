import { ageOf, apart, day, knownLocale, moment } from "../../messages/format.ts";
import { oneLine, shorten } from "../../messages/layout.ts";
import type { Block, Item, Message } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";
import type { Format } from "../reader/subscription.ts";
import type { Story } from "../story/story.ts";
import { newest, sourcesOf, storiesOf, type Told } from "./event.ts";
import { leadOf } from "./lead.ts";
import { summarise } from "./summary/summarise.ts";
import { isReadable } from "./taste.ts";

/** How many events a briefing of each format tells. */
export const itemLimits: Readonly<Record<Format, number>> = { headlines: 12, short: 7, full: 5 };

type Shape = { readonly sentences: number; readonly characters: number };

/** How much is told of each event; characters are UTF-16 units. */
export const bodies: Readonly<Record<Format, Shape | undefined>> = {
  headlines: undefined,
  short: { sentences: 2, characters: 280 },
  full: { sentences: 4, characters: 900 },
};

// One sentence needs so much, or it is trimmed to nothing that can be read.
const leastBody = 220;
const namedSources = 3;
// Longer ones are mistakes or mischief; they would push the news off the screen.
const longestHeadline = 250;
const longestSource = 60;

/** For whom a briefing is composed, and when. */
export type Composing = {
  /** BCP 47. Where there is no catalog for it, the frame is in English. */
  readonly locale: string;
  /** IANA: "Europe/Berlin". */
  readonly timeZone: string;
  /** The time of the briefing: UTC milliseconds, a Date, or ISO 8601 with "Z" or an offset. */
  readonly at: number | Date | string;
  readonly format?: Format;
  /** How many sentences of each event, where fewer than the format's are wanted. */
  readonly sentences?: number;
  /** The languages of the news that the reader wants; all of them where none are named. */
  readonly languages?: readonly string[];
  /** How many events at most; the format's own number unless said otherwise. */
  readonly most?: number;
  /** The heading, where it is not that of the day's briefing. */
  readonly title?: string;
  /** Events that wait beside those given here. */
  readonly left?: number;
  /** Appointments that were missed since the last briefing, oldest first (UTC milliseconds). */
  readonly missed?: readonly number[];
};

/**
 * Composes the briefing that tells these events, the most important first; those beyond the format's limit are only
 * counted. Pure: the same input gives the same message on every machine. Throws a RangeError when `at` is no instant or
 * the time zone is unknown.
 */
export function composeBriefing(events: readonly Told[], options: Composing): Message {
  const { timeZone, format = "short", sentences = Infinity, languages = [], left = 0, missed = [] } = options;
  const locale = knownLocale(options.locale);
  const at = instant(options.at);
  const told = events.filter((event) => storiesOf(event).some(tellable));
  const shown = told.slice(0, options.most ?? itemLimits[format]);
  const says = words(locale).briefing;
  if (shown.length === 0) return { blocks: [{ kind: "text", text: says.nothingYet }] };

  const blocks: Block[] = [{ kind: "title", text: options.title ?? says.title(day(at, locale, timeZone)) }];
  const lastMissed = missed.at(-1);
  if (lastMissed !== undefined) {
    blocks.push({ kind: "note", text: says.missed(missed.length, moment(lastMissed, locale, timeZone)) });
  }
  const shape = bodyOf(format, sentences);
  for (const event of shown) {
    const stories = storiesOf(event).filter((story) => tellable(story) && isReadable(story, languages));
    blocks.push(itemOf(event, stories.length > 0 ? stories : storiesOf(event).filter(tellable), shape, at, locale));
  }
  const sources = sourcesOf(shown.flatMap(storiesOf)).length;
  if (sources > 0) blocks.push({ kind: "note", text: says.closing(shown.length, sources) });
  const waiting = left + told.length - shown.length;
  if (waiting > 0) blocks.push({ kind: "note", text: says.left(waiting) });
  return { blocks };
}

function tellable(story: Story): boolean {
  return oneLine(story.title) !== "" || hasText(story);
}

function hasText({ text }: Story): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** How much is told of each event: whole sentences less where fewer are wanted, and the room that goes with them. */
function bodyOf(format: Format, wanted: number): Shape | undefined {
  const body = bodies[format];
  if (!body || wanted >= body.sentences) return body;
  const characters = Math.max(Math.round((body.characters * wanted) / body.sentences), leastBody);
  return wanted < 1 ? undefined : { sentences: wanted, characters };
}

/**
 * An event as its summary tells it, or the story that leads it; an update, as the story that says what is new does.
 */
function itemOf(event: Told, stories: readonly Story[], shape: Shape | undefined, at: number, locale: string): Item {
  const update = "stories" in event ? event.update : undefined;
  const lead = update ?? leadOf(stories);
  if (!lead) throw new Error("An event has no story to tell.");
  const title = oneLine(lead.title) || summarise(lead, { sentences: 1 });
  // A summary of all of it does not say what is new.
  const summed = !update && "summary" in event ? (event.summary ?? "") : "";
  const summary = shape ? summarise({ ...lead, title, text: summed }, shape) : "";
  const others = stories.filter((story) => story !== lead);
  const body = summary || (shape && summarise({ ...lead, title }, { ...shape, others }));
  // First the one that the headline leads to.
  const told = sourcesLine([lead, ...others], at, locale);
  const sources = summary === "" ? told : words(locale).briefing.byModel(told);
  return {
    kind: "item",
    // Beside a label the headline does not begin its line, and would be set in the label's direction.
    title: update ? apart(shorten(title, longestHeadline), locale) : shorten(title, longestHeadline),
    ...(update && { label: words(locale).briefing.update }),
    ...(lead.url !== undefined && { url: lead.url }),
    ...(body && { body }),
    ...(sources !== "" && { sources }),
    ...(lead.image !== undefined && { image: lead.image }),
  };
}

/** "Reuters, AP, EFE, 2 more sources · 2 hr. ago". */
function sourcesLine(stories: readonly Story[], at: number, locale: string): string {
  const says = words(locale).briefing;
  const all = sourcesOf(stories);
  const names = all.slice(0, namedSources).map((name) => apart(shorten(oneLine(name), longestSource), locale));
  const more = all.length - names.length;
  const told = newest(stories);
  const age = told === undefined ? "" : ageOf(told, at, locale);
  if (names.length === 0) return age;
  return says.sources(more > 0 ? [...names, says.andMore(more)] : names, age);
}

// Without an offset a time of day would be read on the machine's own clock.
const iso = /^\d{4}-\d\d-\d\d(?:T.+(?:Z|[+-]\d\d:?\d\d))?$/u;

function instant(at: number | Date | string): number {
  const value =
    typeof at === "number" ? at : typeof at === "string" ? (iso.test(at) ? Date.parse(at) : NaN) : at.getTime();
  if (Number.isNaN(new Date(value).getTime())) {
    throw new RangeError("A briefing's time must be UTC milliseconds, a Date, or ISO 8601 with an offset.");
  }
  return value;
}
