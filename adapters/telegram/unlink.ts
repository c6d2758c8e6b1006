/**
 * Takes the life out of what Telegram would find in a plain text by itself: a name that pings (@name), a tag (#tag,
 * $TAG), a command (/command), an address that opens the app (tg://). An invisible word joiner after the sign breaks
 * it; the text looks the same. Web addresses stay links: they show where they lead.
 *
 * "ours" is for our own sentences, where a command is meant to be tapped. Pure.
 *
 * What is found, and after which signs: TDLib, MessageEntity.cpp (find_mentions, find_hashtags, find_cashtags,
 * find_bot_commands, find_tg_urls).
 */
export function unlink(text: string, whose: "ours" | "theirs"): string {
  return text.replace(whose === "ours" ? pings : signs, `$&${wordJoiner}`);
}

const wordJoiner = "\u2060";
// The middle dot and the zero width non-joiner count as letters of a tag.
const next = String.raw`(?=[\p{L}\p{M}\p{N}_\u00b7\u200c])`;
const app = String.raw`(?:tg|ton|tonsite):(?=//)`;
const pings = new RegExp(String.raw`(?<![\p{L}\p{N}_])[@#]${next}|${app}`, "giu");
const signs = new RegExp(String.raw`(?<![\p{L}\p{N}_])[@#$]${next}|(?<![\p{L}\p{N}_/])/${next}|${app}`, "giu");
