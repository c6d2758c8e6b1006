import { en, type Words } from "./en.ts";
import { ko } from "./ko.ts";

export type { Words } from "./en.ts";

/** Every catalog, by its language. A new language is one file and one line here. */
export const catalogs: Readonly<Record<string, Words>> = { en, ko };

/** The catalog for a locale (BCP 47), by its language; English where there is none. */
export function words(locale: string): Words {
  return catalogs[locale.split("-")[0]?.toLowerCase() ?? ""] ?? en;
}
