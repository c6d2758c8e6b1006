/**
 * A text as it is compared: lower case, without accents, with one blank where blanks, hyphens and underscores are, digits
 * of all scripts as 0 to 9 and full width letters as letters. Signs that carry meaning (vowel signs, voicing) stay.
 */
export function fold(text: string): string {
  // Most of what is compared is plain already, and this is done for tens of thousands of names.
  if (/^[a-z]*$/iu.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036F\u0640\u064B-\u065F\u0670\u093C\u200B-\u200F\u2060'’ʼ‘]/gu, "")
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[آأإٱىةکیıßøæł]/gu, (letter) => plain[letter] ?? letter)
    .replaceAll("\u0901", "\u0902")
    .replace(/[ङञणनम]\u094D(?=[क-म])/gu, "ं") // मुम्बई and मुंबई
    .replace(/[\s_-]+/gu, " ")
    .trim()
    .normalize("NFC");
}

/** Digits of all scripts, and full width signs, as ASCII: "٠٧：٣٠" is "07:30". */
export function plainDigits(text: string): string {
  return text.normalize("NFKC").replace(/[^\P{Nd}0-9]/gu, asciiDigit);
}

// Each script's digits are ten code points in a row, and before its zero stands no digit.
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

// Letters that have no parts, and spellings that people mix.
const plain: Readonly<Record<string, string>> = Object.fromEntries(
  ["آا", "أا", "إا", "ٱا", "ىي", "ةه", "کك", "یي", "ıi", "ßss", "øo", "æae", "łl"].map((pair) => [
    pair[0],
    pair.slice(1),
  ]),
);
