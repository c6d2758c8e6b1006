/** UTF-16 units. The body of a short briefing holds one such sentence. */
export const longestSentence = 280;

// What a chat makes a link, a mention or a command of, also where nobody meant one: "example.org", "@name", "/start".
const address = /:\/\/|www\.|@|[\p{L}\p{N}]\.\p{L}{2,}|(?<!\S)\//iu;
const markup = /[<>*_`~#|\\^={}[\]]|^(?:[-–—•·▪‣]|\(?\p{N}{1,2}[.)]\s)/u;
// Controls, private and unassigned characters, and those that show nothing but may turn the line around or hide a text.
// The joiners (U+200C, U+200D) are spelling in Persian and in the scripts of India.
const unseen = /[[\p{C}\p{Zl}\p{Zp}]--[\u200c\u200d]]/v;
const picture = /\p{Extended_Pictographic}/u;
const endMark = /[.!?。！？؟۔।॥။።։។]["'”’»」』)）]*$/u;
// They set no mark at the end of a sentence.
const endless = /[\p{Script=Thai}\p{Script=Lao}]$/u;
const word = /[\p{L}\p{M}]+|\p{N}+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/**
 * Whether a text is one plain, whole sentence: bounded in length, with its end mark, and nothing in it that is or could
 * become markup, a link, a mention, a command, a list or a picture.
 */
export function isPlainSentence(text: string): boolean {
  if (text.length > longestSentence) return false;
  if (address.test(text) || markup.test(text) || unseen.test(text) || picture.test(text)) return false;
  if (!endMark.test(text) && !endless.test(text)) return false;
  // Shorter ones tell nothing: "Breaking news."
  return (text.match(word)?.length ?? 0) >= 4 || (text.match(unspaced)?.length ?? 0) >= 10;
}
