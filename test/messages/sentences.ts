import type { Words } from "../../messages/words.ts";

type Sentence = { readonly path: string; readonly said: string; readonly values: readonly string[] };

// What the sentences that do not take texts alone are called with; [5, 7] is five stories from seven sources.
const counted = (count: number): Readonly<Record<string, readonly unknown[]>> => ({
  "briefing.sources": [["Alpha", "Beta"], "Gamma"],
  "briefing.andMore": [count],
  "briefing.closing": [count, count + 2],
  "briefing.left": [count],
  "briefing.missed": [count, "Alpha"],
  "news.tooMany": [count],
  "news.breakingOn": [count],
  "news.notANumber": ["Alpha", count],
  "news.tooOften": [count],
  "answers.tooMany": [count],
  "settings.items": [count],
});
const texts = ["Alpha", "Beta", "Gamma"];

/** Every sentence of a catalog, with counts and texts put in. What people type (keywords, days) is none. */
export function sentences(
  { commands, options, formats, buttons, briefing, news, status, answers, settings, privacy }: Words,
  count = 5,
): Sentence[] {
  const inside = (value: unknown, path: string): Sentence[] => {
    if (typeof value === "string") return [{ path, said: value, values: [] }];
    if (typeof value === "function") {
      const values = counted(count)[path] ?? texts.slice(0, value.length);
      return [{ path, said: String(value(...values)), values: values.flat().map(String) }];
    }
    return Object.entries(value ?? {}).flatMap(([key, inner]) => inside(inner, path === "" ? key : `${path}.${key}`));
  };
  return inside({ commands, options, formats, buttons, briefing, news, status, answers, settings, privacy }, "");
}
