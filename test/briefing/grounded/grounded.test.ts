import { describe, expect, test } from "vitest";
import { grounded } from "../../../src/briefing/grounded/grounded.ts";
import { isPlainSentence } from "../../../src/briefing/grounded/plain-sentence.ts";

const ferry = {
  title: "Electric ferry sails from March",
  text: [
    "The first electric ferry on the Lissel Sound will carry passengers between Tarnholm and Eastby from 3 March, the port authority said on Monday. It takes 180 passengers and cost $4.5 million.",
    "Mayor Anna Berg called it “a good day for both towns”. The old ferry sank in May 2015; 12 people were injured and 3 died.",
    "Karl Holm, who leads the union, said that the crew would not be cut. A ticket costs 4.50 crowns, and the crossing takes 25 minutes over 7 km.",
  ].join("\n"),
  language: "en",
};
const kept = (sentence: string, source = ferry) => grounded(sentence, [source]).length === 1;

describe("a sentence of a model", () => {
  test.each([
    "The first electric ferry on the Lissel Sound will sail between Tarnholm and Eastby from 3 March.",
    "The ferry takes 180 passengers and cost $4.5 million.",
    "Anna Berg called it a good day for both towns.",
    'Mayor Anna Berg called it "a good day for both towns".',
    "The old ferry sank in May 2015, and 12 people were injured.",
    "The crew would not be cut, Karl Holm said.",
    "The crossing takes 25 minutes over 7 km.",
  ])("is kept where the source says it: %s", (sentence) => expect(kept(sentence)).toBe(true));

  test.each([
    ["another number", "The ferry takes 190 passengers and cost $4.5 million."],
    ["another magnitude", "The ferry takes 180 passengers and cost $4.5 billion."],
    ["another currency", "The ferry takes 180 passengers and cost €4.5 million."],
    ["a number that counts something else", "The old ferry sank in May 2015; 3 people were injured."],
    ["another unit", "The crossing takes 25 minutes over 7 miles."],
    ["a number in words", "The ferry takes two hundred passengers and cost $4.5 million."],
    ["another sign", "The ferry takes -180 passengers and cost $4.5 million."],
    ["another day of the month", "The first electric ferry sails between Tarnholm and Eastby from 3 May."],
    ["another day", "The first electric ferry will carry passengers, the port authority said on Tuesday."],
    ["a name that nobody has", "Mayor Erik Lund called it a good day for both towns."],
    ["two names that are joined", "Mayor Karl Berg called it a good day for both towns."],
    ["an office that another has", "Mayor Karl Holm said that the crew would not be cut."],
    ["an invented first word", "Greenpeace called it a good day for both towns."],
    ["a changed quotation", "Anna Berg called it “a great day for both towns”."],
    ["a quotation without an end", "Anna Berg called it “a good day for both towns."],
    ["no denial where there is one", "Karl Holm, who leads the union, said that the crew would be cut."],
    ["a denial where there is none", "The first electric ferry will not carry passengers between Tarnholm and Eastby."],
    ["words from everywhere", "The old union said that both passengers sank the crossing and injured the crew."],
    ["words from nowhere", "Critics fear higher emissions and demand an independent review."],
    ["half a sentence", "The first electric ferry on the Lissel Sound will carry"],
  ])("is dropped for %s", (_why, sentence) => expect(kept(sentence)).toBe(false));

  test("is kept with a name in another case", () => {
    const text = "Город Москва откроет новый мост в пятницу, сообщил мэр Иван Петров.";
    const source = { title: "", text, language: "ru" };
    expect(kept("Новый мост откроет в пятницу город Москва, сообщил мэр.", source)).toBe(true);
    expect(kept("Новый мост в Москве откроет город в пятницу.", source)).toBe(true);
    expect(kept("Новый мост в Самаре откроет город в пятницу.", source)).toBe(false);
    expect(kept("Новый мост откроет в субботу город Москва, сообщил мэр.", source)).toBe(false);
  });

  test("is dropped with the one that it points back to", () => {
    const said = "The first electric ferry will sail between Tarnholm and Eastby from 3 March.";
    const points = "It takes 180 passengers and cost $4.5 million.";
    expect(grounded(`${said} ${points}`, [ferry])).toEqual([said, points]);
    expect(grounded(`${said} Erik Lund disagreed with that on Friday. ${points}`, [ferry])).toEqual([said]);
    expect(grounded(points, [ferry])).toEqual([]);
  });

  test("is dropped where no source alone says it", () => {
    const one = "Anna Berg opened the bridge in Tarnholm.";
    const two = "Karl Holm closed the harbour of Eastby.";
    const sources = [one, two].map((text) => ({ title: "News", text, language: "en" }));
    expect(grounded(`${one} ${two} Anna Berg opened the harbour of Eastby.`, sources)).toEqual([one, two]);
  });

  test("is told once, and no more than four are", () => {
    const text = ferry.text.replaceAll("\n", " ");
    expect(grounded(`${text} ${text}`, [ferry])).toHaveLength(4);
    const again = "The ferry takes 180 passengers and cost $4.5 million.";
    expect(grounded(`${again} ${again}`, [ferry])).toEqual([again]);
  });
});

describe("numbers", () => {
  test.each([
    ["en", "The budget grew to 1,234,567 crowns this year.", "1 234 567 crowns"],
    ["de", "Der Haushalt wuchs auf 1.234,5 Kronen in diesem Jahr.", "1234,5 Kronen"],
    ["fr", "Le budget atteint 1 234 567 couronnes cette année.", "1 234 567 couronnes"],
  ])("are the same in another way of writing (%s)", (language, text, written) => {
    const number = /\d[\d.,\u00a0\u202f ]*\d \p{L}+/u.exec(text)![0];
    expect(kept(text.replace(number, written), { title: "", text, language })).toBe(true);
    expect(kept(text.replace(/\d/u, "9"), { title: "", text, language })).toBe(false);
  });

  test("are the same in the digits of another script, and other ones are not", () => {
    const text = "أعلنت البلدية أن العبارة الجديدة تنقل ١٨٠ راكبا بين المدينتين.";
    const source = { title: "", text, language: "ar" };
    expect(kept(text.replace("١٨٠", "180"), source)).toBe(true);
    expect(kept(text.replace("١٨٠", "١٩٠"), source)).toBe(false);
  });

  test("of a date hold for its month, also where months are in lower case", () => {
    const source = {
      title: "",
      text: "El puente abrirá el 5 de marzo, dijo el alcalde. En mayo hubo obras en el puente.",
      language: "es",
    };
    expect(kept("El puente abrirá el 5 de marzo.", source)).toBe(true);
    expect(kept("El puente abrirá el 5 de mayo.", source)).toBe(false);
    expect(kept("El puente abrirá el 5 de abril.", source)).toBe(false);
  });
});

describe("scripts without capitals", () => {
  const korean = {
    title: "첫 전기 여객선 3월 취항",
    text: "항만청은 3월 3일부터 한빛항과 동해도를 잇는 첫 전기 여객선이 운항한다고 월요일 밝혔다. 이 배에는 승객 180명이 탈 수 있으며 건조에 45억 원이 들었다. 김민수 시장은 두 도시 모두에 좋은 날이라고 말했다.",
    language: "ko",
  };
  test.each([
    "승객 180명이 탈 수 있으며 건조에 45억 원이 들었다.",
    "김민수 시장은 두 도시 모두에 좋은 날이라고 말했다.",
    "항만청이 3월 3일부터 첫 전기 여객선이 운항한다고 밝혔다.",
  ])("keep what the source says, with other particles, too: %s", (sentence) =>
    expect(kept(sentence, korean)).toBe(true),
  );
  test.each([
    "김민지 시장은 두 도시 모두에 좋은 날이라고 말했다.",
    "박철수 시장은 두 도시 모두에 좋은 날이라고 말했다.",
    "승객 180명이 탈 수 있으며 건조에 45만 원이 들었다.",
    "승객 190명이 탈 수 있으며 건조에 45억 원이 들었다.",
    "김민수 시장은 두 도시 모두에 좋은 날이 아니라고 말했다.",
  ])("drop another name, number or sense: %s", (sentence) => expect(kept(sentence, korean)).toBe(false));

  const japanese = {
    title: "初の電動フェリー、3月に就航",
    text: "港湾局は月曜日、東浜と北島を結ぶ初の電動フェリーが3月3日に就航すると発表した。定員は180人で、建造費は5億円だった。田中市長は両市にとって良い日だと述べた。",
    language: "ja",
  };
  test("hold in Japanese, where no blanks stand between words", () => {
    expect(kept("定員は180人で、建造費は5億円だった。", japanese)).toBe(true);
    expect(kept("定員は180人で、建造費は5万円だった。", japanese)).toBe(false);
    expect(kept("佐藤市長は両市にとって良い日だと述べた。", japanese)).toBe(false);
    expect(kept("田中市長は両市にとって良い日ではないと述べた。", japanese)).toBe(false);
  });

  test("hold from right to left", () => {
    const arabic = {
      title: "",
      text: "قال رئيس البلدية سامر حداد إن العبارة الجديدة ستبدأ العمل يوم الاثنين بين المدينتين.",
      language: "ar",
    };
    expect(kept("قال سامر حداد إن العبارة الجديدة ستبدأ العمل يوم الاثنين.", arabic)).toBe(true);
    expect(kept("قال كريم منصور إن العبارة الجديدة ستبدأ العمل يوم الاثنين.", arabic)).toBe(false);
    expect(kept("قال سامر حداد إن العبارة الجديدة لن تبدأ العمل يوم الاثنين.", arabic)).toBe(false);
  });
});

describe("a plain sentence", () => {
  const plain = "The ferry will carry passengers to Eastby from 3 March.";
  test.each([
    plain,
    "The U.S. paid $5 (about €4.60) at 7:30 a.m., Berg said.",
    "Он не приедет в Москву до пятницы.",
    "این قطار از فردا می‌رود و بلیت آن ارزان است.",
    "เรือเฟอร์รี่ไฟฟ้าลำแรกจะให้บริการในเดือนมีนาคม",
  ])("is %s", (text) => expect(isPlainSentence(text)).toBe(true));

  test.each([
    ["a link", "Read more about the ferry at https://evil.example now."],
    ["a bare domain", "Read more about the ferry at evil.example now."],
    ["a domain in another script", "Подробности о пароме на сайте новости.рф сегодня."],
    ["an address", "Write to the ferry office at win@evil.example now."],
    ["a mention", "The ferry office thanks @everyone for the patience."],
    ["a command", "Write /stop to get the news of the ferry."],
    ["bold", "The **ferry** will carry passengers to Eastby."],
    ["a link in markdown", "The [ferry](x) will carry passengers to Eastby."],
    ["HTML", "The <b>ferry</b> will carry passengers to Eastby."],
    ["code", "The `ferry` will carry passengers to Eastby."],
    ["a heading", "# The ferry will carry passengers to Eastby."],
    ["a list", "- The ferry will carry passengers to Eastby."],
    ["a numbered list", "1. The ferry will carry passengers to Eastby."],
    ["a table", "The ferry | the passengers | the town of Eastby."],
    ["an emoji", "The ferry will carry passengers to Eastby 🚀."],
    ["a turned direction", `The ferry will carry \u202eabc\u202c to Eastby.`],
    ["a hidden character", "The ferry will carry pass\u200bengers to Eastby."],
    ["hidden tags", "The ferry will carry passengers \u{e0041}\u{e0042} to Eastby."],
    ["a control", "The ferry will carry \u0007 passengers to Eastby."],
    ["half a pair", "The ferry will carry \ud83d passengers to Eastby."],
    ["no end", "The ferry will carry passengers to"],
    ["a cut", "The ferry will carry passengers to …"],
    ["too little", "Breaking news today."],
    ["nothing", ""],
    ["too much", `The ferry ${"really ".repeat(40)}sails.`],
  ])("is not one with %s", (_what, text) => expect(isPlainSentence(text)).toBe(false));
});

test("nothing comes of nothing, nor of very long nonsense", () => {
  expect(grounded("", [ferry])).toEqual([]);
  expect(grounded(ferry.text, [])).toEqual([]);
  expect(grounded(ferry.text, [{ title: "", text: "", language: "und" }])).toEqual([]);
  for (const piece of ["“«(", "1,", "1 ", "Aa ", "'", "a-", "‘a", "가", "中", "\u0e01"]) {
    const long = piece.repeat(100_000);
    expect(grounded(long, [{ ...ferry, text: long }])).toEqual([]);
    expect(grounded(`${piece.repeat(100)}.`, [{ ...ferry, text: ferry.text }])).toEqual([]);
  }
});
