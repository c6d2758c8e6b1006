import { shorten } from "../../messages/layout.ts";

// Who said so, at the end of a sentence: the part that a reader misses least. English, Spanish, German, French.
const attribution =
  /[,;] (?:(?:according to|citing|as reported by|said|says|según|citando|dijo|informó|señaló|afirmó|indicó|explicó|anunció|wie .{2,60} mitteilte|sagte|teilte|erklärte|berichtete|selon|a déclaré|a indiqué|a annoncé) .*|[^,;]{2,60} (?:said|says|told reporters|added|announced)(?: [^,;]{0,60})?)$/u;
// What may be taken off a sentence without turning its meaning: it adds, it does not limit. So no "unless", "if", "but".
const addition =
  /; | [–—] |, (?=(?:who|which|whose|where|while|as|after|when|and|with|following|including|adding|amid|y|quien|quienes|cuyo|cuya|donde|mientras|tras|después|wobei|während|nachdem|und|et|dont|où|tandis|après)\s)/gu;
const endMark = /[.!?。！？]["'”’»)\]]*$/u;
// A shorter beginning is seldom a sentence of its own.
const leastClause = 60;

/** A sentence without its "…, according to X on Friday", where that leaves a sentence; else as it is. */
export function withoutAttribution(sentence: string): string {
  const bare = sentence.replace(/\.$/u, "");
  const found = attribution.exec(bare);
  return (found && clause(bare.slice(0, found.index))) ?? sentence;
}

/**
 * A sentence in at most `characters` UTF-16 units: as it is, without its attribution, without the clauses that add
 * something at its end, or, if all that is too long, cut between two words and closed with "…". Too little room for a
 * single word gives "".
 */
export function trim(sentence: string, characters: number): string {
  if (sentence.length <= characters) return sentence;
  const core = withoutAttribution(sentence);
  if (core.length <= characters) return core;
  // Enough to see the word behind the last comma that may count; a hostile sentence may have megabytes.
  const start = core.slice(0, characters + 16);
  const heads = Array.from(start.matchAll(addition), ({ index }) => clause(start.slice(0, index)));
  const head = heads.findLast((text) => text !== undefined && text.length <= characters);
  if (head !== undefined) return head;
  const cut = shorten(start, characters);
  return cut === "…" ? "" : cut;
}

/** The beginning of a sentence closed with a full stop, if it can stand alone. */
function clause(text: string): string | undefined {
  const head = text.trimEnd();
  if (head.length < leastClause || !balanced(head)) return undefined;
  return endMark.test(head) ? head : `${head}.`;
}

/** No quotation and no bracket is left open. */
function balanced(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return (
    count(/"/gu) % 2 === 0 &&
    count(/“/gu) === count(/”/gu) &&
    count(/«/gu) === count(/»/gu) &&
    count(/[([]/gu) === count(/[)\]]/gu)
  );
}
