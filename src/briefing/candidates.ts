import { oneLine } from "../../messages/layout.ts";
import { splitSentences } from "../story/sentences.ts";
import { wordsOf } from "./concepts.ts";
import { balanced } from "./trim.ts";

/** A sentence that a summary may show, and whether it can only stand behind the sentence before it. */
export type Candidate = { readonly text: string; readonly place: number; readonly pointsBack: boolean };

// So much of a story is read (UTF-16 units, sentences): a writer puts the news first, and hostile texts have no end.
const readable = 24_000;
const opening = 40;
// A line without an end mark that is longer than this is a sentence all the same (Thai has no such mark).
const longestSubhead = 100;
// A sentence of which this share of words stands in the headline says nothing that the headline did not.
const sameWords = 0.8;
// "By . Ines Calder . PUBLISHED: . 08:53 EST, 11 June ." is what a byline becomes when its page is made one line.
const fewestWords = 3;
const fewestBeforeLooseStop = 7;

const endMark = /[.!?…。！？؟۔।॥։።။។]["'”’»」』)\]]*$/u;
const looseStop = /\s[.|]$/u;
const stamp = /\b(?:PUBLISHED|UPDATED|Published|Updated|Last updated)(?::| at\b| on\b)/u;
// "SEOUL, 20 November (Agency) -- ", "(CNN) -- ", as wire desks begin.
const dateline =
  /^(?:\p{Lu}[\p{Lu} .'’-]{2,40}(?:, [^–—-]{2,40})?(?: ?\([^)]{2,30}\))?|\([\p{Lu}][^)]{1,30}\)) ?(?:--?|[–—]) (?=\S)/u;

// Words that point back to what stood before.
const pointers = [
  "But And Or So However Meanwhile Moreover Furthermore Also Still Yet Then Instead Nevertheless Nonetheless Therefore Besides Otherwise He She It They This That These Those His Her Their Its Such Both Another For·example In·addition As·a·result",
  "Pero Además También Asimismo Entonces Él Ella Ellos Ellas Esto Eso Estos Estas Sin·embargo No·obstante Por·otra·parte Mientras·tanto",
  "Aber Doch Und Auch Zudem Außerdem Dennoch Dies Dieser Diese Dieses Er Sie Es Ihr Ihre Sein Seine Deshalb Daher Dabei Damit Jedoch Allerdings Denn",
  "Mais Et Il Elle Ils Elles Cela Ce·dernier Cette·dernière Cependant Toutefois Pourtant Ainsi Donc",
  "Ma E Inoltre Tuttavia Però Egli Lui Lei Essi Questo Questa Mas Além·disso No·entanto Porém Ele Ela Eles Elas Isso Esse Essa",
  "Maar En Ook Hij Zij Ze Dit Deze Daarom Men Og Han Hun Hon De Dette Denne Det·samme Också Dessutom",
  "Но И А Он Она Они Это Однако Также Кроме·того При·этом Поэтому Але Він Вона Вони Це Також Ale On Ona Oni Jednak To",
  "Ancak Ama Ayrıca Bu Bunun Onun Tetapi Namun Dia Ia Mereka Selain·itu Nhưng Và Tuy·nhiên Ông·ấy Bà·ấy Anh·ấy Chị·ấy Họ Ngoài·ra Do·đó Vì·vậy",
  "그러나 하지만 그리고 또한 또 한편 그는 그녀는 그들은 이는 이에 이날 이어",
  "তিনি তারা তাঁরা কিন্তু তবে এছাড়া এ·ছাড়া वह वे उन्होंने लेकिन और इसके یہ وہ انہوں لیکن مگر تاہم اور وقال وقالت وأضاف وأضافت لكن كما وهو وهي",
].join(" ");
const opensBack = new RegExp(
  `^["“«'‘„]?(?:${pointers.replaceAll(" ", "|").replaceAll("·", " ")})(?![\\p{L}\\p{M}])`,
  "u",
);
// Chinese and Japanese set no blank behind such a word.
const opensBackUnspaced =
  /^[「『“]?(?:但是?|然而|不过|不過|此外|另外|同时|同時|他们?|她们?|它|其中|しかし|だが|また|さらに|そして|一方|彼は|彼女は|これは|それは)/u;
const quotedWhole = /^(?:"[^"]*"|[“„][^“”]*[“”]|«[^«»]*»|「[^「」]*」|‘[^’]*’)[.!?,]?$/u;

/** The sentences of a story's opening that say something, and not what its headline says, in their order. */
export function candidatesOf(title: string, text: string, language: string | undefined): Candidate[] {
  const lines = text.slice(0, readable).split("\n").filter(isWorded);
  const told = lines.filter((line) => line.length > longestSubhead || endMark.test(line.trimEnd()));
  const headline = new Set(wordsOf(title));
  const candidates: Candidate[] = [];
  const fragments: Candidate[] = [];
  let place = 0;
  for (const line of told.length > 0 ? told : lines) {
    for (const sentence of splitSentences(oneLine(line).replace(dateline, ""), language)) {
      place++;
      if (!isWorded(sentence) || repeats(sentence, headline)) continue;
      (isFragment(sentence) ? fragments : candidates).push({ text: sentence, place, pointsBack: pointsBack(sentence) });
      if (candidates.length >= opening) return candidates;
    }
  }
  return candidates.length > 0 ? candidates : fragments.slice(0, 1);
}

/** Whether a sentence says nothing that the headline did not. */
export function repeats(sentence: string, headline: ReadonlySet<string>): boolean {
  if (headline.size === 0) return false;
  const words = wordsOf(sentence);
  return words.filter((word) => headline.has(word)).length >= words.length * sameWords;
}

function isWorded(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isFragment(sentence: string): boolean {
  if (stamp.test(sentence.slice(0, 80))) return true;
  const words = wordsOf(sentence).filter((word) => /^\p{L}/u.test(word)).length;
  return words < (looseStop.test(sentence) ? fewestBeforeLooseStop : fewestWords);
}

/** "But he …"; and a quotation, or a piece of one, whose speaker is named in the sentence before. */
function pointsBack(sentence: string): boolean {
  if (opensBack.test(sentence) || opensBackUnspaced.test(sentence)) return true;
  return quotedWhole.test(sentence) || !balanced(sentence);
}
