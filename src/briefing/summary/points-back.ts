import { balanced } from "./trim.ts";

/**
 * Words that begin a sentence which points back to what stood before, by language ("·" stands for a blank): "Il" is "he" in
 * French and "the" in Italian.
 */
const pointers: Readonly<Record<string, string>> = {
  en: "But And Or So However Meanwhile Moreover Furthermore Also Still Yet Then Instead Nevertheless Nonetheless Therefore Besides Otherwise He She It They This That These Those His Her Their Its Such Both Another Regardless Consequently Similarly Likewise Indeed Hence Thus Nor Worse Additionally Accordingly The·latter Of·course In·fact After·all Even·so As·such In·other·words For·example In·addition As·a·result At·the·same·time On·the·other·hand That·said",
  es: "Pero Además También Asimismo Entonces Él Ella Ellos Ellas Esto Eso Estos Estas Sin·embargo No·obstante Por·otra·parte Mientras·tanto En·cambio Por·eso Por·ello",
  de: "Aber Doch Und Auch Zudem Außerdem Dennoch Dies Dieser Diese Dieses Er Sie Es Ihr Ihre Sein Seine Deshalb Daher Darum Trotzdem Hingegen Dabei Damit Jedoch Allerdings Denn Stattdessen Dagegen Ferner Davon Danach Dadurch Darüber·hinaus Einer·davon Eine·davon Eines·davon Das·ist Das·war Das·hat Das·wurde Das·wird Das·sei Das·kann Das·gilt Das·sagte Das·teilte Das·geht",
  fr: "Mais Et Il Elle Ils Elles Cela Ce·dernier Cette·dernière Cependant Toutefois Pourtant Ainsi Donc En·effet En·conséquence De·fait En·revanche Par·ailleurs En·outre De·plus",
  it: "Ma E Inoltre Tuttavia Però Egli Lui Lei Essi Questo Questa",
  pt: "Mas E Além·disso No·entanto Porém Ele Ela Eles Elas Isso Esse Essa",
  nl: "Maar En Ook Hij Zij Ze Dit Deze Daarom",
  da: "Men Og Han Hun De Dette Denne",
  sv: "Men Och Han Hon De Denna Detta Det·samma Också Dessutom",
  pl: "Ale I On Ona Oni Jednak To",
  tr: "Ancak Ama Ayrıca Bu Bunun Onun Namun",
  id: "Tetapi Namun Dia Ia Mereka Selain·itu",
  vi: "Nhưng Và Tuy·nhiên Ông·ấy Bà·ấy Anh·ấy Chị·ấy Họ Ngoài·ra Do·đó Vì·vậy",
};
const akin: Readonly<Record<string, string>> = { no: "da", nb: "da", nn: "da", ms: "id" };
// In scripts in which a word belongs to few languages.
const inOtherScripts = [
  "Но И А Он Она Они Это Однако Также Кроме·того При·этом Поэтому Але Він Вона Вони Це Також",
  "그러나 하지만 그리고 또한 또 한편 그는 그녀는 그들은 이는 이에 이날 이어 그래서 더구나 게다가 따라서 그런데 그렇지만 이처럼 이런 이러한",
  "তিনি তারা তাঁরা কিন্তু তবে এছাড়া এ·ছাড়া वह वे उन्होंने लेकिन और इसके वहीं हालांकि इसलिए یہ وہ انہوں لیکن مگر تاہم اور وقال وقالت وأضاف وأضافت وأوضح وأوضحت وأشار وأشارت وتابع وتابعت لكن كما وهو وهي",
];
// Chinese and Japanese set no blank behind such a word.
const unspaced =
  /^[「『“]?(?:但是?|然而|不过|不過|此外|另外|同时|同時|他们?|她们?|它|其中|对此|對此|因此|所以|于是|於是|该|該|しかし|だが|また|さらに|そして|一方|彼は|彼女は|これは|それは|このため|そのため|こうした|同[\p{Script=Han}]{1,2}[はがの])/u;

// "The town, however, …"; "On Friday he …", with nobody named before; "“…,” she said" and, where verbs do without a pronoun,
// "“…”, dijo.".
const inside: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /^[^,.;:]{2,60}, (?:however|meanwhile|though|in turn|by contrast|on the other hand|for example|for instance|therefore|instead|nevertheless|moreover),/u,
    /^(?:On|In|At|By|After|Before|Since|During|From|Earlier|Later|Without|Despite)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[^\p{Lu},.;:"“]){1,60},\s(?:he|she|they)\s/u,
    /^(?:On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|In \d{4}|Last \p{L}+|Earlier|Later|Now|Today|Yesterday|Recently|Eventually|Finally|Previously)\s(?:he|she|they)\s/u,
    /[,?!]["”’]? (?:he|she|they) (?:said|says|added|adds|told|wrote|writes|noted|explained|insisted|argued|warned|recalled|continued|stated|replied|concluded|admitted)\b/u,
    /["”’] (?:said|says|added) (?:he|she|they)\b/u,
    /^The (?:first|second|third|former|other)s?,/u,
    /^(?:In|At|From) \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?,? (?:he|she|they)\s/u,
  ],
  de: [
    /^[^,.;:]{3,60} (?:aber|jedoch|hingegen|allerdings|dagegen) /u,
    /^(?:Am|Im|In|Nach|Seit|Bei|Mit|Vor|Zum|Zur|Für|Nun|Jetzt|Heute|Gestern|Damals|Später|Zuletzt|Inzwischen|Mittlerweile|Gleichzeitig|Anschließend)\s[^,.;:"„]{0,110} \p{Ll}+ (?:er|sie)\s/u,
    /[“"«»‘],? (?:so|\p{Ll}{2,12}t|\p{Ll}{2,12}te|schrieb) (?:er|sie)\b/u,
  ],
  fr: [/^[^,.;:]{3,60},? (?:cependant|toutefois|en revanche)[ ,]/u, /[»"”,] ?,? ?\p{Ll}+-(?:t-)?(?:il|elle)s?\b/u],
  es: [
    /^[^,.;:]{3,60}, (?:sin embargo|en cambio),/u,
    /["”»],? (?:dijo|afirmó|señaló|añadió|explicó|aseguró|indicó|agregó|sostuvo|concluyó|apuntó|subrayó|ha dicho|ha afirmado)(?: él| ella)?(?:[.,;]|$)/u,
  ],
  it: [
    /^[^,.;:]{3,60}, (?:tuttavia|però|invece),/u,
    /["”»],? (?:(?:ha )?(?:detto|aggiunto|affermato|spiegato|dichiarato|concluso)|dice|aggiunge|afferma|spiega|conclude)(?: lui| lei)?(?:[.,;]|$)/u,
  ],
  pt: [
    /^[^,.;:]{3,60}, (?:no entanto|porém),/u,
    /["”»],? (?:disse|afirmou|explicou|completou|acrescentou|ressaltou|declarou|destacou|diz|afirma|explica)(?: ele| ela)?(?:[.,;]|$)/u,
  ],
  nl: [/^[^,.;:]{3,60} echter /u, /["”’'],? (?:zei|zegt|aldus|vertelt|stelt|schrijft) (?:hij|zij|ze)\b/u],
  da: [
    /^(?:Nå|Nu|I|På|Etter|Efter|Da|Så|Der|Derfor|Ifølge)\s[^,.;:"«”]{0,60} (?:han|hun)\s/u,
    /["”»«],? (?:siger|sier|sa|sagde|fortæller|forteller|skriver|tilføjer) (?:han|hun)\b/u,
  ],
  sv: [
    /^(?:Nu|I|På|Efter|Då|Så|Där|Därför|Enligt)\s[^,.;:"”]{0,60} (?:han|hon)\s/u,
    /["”»],? (?:säger|sade|sa|skriver|berättar|tillägger) (?:han|hon)\b/u,
  ],
  ru: [
    /^[^,.;:]{3,60}, (?:однако|впрочем),/u,
    /[»",] [–—-] (?:сказал|отметил|добавил|заявил|подчеркнул|пояснил|рассказал|написал)а? (?:он|она)(?!\p{L})/u,
  ],
};

const firstWord = /^["“«'‘„]?([\p{L}\p{M}]+)/u;
const threeWords = /^["“«'‘„]?(([\p{L}\p{M}]+ [\p{L}\p{M}]+)(?: [\p{L}\p{M}]+)?)/u;
const quotedWhole = /^(?:"[^"]*"|[“„][^“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|‘[^’]*’)[.!?,]?$/u;

/** Beginnings of one to three words, and the first word of each. */
type Beginnings = { readonly whole: ReadonlySet<string>; readonly firsts: ReadonlySet<string> };

const known = new Map(Object.keys(pointers).map((language) => [language, listed([pointers[language] ?? ""])]));
const elsewhere = listed(inOtherScripts);
const any = listed(Object.values(pointers));
const none: Beginnings = { whole: new Set(), firsts: new Set() };

/**
 * Whether a sentence is understood only behind the one before it: "But he …", or a quotation, or a piece of one, that
 * leaves its speaker to its neighbour. `language` is BCP 47; where it is not known ("und"), it may be any, and in one
 * that has no list here, only quotations are known.
 */
export function pointsBack(sentence: string, language = "en"): boolean {
  const primary = language.split("-")[0]?.toLowerCase() ?? "";
  const listing = akin[primary] ?? primary;
  return (
    beginsWith(sentence, listing === "und" ? any : known.get(listing)) ||
    unspaced.test(sentence) ||
    (inside[listing] ?? []).some((pattern) => pattern.test(sentence)) ||
    quotedWhole.test(sentence) ||
    !balanced(sentence)
  );
}

function beginsWith(sentence: string, beginnings: Beginnings = none): boolean {
  const start = sentence.slice(0, 80).toLowerCase();
  const [, first = ""] = firstWord.exec(start) ?? [];
  if (!beginnings.firsts.has(first) && !elsewhere.firsts.has(first)) return false;
  const [, three = "", two = ""] = threeWords.exec(start) ?? [];
  return [first, two, three].some((words) => beginnings.whole.has(words) || elsewhere.whole.has(words));
}

function listed(lists: readonly string[]): Beginnings {
  const all = lists.join(" ").toLowerCase().split(" ");
  return {
    whole: new Set(all.map((words) => words.replaceAll("·", " "))),
    firsts: new Set(all.map((words) => words.split("·", 1)[0] ?? "")),
  };
}
