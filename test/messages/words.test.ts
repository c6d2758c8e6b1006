import { describe, expect, test } from "vitest";
import { readKeyword } from "../../messages/keywords.ts";
import { catalogs, words, type Words } from "../../messages/words.ts";
import { readWhen } from "../../src/reader/time/when.ts";
import { sentences } from "./sentences.ts";

/** A sentence without what is alike in all languages: the values put in, commands, names of formats and zones. */
function ownWords(said: string): string {
  return said
    .replaceAll(/Alpha|Beta|Gamma|AI|\/[a-z]+|[A-Z]\w+\/[A-Z]\w+|headlines|short|full/gu, "")
    .replaceAll(/[\u2068\u2069]/gu, "");
}

describe.each(Object.entries(catalogs))("the catalog %s", (language, catalog: Words) => {
  test.each([0, 1, 2, 5, 21])("says every sentence with %i", (count) => {
    for (const { said } of sentences(catalog, count)) {
      expect(said.trim()).not.toBe("");
      expect(said).not.toMatch(/undefined|NaN|\[object/u);
    }
  });

  test("puts every value into its sentence", () => {
    for (const { said, values } of sentences(catalog)) for (const value of values) expect(said).toContain(value);
  });

  test("describes commands within the narrowest platform's 100 characters, and buttons within 20", () => {
    for (const text of [...Object.values(catalog.commands), ...Object.values(catalog.options)])
      expect(text.length).toBeLessThanOrEqual(100);
    const { daily, ...labels } = catalog.buttons;
    for (const label of Object.values(labels)) expect(label.length).toBeLessThanOrEqual(20);
    expect(daily("7:30 AM").length).toBeLessThanOrEqual(20);
  });

  test("has words for all that people type", () => {
    const { keywords, days, am, pm, formats } = catalog;
    expect(days.names).toHaveLength(7);
    const lists = [...Object.values(keywords), days.everyDay, days.weekdays, days.weekend, ...days.names, am, pm];
    for (const list of lists)
      expect(list.filter((word) => word.trim() === word && word !== "").length).toBeGreaterThan(0);
    for (const typed of lists.flat()) expect(typed).toBe(typed.normalize("NFC").toLowerCase());
    for (const name of Object.values(formats)) expect(name).not.toMatch(/\s/u);
  });

  test("calls commands by one word, each its own, which is understood when it is typed", () => {
    const names = Object.entries(catalog.names ?? {});
    expect(names.length > 0).toBe(language !== "en" && language !== "ar");
    const all = Object.keys(catalog.commands).map((command) => new Map(names).get(command) ?? command);
    expect(new Set(all).size).toBe(all.length);
    for (const [command, name] of names) {
      // No apostrophe: Discord once documented it and refuses it (discord-api-docs issue 7371).
      expect(name).toMatch(/^[-_\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
      expect(name).toBe(name.normalize("NFC").toLowerCase());
      // What a subcommand is called is no command by itself.
      expect(command === "show" || readKeyword(name)?.name === command).toBe(true);
    }
  });

  test("gives examples that are understood", () => {
    const examples = sentences(catalog).flatMap(({ said }) =>
      Array.from(said.matchAll(/\/subscribe ([^,，、。।.\n–—\u2069]+)/gu), ([, args = ""]) => args),
    );
    expect(examples.length).toBeGreaterThan(4);
    const whens = catalog.options.when.replace(/^[^:：]+[:：]/u, "").split(/[,，、]| أو /u);
    expect(whens).toHaveLength(3);
    const plain = [...examples, ...whens].map((example) => example.replaceAll(/[\u2068\u2069]/gu, ""));
    expect(plain.filter((example) => readWhen(example).kind !== "when")).toEqual([]);
  });
});

describe.each(Object.entries(catalogs).filter(([language]) => language !== "en"))(
  "the catalog %s",
  (language, catalog: Words) => {
    test("leaves no English in its sentences", () => {
      const english = new Map(sentences(words("en")).map(({ path, said }) => [path, ownWords(said)]));
      // German and French have these words, too.
      const own = sentences(catalog).map(({ path, said }) => ({
        path,
        said: ownWords(said).replace(/^(?:Update|Pause| \(source\))$/u, ""),
      }));
      expect(own.filter(({ path, said }) => /\p{L}{4}/u.test(said) && said === english.get(path))).toEqual([]);
      const common =
        /(?<!\p{L})(?:the|your|you|and|of|with|is|are|what|when|news|every|day|write|stories|sent)(?!\p{L})/iu;
      const foreign = ["ar", "hi", "ja", "ko", "ru", "zh"].includes(language) ? /\p{sc=Latin}{2}/u : common;
      expect(own.filter(({ said }) => foreign.test(said))).toEqual([]);
    });
  },
);

describe("the marks between words", () => {
  const all = (language: string) => sentences(words(language)).map(({ said }) => said);

  test("are those of French: a narrow no-break space before the high ones and inside quotes", () => {
    for (const said of all("fr")) expect(said).not.toMatch(/(?<![\u202f\d])[;:!?»](?!\d)|«(?!\u202f)|'/u);
  });

  test("are those of German, Spanish, Italian and Russian", () => {
    for (const said of all("de")) expect(said.replaceAll(/„[^„“]+“/gu, "")).not.toMatch(/["“”„]/u);
    for (const said of all("es")) {
      expect(said.match(/¿/gu)?.length).toBe(said.match(/\?/gu)?.length);
      expect(said.match(/¡/gu)?.length).toBe(said.match(/!/gu)?.length);
    }
    for (const said of ["es", "it", "ru"].flatMap(all)) expect(said).not.toMatch(/["“”']/u);
  });

  test("are full-width in Chinese and Japanese", () => {
    for (const said of ["zh", "ja"].flatMap(all)) expect(said).not.toMatch(/[,;?!().]|:(?!\d)/u);
  });

  test("are Arabic in Arabic, and what is written from left to right stands apart", () => {
    for (const said of all("ar")) expect(said).not.toMatch(/[,;?]/u);
    const { answers, briefing, status, options, commands } = words("ar");
    const mixed = [
      ...Object.values({ ...commands, ...options, ...status.states }),
      ...[answers.askWhen, answers.otherZone, answers.help].map((say) => say("Africa/Cairo")),
      ...[answers.unknownCommand, answers.notATime, answers.notAZone, answers.whichZone, answers.notAFormat].map(
        (say) => say("late"),
      ),
      ...[answers.subscribed, status.planned].map((say) => say("كل يوم", "Africa/Cairo")),
      answers.notSubscribed,
      answers.stopped,
      answers.onlyManagers,
      briefing.left(3),
      briefing.sources(["Reuters", "الجزيرة"], "قبل ساعتين"),
    ];
    for (const said of mixed) {
      expect(said.replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, "")).not.toMatch(/[A-Za-z/\u2068\u2069]/u);
    }
  });
});

test("finds the catalog of a locale by its language, and English for any other", () => {
  expect(words("ko-KR")).toBe(catalogs["ko"]);
  expect(words("KO")).toBe(catalogs["ko"]);
  expect(words("pt-PT")).toBe(catalogs["pt"]);
  expect(words("zh-Hant-TW")).toBe(catalogs["zh"]);
  expect(words("tlh")).toBe(catalogs["en"]);
  expect(words("")).toBe(catalogs["en"]);
});

test("counts in the digits of the reader's country", () => {
  expect(words("ar-EG").briefing.closing(7, 12)).toBe("٧ أخبار من ١٢ مصدرًا.");
  expect(words("ar-MA").briefing.closing(7, 12)).toBe("7 أخبار من 12 مصدرًا.");
  expect(words("AR-not a locale").briefing.closing(7, 12)).toBe("7 أخبار من 12 مصدرًا.");
});
