import { describe, expect, test } from "vitest";
import { clock, day, moment } from "../../messages/format.ts";
import { words } from "../../messages/words.ts";
import { nextWords, scheduleWords } from "../../src/reader/time/schedule-words.ts";

describe("a count takes its form", () => {
  test.each([
    ["en", 0, "0 stories from 2 sources."],
    ["en", 1, "1 story from 3 sources."],
    ["en", 21, "21 stories from 23 sources."],
    ["ko", 1, "출처 3곳의 소식 1건을 전해 드렸습니다."],
    ["es", 0, "0 noticias de 2 fuentes."],
    ["es", 1, "1 noticia de 3 fuentes."],
    ["es", 21, "21 noticias de 23 fuentes."],
    ["fr", 0, "0 info, 2 sources."],
    ["fr", 1, "1 info, 3 sources."],
    ["fr", 2, "2 infos, 4 sources."],
    ["de", 0, "0 Meldungen aus 2 Quellen."],
    ["de", 1, "1 Meldung aus 3 Quellen."],
    ["de", 21, "21 Meldungen aus 23 Quellen."],
    ["pt", 0, "0 notícias de 2 fontes."],
    ["pt", 1, "1 notícia de 3 fontes."],
    ["pt", 5, "5 notícias de 7 fontes."],
    ["it", 0, "0 notizie da 2 fonti."],
    ["it", 1, "1 notizia da 3 fonti."],
    ["it", 21, "21 notizie da 23 fonti."],
    ["ru", 0, "0 новостей из 2 источников."],
    ["ru", 1, "1 новость из 3 источников."],
    ["ru", 2, "2 новости из 4 источников."],
    ["ru", 5, "5 новостей из 7 источников."],
    ["ru", 11, "11 новостей из 13 источников."],
    ["ru", 19, "19 новостей из 21 источника."],
    ["ru", 21, "21 новость из 23 источников."],
    ["ru", 112, "112 новостей из 114 источников."],
    ["ar", 0, "0 خبر من مصدرين."],
    ["ar", 1, "خبر واحد من 3 مصادر."],
    ["ar", 2, "خبران من 4 مصادر."],
    ["ar", 3, "3 أخبار من 5 مصادر."],
    ["ar", 10, "10 أخبار من 12 مصدرًا."],
    ["ar", 11, "11 خبرًا من 13 مصدرًا."],
    ["ar", 21, "21 خبرًا من 23 مصدرًا."],
    ["ar", 98, "98 خبرًا من 100 مصدر."],
    ["ar", 100, "100 خبر من 102 مصدر."],
    ["ar", 103, "103 أخبار من 105 مصادر."],
    ["hi", 1, "3 स्रोतों से 1 ख़बर।"],
    ["hi", 2, "4 स्रोतों से 2 ख़बरें।"],
    ["hi", 21, "23 स्रोतों से 21 ख़बरें।"],
    ["zh", 1, "以上1条新闻来自3个来源。"],
    ["zh", 21, "以上21条新闻来自23个来源。"],
    ["ja", 1, "3媒体から1件のニュースをお届けしました。"],
    ["ja", 21, "23媒体から21件のニュースをお届けしました。"],
  ])("in %s with %i", (language, count, said) => {
    expect(words(language).briefing.closing(count, count + 2)).toBe(said);
  });

  test("and the verb with it", () => {
    const left = (language: string, count: number) => words(language).briefing.left(count);
    expect(left("es", 1)).toBe("Queda 1 noticia más por leer: /more");
    expect(left("es", 2)).toBe("Quedan 2 noticias más por leer: /more");
    expect(left("de", 1)).toBe("1 weitere Meldung wartet: /more");
    expect(left("de", 21)).toBe("21 weitere Meldungen warten: /more");
    expect(left("it", 1)).toBe("C’è ancora 1 notizia da leggere: /more");
    expect(left("it", 5)).toBe("Ci sono ancora 5 notizie da leggere: /more");
    expect(left("ru", 1)).toBe("Вас ждёт ещё 1 новость: /more");
    expect(left("ru", 2)).toBe("Вас ждут ещё 2 новости: /more");
    expect(left("ru", 21)).toBe("Вас ждёт ещё 21 новость: /more");
    expect(left("ar", 1)).toBe("بانتظارك خبر آخر: \u2068/more\u2069");
    expect(left("ar", 2)).toBe("بانتظارك خبران آخران: \u2068/more\u2069");
    expect(left("ar", 5)).toBe("بانتظارك 5 أخبار أخرى: \u2068/more\u2069");
    expect(left("hi", 1)).toBe("1 और ख़बर बाकी है: /more");
    expect(left("hi", 2)).toBe("2 और ख़बरें बाकी हैं: /more");
  });

  test("where something is only mentioned", () => {
    const missed = (count: number) => words("ru").briefing.missed(count, "X").split(". ")[0];
    expect([1, 2, 5, 21].map(missed)).toEqual([
      "Прошлый дайджест (X) отправить не удалось",
      "Не удалось отправить 2 последних дайджеста (последний — X)",
      "Не удалось отправить 5 последних дайджестов (последний — X)",
      "Не удалось отправить 21 последний дайджест (последний — X)",
    ]);
    expect([1, 2, 6, 21].map(words("ru").answers.tooMany)).toEqual([
      "Больше 1 раза в день присылать не получится.",
      "Больше 2 раз в день присылать не получится.",
      "Больше 6 раз в день присылать не получится.",
      "Больше 21 раза в день присылать не получится.",
    ]);
    expect([1, 2, 3, 11, 100].map(words("ar").briefing.andMore)).toEqual([
      "ومصدر آخر",
      "ومصدران آخران",
      "و3 مصادر أخرى",
      "و11 مصدرًا آخر",
      "و100 مصدر آخر",
    ]);
    expect([1, 2, 3, 11].map((count) => words("ar").briefing.missed(count, "X").split(" (")[0])).toEqual([
      "تعذّر إرسال موجزك السابق",
      "تعذّر إرسال آخر موجزين",
      "تعذّر إرسال آخر 3 موجزات",
      "تعذّر إرسال آخر 11 موجزًا",
    ]);
  });
});

describe("a schedule is said as people say it", () => {
  const said = (language: string, days: readonly number[] | undefined, ...times: string[]) =>
    scheduleWords(
      times.map((at) => ({ at, ...(days && { days }) })),
      language,
      words(language),
    );

  test.each([
    [
      "es",
      "los miércoles y sábados a las 7:30 y 18:00",
      "de lunes a viernes a la 1:00",
      "los fines de semana a las 13:00",
    ],
    ["fr", "les mercredis et samedis à 07:30 et 18:00", "du lundi au vendredi à 01:00", "le week-end à 13:00"],
    [
      "de",
      "mittwochs und samstags um 07:30 und 18:00 Uhr",
      "montags bis freitags um 01:00 Uhr",
      "am Wochenende um 13:00 Uhr",
    ],
    [
      "pt",
      "às quartas-feiras e aos sábados, às 07:30 e 18:00",
      "de segunda a sexta, à 01:00",
      "aos fins de semana, às 13:00",
    ],
    [
      "it",
      "ogni mercoledì e sabato alle 07:30 e 18:00",
      "dal lunedì al venerdì alle 01:00",
      "nel fine settimana alle 13:00",
    ],
    ["ru", "по средам и субботам в 07:30 и 18:00", "по будням в 01:00", "по выходным в 13:00"],
    [
      "ar",
      "أيام الأربعاء والسبت الساعة 7:30 ص و6:00 م",
      "من الاثنين إلى الجمعة الساعة 1:00 ص",
      "يومي السبت والأحد الساعة 1:00 م",
    ],
    ["hi", "हर बुधवार और शनिवार 7:30 am और 6:00 pm पर", "सोमवार से शुक्रवार 1:00 am पर", "हर शनिवार और रविवार 1:00 pm पर"],
    ["zh", "每周三和周六07:30和18:00", "每周一至周五01:00", "每周末13:00"],
    ["ja", "毎週水曜日と土曜日の7:30と18:00", "平日の1:00", "土日の13:00"],
  ])("in %s", (language, some, weekdays, weekend) => {
    // Intl sets no-break spaces beside "a. m." and the like.
    const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");
    expect(plain(said(language, [3, 6], "07:30", "18:00"))).toBe(some);
    expect(plain(said(language, [1, 2, 3, 4, 5], "01:00"))).toBe(weekdays);
    expect(plain(said(language, [6, 7], "13:00"))).toBe(weekend);
  });

  test("also in three times, and on all seven days of Russian, German and Portuguese", () => {
    expect(said("ja", undefined, "07:30", "12:00", "18:00")).toBe("毎日7:30、12:00と18:00");
    expect(said("ru", [1, 2, 3, 4, 5, 6], "09:00")).toBe(
      "по понедельникам, вторникам, средам, четвергам, пятницам и субботам в 09:00",
    );
    expect(said("ru", [7], "09:00")).toBe("по воскресеньям в 09:00");
    expect(said("de", [1, 2, 4, 5, 7], "09:00")).toBe(
      "montags, dienstags, donnerstags, freitags und sonntags um 09:00 Uhr",
    );
    expect(said("pt", [2, 7], "09:00")).toBe("às terças-feiras e aos domingos, às 09:00");
    expect(said("fr", [1, 7], "09:00")).toBe("les lundis et dimanches à 09:00");
  });

  test("the next one comes on a day that takes its case", () => {
    const at = Date.parse("2026-11-24T06:30:00Z");
    const next = (language: string, days: number) =>
      nextWords(
        { nextAt: at + days * 86_400_000, timeZone: "Europe/Berlin" },
        at - 7_200_000,
        language,
        words(language),
      )[0];
    expect(next("ru", 0)).toBe("Следующий — во вторник, 24 ноября, в 07:30 (через 2 часа).");
    expect(next("ru", 1)).toBe("Следующий — в среду, 25 ноября, в 07:30 (через 26 часов).");
    expect(next("ru", 3)).toBe("Следующий — в пятницу, 27 ноября, в 07:30 (через 3 дня).");
    expect(words("ru").briefing.title(day(at + 4 * 86_400_000, "ru", "UTC"))).toBe("Дайджест на субботу, 28 ноября");
    expect(words("ru").briefing.title(day(at, "ru", "UTC"))).toBe("Дайджест на вторник, 24 ноября");
    expect(next("de", 0)).toBe("Das nächste kommt am Dienstag, 24. November, um 07:30 Uhr (in 2 Stunden).");
    expect(next("ar", 0)).toMatch(/^الموجز التالي: الثلاثاء، 24 نوفمبر، الساعة 7:30\sص \(بعد ساعتين\)\.$/u);
    expect(next("ja", 0)).toBe("次回は11月24日火曜日の7:30（2時間後）です。");
  });

  test("a moment is written as Japanese have it", () => {
    const at = Date.parse("2026-11-24T06:30:00Z");
    const { nothingNew } = words("ja").briefing;
    expect(nothingNew(moment(at, "ja", "Europe/Berlin"))).toBe("火曜7:30以降、新しいニュースはありません。");
    expect(nothingNew(clock(at, "ja", "Europe/Berlin"))).toBe("7:30以降、新しいニュースはありません。");
  });
});
