import type { Story } from "../story/story.ts";
import { idsOf, storiesOf, type Told } from "./event.ts";

/** What a reader wants more of, and none of. Words and names in lower case; nothing named means everything. */
export type Taste = {
  readonly topics?: readonly string[];
  /** Of the news: BCP 47, without a region. */
  readonly languages?: readonly string[];
  readonly follows?: Subjects;
  readonly mutes?: Subjects;
};

/** Words or phrases, sources by their names, events by their ids. */
type Subjects = {
  readonly words?: readonly string[];
  readonly sources?: readonly string[];
  readonly events?: readonly string[];
};

/** May an event be told to a reader of this taste at all? Pure. */
export function isWanted(event: Told, { topics = [], languages = [], mutes = {} }: Taste): boolean {
  if (concerns(event, mutes)) return false;
  const stories = storiesOf(event);
  const about = topics.length === 0 || stories.some((story) => story.topics?.some((topic) => topics.includes(topic)));
  return about && stories.some((story) => isReadable(story, languages));
}

/** Is a story in one of these languages, or nobody knows in which? All are, where none are named. Pure. */
export function isReadable({ language }: Story, languages: readonly string[]): boolean {
  return languages.length === 0 || language === "und" || languages.includes(language.split("-")[0] ?? "");
}

/** Does an event concern any of these subjects: is it one of them, does a source of them tell it, do its headlines or openings name them? Pure. */
export function concerns(event: Told, { words = [], sources = [], events = [] }: Subjects): boolean {
  const stories = storiesOf(event);
  if ("id" in event && idsOf(event).some((id) => events.includes(id))) return true;
  if (sources.length > 0 && stories.some(({ source }) => sources.includes(source.toLowerCase()))) return true;
  return words.length > 0 && stories.some(({ title, text }) => names(`${title}\n${text.slice(0, opening)}`, words));
}

// What stands further down mentions many things that a story is not about.
const opening = 300;

/**
 * Does a text name any of these words or phrases (lower case)? As a whole word, in scripts that have cases with a plural's
 * "s"; where endings are many or no blanks are set, as the beginning of one or anywhere. Pure.
 */
export function names(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.some((word) => patternOf(fold(word)).test(folded));
}

const patterns = new Map<string, RegExp>();
const mostPatterns = 10_000;

function patternOf(word: string): RegExp {
  const found = patterns.get(word);
  if (found) return found;
  if (patterns.size >= mostPatterns) patterns.clear();
  const literal = word.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`).replace(/\s+/gu, String.raw`\s+`);
  const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word);
  const end = /[\p{Script=Latin}\p{N}]$/u.test(word) ? String.raw`(?:e?s)?(?![\p{L}\p{N}])` : "";
  const pattern = new RegExp((unspaced ? "" : String.raw`(?<![\p{L}\p{N}])`) + literal + end, "u");
  patterns.set(word, pattern);
  return pattern;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
