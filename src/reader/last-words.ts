// The longest names have so many words.
const mostWords = 5;

/** What was typed, its last words completed to each of the names that begin so: "world sci" to "world science". Pure. */
export function lastWords(typed: string, names: readonly string[]): string[] {
  const words = typed.split(/(?<=[\s,])/u);
  const whole = /[^\s,]$/u.test(typed) ? words.length - 1 : words.length;
  for (let i = Math.max(whole - mostWords, 0); i <= whole; i++) {
    const before = words.slice(0, i).join("");
    const begun = words.slice(i).join("").toLowerCase();
    const found = names.filter((name) => name.toLowerCase().startsWith(begun));
    if (found.length > 0) return found.map((name) => `${before}${name}`);
  }
  return [];
}
