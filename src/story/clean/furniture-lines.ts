import { servicesIn, type Service } from "./service-words.ts";

/** A line of an article that is not empty, measured. */
export type Line = {
  /** Where it stands in the text, from 0. */
  readonly at: number;
  readonly text: string;
  /** Its beginning, and the beginning's words, lower case; of a script without blanks its characters. */
  readonly head: string;
  readonly words: readonly string[];
  /** Length in letters of a Latin text: Chinese, Japanese and Korean say in a character what takes others two or three. */
  readonly length: number;
  /** It ends as a sentence ends, in any script; a quotation mark or bracket may follow. */
  readonly stopped: boolean;
  /** What of the site's services its words speak of, how often in all, and how many words speak to the reader. */
  readonly services: ReadonlySet<Service>;
  readonly serviceWords: number;
  readonly addresses: number;
  /** Long enough to tell something. */
  readonly body: boolean;
  /** A paragraph of the story beyond doubt. */
  readonly story: boolean;
};

// Lines as long as this, or closed with an end mark and half as long, tell something.
const bodyLength = 100;
const storyLength = 90;
const denseFactor = 2.5;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
// A long line is judged by its beginning and its end: nothing in the middle changes what it is.
const mostRead = 1_000;

const endMark = /[.!?…。！？｡؟۔।॥։።．][\s"'”’“‘»«›」』）)\]]*$/u;
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu;

/** Whether a text ends as a sentence ends, in any script. */
export function isStopped(text: string): boolean {
  return endMark.test(text.slice(-40));
}

/** Whether a text is nothing but a web address. */
export function isLink(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/iu.test(text);
}

/** The words of a text's beginning, lower case; of a script without blanks its characters. */
export function wordsOf(text: string): string[] {
  return text.slice(0, mostRead).toLowerCase().match(word) ?? [];
}

/** The lines of a text that are not empty, each with one blank for a run of white space. */
export function linesOf(text: string): Line[] {
  return text.split("\n").flatMap((raw, at) => {
    const line = raw.replace(/\s+/gu, " ").trim();
    return line === "" ? [] : [measured(line, at)];
  });
}

function measured(text: string, at: number): Line {
  const head = text.slice(0, mostRead);
  const length = text.length + (head.match(dense)?.length ?? 0) * (denseFactor - 1);
  const stopped = isStopped(text);
  const words = wordsOf(head);
  const spoken = servicesIn(words, head);
  const body = length >= (stopped ? bodyLength / 2 : bodyLength) && !isLink(text);
  const story =
    stopped &&
    length >= storyLength &&
    spoken.serviceWords <= 1 + words.length / 25 &&
    !/[:：]\s?©|https?:/u.test(head);
  return { at, text, head, words, length, stopped, ...spoken, body, story };
}
