import { knownLocale, languageName } from "../../../messages/format.ts";
import { catalogs, words as wordsOf } from "../../../messages/words.ts";
import { languageNamed } from "../language-named.ts";
import { meansAuto } from "../switch-words.ts";
import type { CommandDefinition } from "./command.ts";
import { quoted } from "../quoted.ts";
import { askSetting, set, type Setting } from "./setting.ts";

export const languageSetting: Setting = {
  name: "language",
  written: ({ locale, choices }) => `/language ${choices.chose?.locale ? locale : "auto"}`,
  value: ({ locale, choices }, { words }) =>
    choices.chose?.locale ? languageName(baseOf(locale), baseOf(locale)) : words.settings.auto,
  says: ({ locale, choices }, { words }) =>
    choices.chose?.locale
      ? words.settings.language(languageName(baseOf(locale), baseOf(locale)))
      : words.settings.languageAuto,
  choices: ({ locale, choices }, { words }) => [
    ...Object.keys(catalogs).map((code) => ({
      label: languageName(code, code),
      command: `/language ${code}`,
      chosen: choices.chose?.locale === true && baseOf(locale) === code,
    })),
    { label: words.settings.auto, command: "/language auto" },
  ],
};

/** "/language 한국어": the language that the bot speaks here, whatever the platform says of a person; "auto": as the platform says. */
export const language: CommandDefinition = {
  spec: {
    name: "language",
    options: [{ name: "language", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  run(context) {
    const { words, from } = context;
    const args = context.args.trim();
    if (args === "") return askSetting(context, languageSetting, [words.settings.askLanguage]);
    const auto = meansAuto(args);
    const code = languageNamed(baseOf(args), codes, context.locale) ?? languageNamed(args, codes, context.locale);
    if (!auto && code === undefined)
      return askSetting(context, languageSetting, [words.settings.notALanguage(quoted(args))]);
    // Of one language, the region that the platform tells or the reader names: clocks go by it.
    const regional = [args, from.locale, context.reader.locale]
      .map(knownLocale)
      .find((locale) => locale.includes("-") && baseOf(locale) === code);
    const spoken = auto ? knownLocale(from.locale ?? context.locale) : (regional ?? code ?? context.locale);
    return set({ ...context, locale: spoken, words: wordsOf(spoken) }, languageSetting, (reader) => ({
      ...reader,
      locale: spoken,
      choices: { ...reader.choices, chose: { ...reader.choices.chose, locale: auto ? undefined : true } },
    }));
  },
  complete: (_option, typed) =>
    codes
      .map((code) => ({ label: languageName(code, code), value: code }))
      .filter(({ label, value }) =>
        [label, value].some((text) => text.toLowerCase().startsWith(typed.trim().toLowerCase())),
      ),
};

const codes = Object.keys(catalogs);
const baseOf = (locale: string) => locale.split(/[-_]/u)[0]?.toLowerCase() ?? locale;
