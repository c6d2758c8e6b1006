// Adapter for scorers of the story room: what they call, over our functions.
export { splitSentences } from "../src/story/sentences.ts";
export { detectLanguage } from "../src/story/language.ts";
import { clean } from "../src/story/clean.ts";

export function cleanArticle({ title, text, lang }) {
  return clean({ title: title ?? "", text, language: lang });
}
