import { arabic } from "./ar.ts";
import { de } from "./de.ts";
import { en, type Words } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { hi } from "./hi.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { zh } from "./zh.ts";

export type { Words } from "./en.ts";

/** Every catalog, by its language. A new language is one file and one line here. */
export const catalogs: Readonly<Record<string, Words>> = {
  en,
  ar: arabic("ar"),
  de,
  es,
  fr,
  hi,
  it,
  ja,
  ko,
  pt,
  ru,
  zh,
};

/** The catalog for a locale (BCP 47), by its language; English where there is none. */
export function words(locale: string): Words {
  const language = locale.split("-")[0]?.toLowerCase() ?? "";
  // Arab countries write numbers in one of two ways.
  return language === "ar" ? arabic(locale) : (catalogs[language] ?? en);
}
