import { Temporal } from "temporal-polyfill";
import type { Words } from "../../messages/words.ts";
import { format, type Format } from "./subscription.ts";

/** What a reader asks for: "technology since yesterday", "full", "korea", "again". */
export type Question = {
  readonly format?: Format;
  /** Also what was told. */
  readonly again: boolean;
  /** UTC milliseconds. */
  readonly since?: number;
  readonly topics: readonly string[];
  /** What else was typed: words to look for. May be empty. */
  readonly words: string;
  /** All but format and "again", as it was typed. */
  readonly about: string;
};

/** Where and when a question is asked: `now` in UTC milliseconds, and the topics that there are. */
type Asking = {
  readonly now: number;
  readonly timeZone: string;
  readonly topics: readonly string[];
  readonly words: Words;
};

// More is no question.
const longest = 300;

/** Reads a question; whatever it is not made for is words to look for. Pure. */
export function readQuestion(args: string, asking: Asking): Question {
  const { words } = asking;
  const tokens = args.slice(0, longest).split(/\s+/u).filter(Boolean);
  const read = (token: string) => format.safeParse(formatNamed(token.toLowerCase(), words.formats)).data;
  const isAgain = (token: string) => [...words.asking.again, "again"].includes(token.toLowerCase());
  const asked = tokens.find((token) => read(token) !== undefined);
  const rest = tokens.filter((token) => token !== asked && !isAgain(token));
  const time = findSince(rest, asking);
  const said = time ? rest.toSpliced(time.from, time.count) : rest;
  // "about korea", "noticias de hoy": what only joins is nothing to look for.
  const subject = trimmed(said, words.wishes.about);
  const left = (time || subject.length > 0 ? subject : said).join(" ");
  const named = findTopics(left, asking.topics);
  return {
    ...(asked !== undefined && { format: read(asked) ?? "short" }),
    again: tokens.some(isAgain),
    ...(time && { since: time.at }),
    topics: named.topics,
    words: named.rest,
    about: rest.join(" "),
  };
}

/** Words without those at either end that are among some. */
function trimmed(said: readonly string[], some: readonly string[]): string[] {
  const isOther = (word: string) => !some.includes(word.toLowerCase());
  return said.slice(said.findIndex(isOther), said.findLastIndex(isOther) + 1);
}

/** The format of that name, also in the reader's language; the name itself where there is none. Pure. */
export function formatNamed(name: string, names: Readonly<Record<string, string>>): string {
  return Object.keys(names).find((key) => names[key]?.toLowerCase() === name) ?? name;
}

/** Topics may have several words; a longer one comes before one that is a part of it. */
function findTopics(text: string, topics: readonly string[]): { topics: string[]; rest: string } {
  let rest = ` ${text} `;
  const found: string[] = [];
  for (const topic of topics.toSorted((a, b) => b.length - a.length)) {
    const at = rest.toLowerCase().indexOf(` ${topic} `);
    // Where lower case is longer ("İ"), the place would be another one.
    if (at < 0 || rest.toLowerCase().length !== rest.length) continue;
    found.push(topic);
    rest = `${rest.slice(0, at)} ${rest.slice(at + topic.length + 1)}`;
  }
  return { topics: found, rest: rest.trim() };
}

/** "since yesterday", "since 3 days", "today", "어제부터": which of the tokens it is, and the instant. */
function findSince(tokens: readonly string[], asking: Asking): { at: number; from: number; count: number } | undefined {
  const { since, today, yesterday } = asking.words.asking;
  for (const [i, token] of tokens.entries()) {
    const lower = token.toLowerCase();
    if (since.includes(lower)) {
      for (const [from, to, first] of [
        [i + 1, i + 3, i],
        [i + 1, i + 2, i],
        [i - 2, i, i - 2],
        [i - 1, i, i - 1],
      ] as const) {
        const at = from < 0 ? undefined : timeOf(tokens.slice(from, to).join(" "), asking);
        if (at !== undefined) return { at, from: first, count: to - from + 1 };
      }
    }
    const glued = since.find((word) => lower.length > word.length && lower.endsWith(word));
    const at = glued && timeOf(token.slice(0, -glued.length), asking);
    if (at !== undefined && at !== "") return { at, from: i, count: 1 };
  }
  const day = tokens.findIndex((token) => [...today, ...yesterday].includes(token.toLowerCase()));
  const at = timeOf(tokens[day] ?? "", asking);
  return at === undefined ? undefined : { at, from: day, count: 1 };
}

/** The beginning of a day, or so many hours or days back; nothing for what lies ahead. */
function timeOf(typed: string, { now, timeZone, words: { asking, days } }: Asking): number | undefined {
  const text = typed.toLowerCase();
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).startOfDay();
  const daysAgo = (count: number) => today.subtract({ days: count }).epochMilliseconds;
  if (asking.today.includes(text)) return daysAgo(0);
  if (asking.yesterday.includes(text)) return daysAgo(1);
  const weekday = days.names.findIndex((names) => names.includes(text));
  if (weekday >= 0) return daysAgo((today.dayOfWeek - (weekday + 1) + 7) % 7);
  const [, count, unit = ""] = /^(\d{1,3})\s?(\D+)$/u.exec(text) ?? [];
  if (count !== undefined && asking.hours.includes(unit)) return now - Number(count) * 60 * 60 * 1000;
  if (count !== undefined && asking.daysBack.includes(unit)) return daysAgo(Number(count));
  const date = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(date)) return undefined;
  const at = Temporal.PlainDate.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  return at <= now ? at : undefined;
}
