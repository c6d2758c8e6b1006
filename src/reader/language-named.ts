import { languageName } from "../../messages/format.ts";

/** Which of these languages (BCP 47) a text names: by its code, or by its name in itself, in English or in `locale`. Pure. */
export function languageNamed(text: string, languages: readonly string[], locale: string): string | undefined {
  const plain = text.trim().toLowerCase();
  return languages.find((code) =>
    [code, ...[code, "en", locale].map((locale) => languageName(code, locale))].some(
      (name) => name.toLowerCase() === plain,
    ),
  );
}
