import type { Entity } from "./judge.ts";

/**
 * What Telegram finds in a text by itself, as entities in their order: @names, /commands, #tags, $TAGS, web and e-mail
 * addresses. Of two that overlap the first counts, then the longer; none stands in a link or in code that the message
 * has itself. Rules as TDLib has them (MessageEntity.cpp, find_entities); a host without a scheme counts only with one
 * of the commonest endings. Pure.
 */
export function detect(text: string, given: readonly Entity[]): Entity[] {
  const taken: Entity[] = given.filter(({ type }) => closed.has(type));
  const found = finders
    .flatMap(([type, pattern]) =>
      Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({ type, offset: index, length: match.length })),
    )
    .map((entity) => (entity.type === "url" ? withoutEnd(text, entity) : entity))
    .filter((entity) => entity.type !== "url" || address(text, entity) !== undefined)
    .toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  const kept: Entity[] = [];
  for (const entity of found) {
    const overlaps = [...taken, ...kept].some(
      (other) => other.offset < entity.offset + entity.length && entity.offset < other.offset + other.length,
    );
    if (!overlaps) kept.push(entity);
  }
  return kept;
}

/** Where a web address in the text leads; nothing if it is none. */
export function address(text: string, { offset, length }: Entity): string | undefined {
  const word = text.slice(offset, offset + length);
  const url = /^[a-z]+:\/\//iu.test(word) ? word : `http://${word}`;
  if (!URL.canParse(url)) return undefined;
  return /^(?:tg|ton):/iu.test(url) || new URL(url).hostname.includes(".") ? url : undefined;
}

const closed = new Set(["text_link", "text_mention", "code", "pre"]);
const word = String.raw`\p{L}\p{N}_`;
const finders: readonly (readonly [string, RegExp])[] = [
  ["mention", new RegExp(`(?<![${word}])@\\w{2,32}(?![${word}])`, "gu")],
  ["bot_command", new RegExp(`(?<![${word}/<>])/\\w{1,64}(?:@\\w{3,32})?(?![${word}/<>])`, "gu")],
  ["hashtag", /(?<![\p{L}\p{Nd}_\u200c])#(?=[\p{Nd}_\u00b7\u200c]*\p{L})[\p{L}\p{Nd}_\u00b7\u200c]{1,256}(?!#)/gu],
  ["cashtag", new RegExp(`(?<![$${word}])\\$(?:1INCH|[A-Z]{1,8})(?![$${word}])`, "gu")],
  ["url", /(?:https?|ftp|tg|ton):\/\/[^\s<>"]+/giu],
  ["url", /(?<![\w@.-])(?:[a-z\d-]+\.)+(?:com|org|net|io|info|news|co|uk|de|fr|kr|jp|ru)\b(?:[/?#][^\s<>"]*)?/giu],
  ["email", /[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/giu],
];

function withoutEnd(text: string, entity: Entity): Entity {
  const found = text.slice(entity.offset, entity.offset + entity.length);
  return { ...entity, length: found.replace(/[.,;:!?)\]}'»”]+$/u, "").length };
}
