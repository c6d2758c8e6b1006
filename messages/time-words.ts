import { ar } from "./time/ar.ts";
import { de } from "./time/de.ts";
import { en, type TimeWords } from "./time/en.ts";
import { es } from "./time/es.ts";
import { fr } from "./time/fr.ts";
import { hi } from "./time/hi.ts";
import { it } from "./time/it.ts";
import { ja } from "./time/ja.ts";
import { ko } from "./time/ko.ts";
import { pt } from "./time/pt.ts";
import { ru } from "./time/ru.ts";
import { zh } from "./time/zh.ts";

export type { TimeWords } from "./time/en.ts";

/** By language. A new language is one file and one line here. */
export const timeWords: Readonly<Record<string, TimeWords>> = { en, ko, es, fr, de, pt, it, ru, ar, hi, zh, ja };
