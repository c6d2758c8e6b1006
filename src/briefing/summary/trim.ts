import { shorten } from "../../../messages/layout.ts";
import { endMark } from "../../story/language/end-mark.ts";

// Who said so, at the end of a sentence: the part that a reader misses least. English, Spanish, German, French.
const attribution =
  /[,;] (?:(?:according to|citing|as reported by|said|says|según|citando|dijo|informó|señaló|afirmó|indicó|explicó|anunció|wie .{2,60} mitteilte|sagte|teilte|erklärte|berichtete|selon|a déclaré|a indiqué|a annoncé) .*|[^,;]{2,60} (?:said|says|told reporters|added|announced)(?: [^,;]{0,60})?)$/u;
// A bracket within a sentence, short enough to be an aside.
const aside = / [([][^()[\]]{1,80}[)\]](?=[\s,;.])/gu;
const weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
// " on Friday", where nothing hangs on it: the sentence goes on with a mark, or ends.
const onDay = new RegExp(` (?:early |late )?on ${weekday}(?: (?:morning|afternoon|evening|night))?(?=[,;.])`, "gu");
// What may be taken off a sentence without turning its meaning: it adds, it does not limit. So no "unless", "if", "but".
const addition =
  /; | [–—] |, (?=(?:who|which|whose|where|while|as|after|when|with|following|including|adding|amid|quien|quienes|cuyo|cuya|donde|mientras|tras|después|wobei|während|nachdem|dont|où|tandis|après)\s)|, (?=(?:and|y|und|et)\s)/gu;
// Behind one of these the sentence may go on with its verb: "The mayor, who is ill, resigned."
const goesOn = /,(?!\p{N})| [–—] /u;
const join = /^, (?:and|y|und|et)\s/u;
const quotation = /["“”„«»「」『』]|(?:^|\s)['‘]/u;
// What a cut must not leave at the end: half a number, and "Mr." or "5" without what they belong to.
const tailNumber = /[\p{N}.,]+$/u;
const abbreviated = /(?:^|\s)(?:\p{L}{1,4}\.|(?:\p{L}\.)+|\p{N}[\p{N}.,]*)$/u;
// A quotation alone, whose speaker is cut off, or one that is left open. 'Single' marks may be apostrophes.
const speechless = /^(?:"[^"]*"|[“„][^“”]*[“”]|«[^«»]*»|['‘][^'’]*['’])[.,]?$|^['‘](?!.*['’](?:[\s,.]|$))/u;
// A shorter beginning is seldom a sentence of its own.
const leastClause = 60;
// A longer sentence is left alone but for the last cut: it is none that a person wrote.
const longest = 2000;

/** A sentence without its "…, according to X on Friday", where that leaves a sentence; else as it is. */
export function withoutAttribution(sentence: string): string {
  if (sentence.length > longest) return sentence;
  const bare = sentence.replace(/\.$/u, "");
  const found = attribution.exec(bare);
  if (!found) return sentence;
  const head = bare.slice(0, found.index);
  // A quotation keeps its speaker.
  return (quotation.test(head) ? undefined : clause(head)) ?? sentence;
}

/**
 * A sentence and its shorter forms, the longest first: without its attribution, without its asides in brackets and the
 * weekday, without the clauses that add something at its end. Each can stand alone.
 */
export function formsOf(sentence: string): string[] {
  const core = withoutAttribution(sentence);
  if (core.length > longest) return [sentence];
  // What somebody said is not shortened inside.
  const plain = quotation.test(core) ? core : core.replace(aside, "").replace(onDay, "");
  const heads = Array.from(plain.matchAll(addition), ({ index }) => headBefore(plain, index));
  const forms = [sentence, core, plain, ...heads.toReversed()];
  return [...new Set(forms.filter((form) => form !== undefined))].toSorted((a, b) => b.length - a.length);
}

/**
 * A sentence in at most `characters` UTF-16 units: the longest of its forms that fits, or, if all are too long, cut
 * between two words and closed with "…". Too little room for a single word gives "".
 */
export function trim(sentence: string, characters: number): string {
  if (sentence.length <= characters) return sentence;
  const form = formsOf(sentence).find(({ length }) => length <= characters);
  if (form !== undefined) return form;
  const cut = shorten(sentence.slice(0, characters + 16), characters).slice(0, -1);
  const halved = /\p{N}$/u.test(cut) && /^[.,]?\p{N}/u.test(sentence.slice(cut.length));
  const whole = (halved ? cut.replace(tailNumber, "") : cut).replace(abbreviated, "").trimEnd();
  return whole === "" ? "" : `${whole}…`;
}

/** What stands before an addition, where that is a sentence and the addition runs to the end. */
function headBefore(sentence: string, index: number): string | undefined {
  const head = sentence.slice(0, index);
  const tail = sentence.slice(index);
  if (!tail.startsWith(";") && (goesOn.test(tail.slice(3)) || / [–—] /u.test(head))) return undefined;
  // "The mayors of Tarnholm, Eastby, and Hesper": a list, not a clause.
  return join.test(tail) && goesOn.test(head) ? undefined : clause(head);
}

/** The beginning of a sentence closed with a full stop, if it can stand alone. */
function clause(text: string): string | undefined {
  const head = text.trimEnd();
  if (head.length < leastClause || !balanced(head) || speechless.test(head)) return undefined;
  return endMark.test(head) ? head : `${head}.`;
}

/** No quotation and no bracket is left open. */
export function balanced(text: string): boolean {
  if (!/["“”„«»()[\]]/u.test(text)) return true;
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return (
    count(/"/gu) % 2 === 0 &&
    count(/[“”„]/gu) % 2 === 0 &&
    count(/«/gu) === count(/»/gu) &&
    count(/[([]/gu) === count(/[)\]]/gu)
  );
}
