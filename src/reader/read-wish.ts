import { readTyped } from "../../messages/typed.ts";
import { catalogs, type Words } from "../../messages/words.ts";
import { names } from "../briefing/taste.ts";
import { endOfPause } from "./time/pause.ts";
import { isLocation } from "./place/place.ts";
import type { Subscription } from "./subscription.ts";
import { find } from "./time/read-times.ts";
import type { Token } from "./time/lexicon.ts";
import { tokens } from "./time/tokens.ts";
import { readWhen } from "./time/when.ts";
import { findZones } from "./place/zone.ts";

/** A command as it would be typed. */
export type Wish = { readonly name: string; readonly args: string };

/**
 * The command that a sentence in any catalog's words asks for: "send me news every morning at 8", "stop sending",
 * "weekdays at 7 and sunday at 9", "7:45"; from a reader whose zone is only a guess, also a bare city. Nothing where it
 * is unclear: who is misunderstood is worse off than who is asked back. `now`: UTC milliseconds. Pure.
 */
export function readWish(sentence: string, reader: Subscription, now: number): Wish | undefined {
  const text = sentence
    .trim()
    .replace(/[.!?。！？]+$/u, "")
    .replaceAll("’", "'");
  if (text.length > longest) return undefined;
  const typed = readTyped(text);
  if (typed.name !== "say") return typed;
  if (wants("stop", text)) {
    // "stop sending for 2 weeks"; a number alone says no length here.
    const span = spanIn(without("stop", text), reader, now) ?? "";
    return /\p{L}/u.test(span) ? { name: "pause", args: span } : { name: "stop", args: "" };
  }
  if (wants("resume", text)) return { name: "resume", args: "" };
  const pause = wants("pause", text) ? spanIn(without("pause", text), reader, now) : undefined;
  if (pause !== undefined) return { name: "pause", args: pause };
  if (isLocation(text)) return { name: "zone", args: text };
  const times = timesIn(text);
  if (times !== undefined && wants("clock", text)) return { name: "zone", args: text };
  const when = readWhen(text, reader.locale).kind;
  if (when === "when" || when === "which time" || when === "which zone") return { name: "subscribe", args: text };
  if (times !== undefined && !counts(text) && !counts(without("subscribe", text)) && wants("subscribe", text))
    return { name: "subscribe", args: times };
  const news = longestOf("news", text);
  if (news !== undefined) return { name: "brief", args: subjectIn(text, news) };
  const isPlace =
    !reader.choices.chose?.zone && text.split(/\s+/u).length <= mostPlaceWords && findZones(text).length > 0;
  return isPlace ? { name: "zone", args: text } : undefined;
}

// Longer ones are no wishes; a place has few words.
const longest = 200;
const mostPlaceWords = 4;
// "for the next two and a half weeks", in tokens.
const longestSpan = 8;

const all = Object.values(catalogs);

function wants(wish: keyof Words["wishes"], text: string): boolean {
  return longestOf(wish, text) !== undefined;
}

/** The sentence with a comma for the word of a wish: where no blanks are, what stands beside that is found only so. */
function without(wish: keyof Words["wishes"], text: string): string {
  return text.toLowerCase().replace(longestOf(wish, text) ?? "", " , ");
}

/** The longest of the words for a wish that a sentence has. */
function longestOf(wish: keyof Words["wishes"], text: string): string | undefined {
  return all
    .flatMap(({ wishes }) => wishes[wish])
    .filter((word) => names(text, [word]))
    .toSorted((a, b) => b.length - a.length)[0];
}

/** What the news shall be about: "korea" of "what happened in korea". */
function subjectIn(text: string, wish: string): string {
  const at = text.toLowerCase().indexOf(wish);
  const said = text.slice(at + wish.length).trim() || text.slice(0, Math.max(at, 0)).trim();
  const about = new Set(all.flatMap(({ wishes }) => [...wishes.about, ...wishes.news]));
  const words = said.split(/\s+/u);
  const first = words.findIndex((word) => !about.has(word.toLowerCase()));
  return first < 0 ? "" : words.slice(first).join(" ");
}

/** What of a sentence says how long: "until friday" of "on holiday until friday", "3日" of "3日休みます"; a number alone only at its end. */
function spanIn(text: string, { timeZone }: Subscription, now: number): string | undefined {
  const said = tokens(text).map((token) => token.text);
  const says = (span: string) => endOfPause(span, now, timeZone) !== undefined;
  for (let count = longestSpan; count > 0; count--) {
    const spans = said.slice(0, Math.max(said.length - count + 1, 0)).map((_, i) => said.slice(i, i + count).join(" "));
    const found = spans.find((span, i) => says(span) && (i === spans.length - 1 || !/^\p{N}+$/u.test(span)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Does it count days, as "3일" in "3일 뉴스", or things, as in "send 3 stories"? That is no time of a day. */
function counts(text: string): boolean {
  const isWish = (token: Token | undefined) => token === undefined || wants("subscribe", token.text);
  return tokens(text).some((token, i, all) => {
    const [before, after] = [all[i - 1], all[i + 1]];
    if (!find(token, "number")) return false;
    if ((find(after, "unit")?.hours ?? 0) >= 24) return true;
    return after?.roles.length === 0 && (isWish(before) || before?.roles.length === 0);
  });
}

/** What of a sentence says when: "every morning at 8" of "could you send headlines every morning at 8". */
function timesIn(text: string): string | undefined {
  const said = tokens(text)
    .filter(({ roles }) => roles.length > 0)
    .map(({ text }) => text)
    .join(" ");
  return readWhen(said).kind === "when" || readWhen(said).kind === "which time" ? said : undefined;
}
