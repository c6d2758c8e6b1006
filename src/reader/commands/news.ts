import { languageName, list } from "../../../messages/format.ts";
import { catalogs } from "../../../messages/words.ts";
import type { Event } from "../../briefing/event.ts";
import { languageNamed } from "../language-named.ts";
import type { Subscription } from "../subscription.ts";
import { meansAuto } from "../switch-words.ts";
import type { CommandDefinition } from "./command.ts";
import { quoted } from "../quoted.ts";
import { askSetting, set, type Setting } from "./setting.ts";

/** The languages of the news, chosen from these. */
export function newsSetting(languages: readonly string[]): Setting {
  return {
    name: "news",
    written: ({ choices }) => `/news ${choices.languages?.join(" ") ?? "all"}`,
    value: ({ choices }, { words, locale }) =>
      choices.languages ? named(choices.languages, locale) : words.settings.all,
    says: ({ choices }, { words, locale }) =>
      choices.languages ? words.settings.news(named(choices.languages, locale)) : words.settings.newsAll,
    choices: ({ choices }, { words, locale }) => [
      ...unique([...(choices.languages ?? []), ...languages]).map((code) => {
        const chosen = choices.languages?.includes(code) ?? false;
        return { label: languageName(code, locale), command: `/news ${chosen ? "-" : "+"}${code}`, chosen };
      }),
      { label: words.settings.all, command: "/news all" },
    ],
  };
}

/** "/news ko en": in which languages the news may be; "+ko" and "-ko" add one and take one away, "all" lifts it. */
export const news: CommandDefinition = {
  spec: {
    name: "news",
    options: [{ name: "languages", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  async run(context) {
    const { words, locale, reader } = context;
    const args = context.args.trim();
    const spoken = languagesOf(await context.news.recent());
    const setting = newsSetting(spoken);
    if (args === "") return askSetting(context, setting, [words.settings.askNews]);
    if (meansAuto(args)) return set(context, setting, (reader) => withLanguages(reader, []));
    const known = unique([...spoken, ...(reader.choices.languages ?? []), ...Object.keys(catalogs)]);
    const steps = args
      .slice(0, longest)
      .split(/[\s,]+/u)
      .filter(Boolean)
      .map((token) => ({
        sign: /^[+-]/u.exec(token)?.[0],
        code: languageNamed(token.replace(/^[+-]/u, ""), known, locale),
      }));
    const wrong = args.split(/[\s,]+/u).find((_token, i) => steps[i]?.code === undefined);
    if (wrong !== undefined) return askSetting(context, setting, [words.settings.notALanguage(quoted(wrong))]);
    return set(context, setting, (reader) => {
      const anew = steps.some(({ sign }) => sign === undefined);
      const chosen = new Set(anew ? [] : reader.choices.languages);
      for (const { sign, code = "" } of steps) {
        if (sign === "-") chosen.delete(code);
        else chosen.add(code);
      }
      return withLanguages(reader, Array.from(chosen).toSorted());
    });
  },
  complete: (_option, typed, { locale }) =>
    ["all", ...Object.keys(catalogs)]
      .map((value) => ({ label: value === "all" ? value : languageName(value, locale), value }))
      .filter(({ label, value }) =>
        [label, value].some((text) => text.toLowerCase().startsWith(typed.trim().toLowerCase())),
      ),
};

// Names of some two dozen languages.
const longest = 300;
const unique = (codes: readonly string[]) => Array.from(new Set(codes));
const named = (codes: readonly string[], locale: string) =>
  list(
    codes.map((code) => languageName(code, locale)),
    locale,
  );

function withLanguages(reader: Subscription, languages: readonly string[]): Subscription {
  return { ...reader, choices: { ...reader.choices, languages: languages.length > 0 ? languages : undefined } };
}

/** The languages of some news, the most told first, but for what nobody could tell. */
function languagesOf(events: readonly Event[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of events.flatMap(({ stories }) => stories)) {
    const code = language.split("-")[0] ?? "";
    if (code !== "" && code !== "und") counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return Array.from(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([code]) => code);
}
