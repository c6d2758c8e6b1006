import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { glueAfter } from "../../../src/briefing/summary/choose.ts";
import { summarise } from "../../../src/briefing/summary/summarise.ts";

const lead =
  "Ferry operators on the Lissel Sound and the councils of the four towns around it have agreed on a common ticket that is valid on every ferry, bus and tram from the first day of spring, according to a statement from the transport office of the coastal county in Tarnholm on Tuesday.";
const agreed =
  "Ferry operators on the Lissel Sound and the councils of the four towns around it have agreed on a common ticket that is valid on every ferry, bus and tram from the first day of spring.";
const title = "Four towns agree on one ticket";

describe("summarise", () => {
  test("takes two sentences in their order", () => {
    const text = "The ticket costs five crowns a day.\nIt is sold on board. Children travel free.";
    expect(summarise({ title, text })).toBe("The ticket costs five crowns a day. It is sold on board.");
  });

  test("keeps a lead of 281 characters without its attribution where 280 are allowed, in whole words", () => {
    expect(lead).toHaveLength(281);
    const summary = summarise(
      { title, text: `${lead}\n${"Much more was said about it at length. ".repeat(9)}` },
      { characters: 280 },
    );
    expect(summary.startsWith(agreed)).toBe(true);
    expect(summary.length).toBeLessThanOrEqual(280);
    expect(summary).not.toContain("according to");
    expect(summary).not.toContain("…");
  });

  test("does not trim off who the next sentence points back to", () => {
    const said = `${agreed.slice(0, -1)}, the minister Hetty Marsh said.`;
    const he = "She added that the ticket costs five crowns a day.";
    expect(summarise({ title, text: `${said}\n${he}` }, { characters: said.length + he.length })).toBe(said);
    expect(summarise({ title, text: `${said}\n${he}` }, { characters: said.length + he.length + 1 })).toBe(
      `${said} ${he}`,
    );
  });

  test("uses the room that a trimmed lead leaves", () => {
    const text = `${lead}\nThe ticket costs five crowns a day.`;
    expect(summarise({ title, text }, { characters: 280 })).toBe(`${agreed} The ticket costs five crowns a day.`);
  });

  test("counts the blank between two sentences", () => {
    const text = "Twenty characters x. Nineteen units now.";
    expect(summarise({ title, text }, { characters: 40 })).toBe(text);
    expect(text.split(/(?<=\.) /u)).toContain(summarise({ title, text }, { characters: 39 }));
  });

  test("says an attribution where there is room for it", () => {
    expect(summarise({ title, text: lead }, { characters: 281 })).toBe(lead);
  });

  test("passes over a sentence that does not fit, and what points back to it", () => {
    const long = lead.replace(", according", " according");
    const text = `${long}\nIt is valid on every tram.\nThe ticket costs five crowns.`;
    expect(summarise({ title, text }, { characters: 80 })).toBe("The ticket costs five crowns.");
  });

  test("does not say the headline again", () => {
    const text = `${title}\n${title}.\nThe ticket costs five crowns a day.\nFour towns agree on one ticket!`;
    expect(summarise({ title, text })).toBe("The ticket costs five crowns a day.");
  });

  test("passes over lines that are no sentences", () => {
    const text =
      "By Ines Calder\nWhat it costs\nThe ticket costs five crowns a day.\nWhere to buy\nIt is sold on board.";
    expect(summarise({ title, text })).toBe("The ticket costs five crowns a day. It is sold on board.");
  });

  test("takes such lines where there is nothing else", () => {
    expect(summarise({ title, text: "Five crowns a day" })).toBe("Five crowns a day");
  });

  test.each([
    ["en", "But the price is not settled.", "The ticket costs five crowns a day."],
    ["es", "Sin embargo, falta el precio.", "El billete costará cinco pesos."],
    ["ko", "하지만 가격은 정해지지 않았다.", "표는 하루 5천 원이다."],
  ])("does not begin with what points back where another sentence follows (%s)", (language, back, next) => {
    expect(summarise({ title, language, text: `${back}\n${next}` })).toBe(next);
    expect(summarise({ title, language, text: back })).toBe(back);
  });

  test("sets the full stop that a standfirst lacks before the next sentence", () => {
    const standfirst =
      "One ticket for the four towns on the sound is to make the way to work cheaper for all who live in one of them";
    const next = "The ticket costs five crowns a day.";
    const text = `${standfirst}\n${next}`;
    expect(summarise({ title: "", text })).toBe(`${standfirst}. ${next}`);
    expect(summarise({ title: "", text }, { characters: standfirst.length + next.length + 1 })).not.toContain(next);
  });

  test.each([
    ["It is sold on board.", " "],
    ["“It is sold on board.”", " "],
    ["It is sold on board", ". "],
    ["切符は船内で買える。", ""],
    ["切符は船内で買える", "。"],
    ["टिकट नाव पर मिलता है।", " "],
    ["टिकट नाव पर मिलता है", "। "],
    ["التذكرة تباع على متن العبارة", ". "],
    ["ขายตั๋วบนเรือ", " "],
  ])("after %s stands “%s”", (sentence, glue) => {
    expect(glueAfter(sentence)).toBe(glue);
  });

  test.each([
    "In this March 3, 2016, file photo, made available by the county, two ferries lie in the harbour of Tarnholm.",
    "FILE - In this Dec. 12 file photo a tram of the four towns on the sound climbs the hill to Eastby.",
    "In this image released by the county, the ticket of the four towns on the sound is shown.",
  ])("passes over what tells of a picture: %s", (caption) => {
    const text = `${caption}\nThe ticket costs five crowns a day.\nIt is sold on board.\nChildren travel free.`;
    expect(summarise({ title: "", text })).not.toContain("In this");
    const plain = "In this photo studio by the harbour the four towns on the sound agreed on one ticket for all.";
    expect(summarise({ title: "", text: plain })).toBe(plain);
  });

  test("passes over a sentence that leaves to what follows what it says", () => {
    const text =
      "The four towns on the sound agreed on this in a meeting on Monday:\nThe ticket costs five crowns a day.";
    expect(summarise({ title: "", text })).toBe("The ticket costs five crowns a day.");
  });

  test("takes a dateline off", () => {
    for (const before of ["TARNHOLM, 3 March (Harbour Wire) -- ", "(CNN)", "(Reuters) - "]) {
      const text = `${before}The ticket costs five crowns a day.`;
      expect(summarise({ title, text })).toBe("The ticket costs five crowns a day.");
    }
    const named = "LSP – the party of the harbour – wants the ticket to cost four crowns.";
    expect(summarise({ title, text: named })).toBe(named);
  });

  test("joins Chinese and Japanese sentences without a blank", () => {
    const text = "四つの町が共通の切符を導入する。料金は一日五百円だ。";
    expect(summarise({ title: "共通切符", text, language: "ja" })).toBe(text);
  });

  test("chooses what the story is about, wherever it stands", () => {
    const news = "From the first day of spring one common ticket is valid on every ferry and bus of the four towns.";
    const text = [
      "On a grey morning in March, Ole Brandt stood on the quay at Eastby with a thermos flask and looked at the water.",
      "Gulls cried, and a dog slept beside a heap of nets.",
      "Some passengers were reading, others looked out of the window.",
      news,
      "The ticket costs five crowns, and the towns share the cost.",
    ].join(" ");
    expect(summarise({ title, text }, { sentences: 1 })).toBe(news);
    expect(summarise({ title, text }, { sentences: 2 })).toContain(news);
    expect(summarise({ title, text }, { characters: 200 })).toContain(news);
  });

  test("reads on to the thirtieth sentence", () => {
    const word = (i: number) => String.fromCharCode(97 + (i % 26), 97 + ((7 * i) % 25), 97 + ((3 * i) % 23));
    const small = Array.from({ length: 29 }, (_, i) => `Then ${word(3 * i)} ${word(3 * i + 1)} ${word(3 * i + 2)}.`);
    const news = "The four towns agree on one ticket for every ferry, bus and tram from the first day of spring.";
    expect(summarise({ title, text: [...small, news].join("\n") }, { sentences: 1 })).toBe(news);
  });

  test("gives as many sentences as are asked for where they are more than three", () => {
    const text = Array.from({ length: 9 }, (_, i) => `The ticket of town number ${i} costs ${i + 2} crowns a day.`);
    const summary = summarise({ title, text: text.join("\n") }, { sentences: 6 });
    expect(text.filter((sentence) => summary.includes(sentence))).toHaveLength(6);
    expect(text.filter((sentence) => summary.includes(sentence)).join(" ")).toBe(summary);
  });

  test.each([1, 2, 3, 5])("never shows a byline or a stamp among %i sentences", (sentences) => {
    const text = `By . Ines Calder and Tom Harrow . PUBLISHED: . 08:53 EST, 11 June 2013 . | . UPDATED: . 14:49 EST, 11 June 2013 . ${agreed} The ticket costs five crowns a day.`;
    const summary = summarise({ title: "", text }, { sentences });
    for (const furniture of ["Calder", "PUBLISHED", "EST", "UPDATED", "|"]) expect(summary).not.toContain(furniture);
    expect(summary.startsWith("Ferry operators")).toBe(true);
  });

  const speech = [
    "Mayor Greta Lind presented the common ticket of the four towns on the ferry Kittiwake.",
    "“The common ticket of the four towns is valid on every ferry, bus and tram.”",
    "She said that the four towns will share the cost of the common ticket for ferry, bus and tram.",
    "Shops in the four towns sell the common ticket too.",
  ];

  test.each([
    [1, Infinity],
    [2, Infinity],
    [3, Infinity],
    [2, 180],
    [3, 280],
  ])(
    "shows what points back only behind what it points to, in %i sentences and %i characters",
    (sentences, characters) => {
      const summary = summarise({ title, text: speech.join("\n") }, { sentences, characters });
      for (const [i, sentence] of speech.entries()) {
        const leans = (i === 1 || i === 2) && summary.includes(sentence);
        expect(leans && !summary.includes(`${speech[i - 1]} ${sentence}`)).toBe(false);
      }
      expect(summary).not.toBe("");
    },
  );

  test("counts for more what other stories of the event speak of", () => {
    const fish = "A fishing club asked for a ladder for its salmon at the lower weir.";
    const vote = "A referendum on the whole plan will be held in November.";
    const text = `${fish}\n${vote}`;
    const salmon = {
      title: "Salmon",
      text: "The salmon ladder at the weir: salmon need a ladder. No ladder, no salmon at the weir. ".repeat(5),
    };
    const referendum = { title: "Plan", text: "The referendum will be held in November." };
    expect(
      summarise({ title, text }, { sentences: 1, others: [salmon, ...Array.from({ length: 5 }, () => referendum)] }),
    ).toBe(vote);
    expect(summarise({ title, text }, { sentences: 1, others: [salmon, salmon, salmon] })).toBe(fish);
  });

  test.each([
    [
      "ar",
      "أربع مدن تتفق على تذكرة واحدة",
      "اتفقت أربع مدن ساحلية على تذكرة واحدة صالحة لجميع العبارات والحافلات ابتداء من الربيع. وقالت العمدة إن الطقس كان جميلا. وسيبلغ سعر التذكرة خمسة كراون في اليوم؟",
    ],
    [
      "zh",
      "四镇共用一张车票",
      "四个沿海城镇同意从春季第一天起使用同一张车票，可乘坐所有渡轮、公共汽车和电车。他说天气很好。车票每天五克朗，由四个城镇共同承担费用。",
    ],
    ["th", "สี่เมืองใช้ตั๋วใบเดียว", "สี่เมืองริมทะเลตกลงใช้ตั๋วใบเดียวกันกับเรือ รถเมล์ และรถราง\nตั๋วมีราคาห้าคราวน์ต่อวัน"],
    [
      "hi",
      "चार शहरों का एक टिकट",
      "चार तटीय शहर वसंत से हर नौका, बस और ट्राम के लिए एक टिकट पर सहमत हुए। टिकट की कीमत पाँच क्राउन प्रतिदिन होगी।",
    ],
  ])("sums up %s in sentences of its text, within the room", (language, headline, text) => {
    for (const characters of [60, 100, 280]) {
      const summary = summarise({ title: headline, text, language }, { sentences: 3, characters });
      expect(summary).not.toBe("");
      expect(summary.length).toBeLessThanOrEqual(characters);
      for (const word of summary.split(/\s+|(?<=[。])/u)) expect(text).toContain(bare(word));
    }
    expect(summarise({ title: headline, text, language }, { sentences: 1 })).not.toMatch(/^(?:他说|وقالت)/u);
  });

  test.each([
    ["10,000 sentences", "The ticket is valid on every ferry of the sound until spring. ".repeat(10_000)],
    ["a line of a megabyte", "ticket ferry ".repeat(80_000)],
    ["a megabyte without a blank", "x".repeat(2 ** 20)],
    ["a megabyte of commas", `Tickets${", and, who, ".repeat(90_000)}`],
    ["a megabyte of quotation marks", `“"«(`.repeat(2 ** 18)],
    ["10,000 bylines", "By . Ines Calder .\n".repeat(10_000)],
  ])("reads only the opening of %s", (_, text) => {
    for (const length of [{}, { sentences: 5, characters: 280 }]) {
      expect(summarise({ title, text }, length)).toBe(summarise({ title, text: text.slice(0, 16_000) }, length));
    }
  });

  test("is empty for punctuation", () => {
    expect(summarise({ title, text: "… — !!! ??? «» \n ...\n。。。" }, { sentences: 3 })).toBe("");
  });

  test("is empty for an empty text, for a text that is its headline, and for no room", () => {
    expect(summarise({ title, text: "" })).toBe("");
    expect(summarise({ title, text: title })).toBe("");
    expect(summarise({ title, text: lead }, { characters: 0 })).toBe("");
    expect(summarise({ title, text: lead }, { sentences: 0 })).toBe("");
  });

  test("never exceeds its length, and only says what the text says", () => {
    const piece = fc.oneof(
      fc.lorem({ maxCount: 30 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom(lead, "But no.", "“Open, said he, according to X", "👩‍👩‍👧‍👦".repeat(20), "하지만 그렇다.", "三。四！"),
    );
    const text = fc
      .array(piece, { maxLength: 12 })
      .chain((pieces) => fc.constantFrom(pieces.join("\n"), pieces.join(" ")));
    fc.assert(
      fc.property(text, piece, fc.nat(4), fc.nat(400), (source, headline, sentences, characters) => {
        const summary = summarise({ title: headline, text: source }, { sentences, characters });
        expect(summary.length).toBeLessThanOrEqual(characters);
        const known = squeeze(source);
        for (const word of summary.split(/\s+|(?<=[。！？])/u)) expect(known).toContain(bare(word));
      }),
    );
  });
});

const squeeze = (text: string) => text.replace(/[\s\p{C}]+/gu, "");
/** A word without the mark that closes a sentence which was trimmed or had none. */
const bare = (word: string) => squeeze(word.replace(/[.…。।]$/u, ""));
