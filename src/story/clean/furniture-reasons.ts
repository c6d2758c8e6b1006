// What a line is by a sign of its own; by the beginning of the sign's name.
const reasons: readonly (readonly [string, string])[] = [
  ["the headline", "the headline again"],
  ["byline", "byline"],
  ["date", "date"],
  ["photo credit", "photo credit"],
  ["a caption", "photo credit"],
  ["about the author", "about the author"],
  ["a bare link", "a bare link"],
  ["an owner's mark", "copyright"],
  ["a rule", "a rule"],
  ["a bare number", "a bare number"],
  ["of subscription", "subscription"],
  ["of channels", "a channel to join"],
  ["of comments", "comments"],
  ["of rights", "copyright"],
  ["of advertising", "advertisement"],
  ["of offers", "an offer"],
  ["of reading", "another story"],
  ["of authorship", "about the author"],
  ["said again", "said more than once"],
];
const places: readonly (readonly [string, string])[] = [
  ["over a closing heading", "headlines of other stories"],
  ["under a heading of other stories", "headlines of other stories"],
  ["before ", "before the story"],
  ["after ", "after the story"],
  ["inside ", "between the paragraphs"],
];
const sure = new Set([
  "the headline again",
  "byline",
  "date",
  "photo credit",
  "a bare link",
  "a rule",
  "about the author open",
  "about the author stopped",
  "a caption open",
  "a caption stopped",
  "the headline and more",
]);

const certain = new Set(["a bare link", "an owner's mark", "over a closing heading"]);
// Where it speaks to the reader, and of the site's services more than once: "Follow the river …" does not. None of 54 such
// lines that people marked was of a story.
const prompts = new Set([
  "phrase: a channel to join",
  "phrase: advertisement",
  "phrase: comments",
  "phrase: subscription",
]);

/** Whether a line can be nothing but furniture, whatever else it looks like. */
export function isCertain(signs: readonly string[]): boolean {
  return (
    signs.some((sign) => certain.has(sign)) ||
    (signs.some((sign) => prompts.has(sign)) &&
      signs.some((sign) => sign.startsWith("addresses and services")) &&
      signs.some((sign) => /^service words >=[2-9]/u.test(sign)))
  );
}

/** Whether a line says itself that it is furniture, wherever it stands. */
export function isSure(signs: readonly string[]): boolean {
  return signs.some((sign) => sign.startsWith("phrase: ") || sure.has(sign));
}

/**
 * What a line with these signs is, if it is furniture: what its words say, else the heaviest of the signs that have a
 * name for it, else its place.
 */
export function reasonOf(signs: readonly string[], weights: Readonly<Record<string, number>>): string {
  let heaviest = 0;
  let reason: string | undefined;
  for (const sign of signs) {
    if (sign.startsWith("phrase: ")) return sign.slice("phrase: ".length);
    const named = nameIn(reasons, sign);
    const weight = weights[sign] ?? 0;
    if (named === undefined || weight <= heaviest) continue;
    heaviest = weight;
    reason = named;
  }
  return reason ?? signs.map((sign) => nameIn(places, sign)).findLast((name) => name !== undefined) ?? "no sentence";
}

function nameIn(names: readonly (readonly [string, string])[], sign: string): string | undefined {
  return names.find(([start]) => sign.startsWith(start))?.[1];
}
