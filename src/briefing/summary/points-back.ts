import { balanced } from "./trim.ts";

// Words that begin a sentence which points back to what stood before; "·" stands for a blank.
const pointers = [
  "But And Or So However Meanwhile Moreover Furthermore Also Still Yet Then Instead Nevertheless Nonetheless Therefore Besides Otherwise He She It They This That These Those His Her Their Its Such Both Another Regardless Consequently Similarly Likewise Indeed Hence Thus For·example In·addition As·a·result",
  "Pero Además También Asimismo Entonces Él Ella Ellos Ellas Esto Eso Estos Estas Sin·embargo No·obstante Por·otra·parte Mientras·tanto",
  "Aber Doch Und Auch Zudem Außerdem Dennoch Dies Dieser Diese Dieses Er Sie Es Ihr Ihre Sein Seine Deshalb Daher Darum Trotzdem Hingegen Dabei Damit Jedoch Allerdings Denn",
  "Mais Et Il Elle Ils Elles Cela Ce·dernier Cette·dernière Cependant Toutefois Pourtant Ainsi Donc",
  "Ma E Inoltre Tuttavia Però Egli Lui Lei Essi Questo Questa Mas Além·disso No·entanto Porém Ele Ela Eles Elas Isso Esse Essa",
  "Maar En Ook Hij Zij Ze Dit Deze Daarom Men Og Han Hun Hon De Dette Denne Det·samme Också Dessutom",
  "Но И А Он Она Они Это Однако Также Кроме·того При·этом Поэтому Але Він Вона Вони Це Також Ale On Ona Oni Jednak To",
  "Ancak Ama Ayrıca Bu Bunun Onun Tetapi Namun Dia Ia Mereka Selain·itu Nhưng Và Tuy·nhiên Ông·ấy Bà·ấy Anh·ấy Chị·ấy Họ Ngoài·ra Do·đó Vì·vậy",
  "그러나 하지만 그리고 또한 또 한편 그는 그녀는 그들은 이는 이에 이날 이어",
  "তিনি তারা তাঁরা কিন্তু তবে এছাড়া এ·ছাড়া वह वे उन्होंने लेकिन और इसके یہ وہ انہوں لیکن مگر تاہم اور وقال وقالت وأضاف وأضافت لكن كما وهو وهي",
];
const known = new Set(
  pointers
    .join(" ")
    .toLowerCase()
    .split(" ")
    .map((words) => words.replaceAll("·", " ")),
);
const opening = /^["“«'‘„]?(([\p{L}\p{M}]+)(?:[ ]([\p{L}\p{M}]+))?(?:[ ]([\p{L}\p{M}]+))?)/u;
// Chinese and Japanese set no blank behind such a word.
const unspaced =
  /^[「『“]?(?:但是?|然而|不过|不過|此外|另外|同时|同時|他们?|她们?|它|其中|しかし|だが|また|さらに|そして|一方|彼は|彼女は|これは|それは)/u;
const quotedWhole = /^(?:"[^"]*"|[“„][^“”]*[“”]|«[^«»]*»|「[^「」]*」|‘[^’]*’)[.!?,]?$/u;

/**
 * Whether a sentence is understood only behind the one before it: "But he …", or a quotation, or a piece of one, that
 * leaves its speaker to its neighbour.
 */
export function pointsBack(sentence: string): boolean {
  const start = opening.exec(sentence.slice(0, 80).toLowerCase());
  if (start) {
    const [, three = "", one = "", two, third] = start;
    if (
      known.has(one) ||
      (two !== undefined && known.has(`${one} ${two}`)) ||
      (third !== undefined && known.has(three))
    )
      return true;
  }
  return unspaced.test(sentence) || quotedWhole.test(sentence) || !balanced(sentence);
}
