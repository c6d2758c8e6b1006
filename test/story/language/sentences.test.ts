import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../../src/story/language/sentences.ts";

const bare = (text: string) => text.replaceAll(/\s+/gu, "");

describe("splitSentences", () => {
  it.each([
    ["en", "Dr. Weaver met Samuel J. Park at 9 a.m. Monday.|He left."],
    ["en", "The firm, Orvane Inc. of Delaware, moved to the U.S. in May.|The move cost little."],
    ["en", "It came from the U.S.|The rest did not."],
    ["en", "“We are late. We are not lost,” she said.|Nobody laughed."],
    ["en", "Three came.|81 of them stayed."],
    ["en", "They argued (He was wrong. She knew.) for an hour.|Then it rained."],
    ["de", "Am 12. Juni kam Prof. Meier z.B. nach Bonn.|Das war spät."],
    ["de", "„Ich gehe“, sagte er.|Die Tür fiel zu."],
    ["en", "They would revise the Japan-U.S. Status Agreement.|E! News and Yahoo! Japan said so.|Never!|It stays."],
    ["ar", "زار الوزير مركز جون إف. كينيدي يوم الجمعة.|ثم غادر."],
    ["es", "El Sr. Ruiz vive en EE.UU. desde 2010.|¿Volverá?|Nadie lo sabe."],
    ["ru", "Он живёт на ул. Мира с А. И. Семеновым.|Потом он уехал."],
    ["en", "The answer was no.|The council voted at No. 5 on Dec. 3.|It was over."],
    ["en", "It opened at 9 p.m. Friday.|It closed long before 3 a.m.|Nobody had come."],
    ["en", "He said 'It rained. It snowed.' and left.|iPhone sales fell.|Yahoo! rose."],
    ["en", "The list:|1. A bridge|2. A road|3. A school"],
    ["en", "a) by train|b) by bus"],
    ["en", "The fall was slow.[7]|It began in 2019 . . . and went on.|Read https://h.example/a.b?c=d. first."],
    ["en", 'She said "Why not?" and "Never!" in one breath.|(It was late.)|Then she left.'],
    ["en", "a. By train|b. By bus|c. On foot"],
    ["en", "“Is it?” he asked.|“Yes.”|He left the U.S.|Nobody knew."],
    ["de", "Er gewann 3:1.|Meier jubelte.|Der 1. FC Hügel siegte um 300 v. Chr. klar."],
    ["de", "»Ich gehe. Du bleibst«, sagte er.|Dann ging er.|»Gut.«|Sie blieb."],
    ["fr", "M. Roux, né en 50 av. J.-C., dort.|Mme Roux « chante. Elle danse » encore."],
    ["cs", "Vláda jedná 6. 11. 2026 v Brně.|Potom odjede."],
    ["fr", "« Je pars. »|Il ferma la porte."],
    ["pl", "Kosztuje ok. 5 mln zł.|Wójt np. Nowak milczy."],
    ["el", "Πού πάει;|Κανείς δεν ξέρει."],
    ["hi", "बारिश हुई।|डॉ. वर्मा घर गए।|अब धूप है."],
    ["bn", "ড. কামাল এলেন।|বৃষ্টি হলো।"],
    ["ur", "بارش ہوئی۔|سب گھر گئے۔"],
    ["ar", "هل جاء د. سالم؟|نعم، جاء."],
    ["hy", "Անձրև եկավ։|Բոլորը տուն գնացին:|Մութ էր։"],
    ["my", "မိုးရွာသည်။|အားလုံးအိမ်ပြန်ကြသည်။"],
    ["am", "ዝናብ ዘነበ።|በ2018 ዓ.ም. ሁሉም ሄዱ።"],
    ["th", "เริ่มเมื่อ พ.ศ. 2560 โดย ดร. สมชาย"],
    ["zh", "“你去哪里？”他问。|大家都走了。"],
    ["zh", "下雨了。|“我们走吧。快点！”他说。|大家都回家了！"],
    ["ko", "비가 왔다.|모두가 집에 갔다."],
    ["ja", "雨が降った。|「行こう。早く。」と言った。"],
  ])("ends where a sentence of %s ends: %s", (language, marked) => {
    const sentences = marked.split("|");
    const blank = /ja|zh|my/u.test(language) ? "" : " ";
    expect(splitSentences(sentences.join(blank), language)).toEqual(sentences);
  });

  it("ends a sentence at a line break", () => {
    expect(splitSentences("A heading\nA paragraph follows.")).toEqual(["A heading", "A paragraph follows."]);
  });

  it("reads on over a line break that only keeps a column, as mail marks it", () => {
    expect(splitSentences("It was a cold \nnight in town.\nit rained")).toEqual([
      "It was a cold night in town.",
      "it rained",
    ]);
  });

  // A splitter whose time grows with the square would take minutes for each.
  it.each([
    "a",
    ".",
    "A. ",
    '"A. ',
    "(",
    "1. ",
    "a!",
    "[1]",
    "\n ",
    " ",
    "。",
    "ա:",
    "A.",
    "“",
    "a.- ",
    "\u0301",
    "- a) ",
  ])("is not held up by a long row of %j", (piece) => {
    const text = piece.repeat(500_000 / piece.length);
    expect(bare(splitSentences(text).join("")).length).toBe(bare(text).length);
  });

  it("loses nothing but white space, whatever the text and the language", () => {
    const piece = fc.constantFrom(
      "Dr.",
      " ",
      "\n",
      "U.S. ",
      "“",
      "”",
      "(",
      ")",
      "12. ",
      "...",
      "A.",
      "[7]",
      "。",
      "é",
      "?!",
      ":",
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 8 })))
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, fc.oneof(fc.constantFrom("en", "de", "hy", "ja", "und"), fc.string()), (text, language) => {
        const sentences = splitSentences(text, language);
        expect(bare(sentences.join(""))).toBe(bare(text));
        expect(sentences.every((sentence) => sentence !== "" && sentence.trim() === sentence)).toBe(true);
      }),
    );
  });
});
