import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitsButton } from "../../../messages/message.ts";
import type { Slot } from "../../../src/schedule/slot.ts";
import { readWhen, writeWhen } from "../../../src/reader/time/when.ts";

/** "07:00/12345 09:00/7 Europe/Berlin", or what could not be read. */
function read(text: string, language = "en"): string {
  const when = readWhen(text, language);
  return when.kind === "when" ? [...when.slots.map(written), when.zone].filter(Boolean).join(" ") : when.kind;
}

const written = ({ at, days }: Slot) => (days ? `${at}/${days.join("")}` : at);

describe("when briefings shall come", () => {
  test.each([
    ["07:30", "07:30"],
    ["7", "07:00"],
    ["7:05", "07:05"],
    ["0730", "07:30"],
    ["7.30", "07:30"],
    ["7,30", "07:30"],
    ["7h30", "07:30"],
    ["7 h 30", "07:30"],
    ["7pm", "19:00"],
    ["7:30 PM", "19:30"],
    ["7 p. m.", "19:00"],
    ["07:30 pm", "19:30"],
    ["10:00", "10:00"],
    ["10:00 pm", "22:00"],
    ["12 midnight", "00:00"],
    ["12:30", "12:30"],
    ["00:15", "00:15"],
    ["19 Uhr abends", "19:00"],
    ["12am", "00:00"],
    ["12 pm", "12:00"],
    ["13pm", "13:00"],
    ["at 8", "08:00"],
    ["18:00, 07:30 and 07:30", "07:30 18:00"],
    ["7 and 19", "07:00 19:00"],
    ["７：３０", "07:30"],
    ["٠٧:٣٠", "07:30"],
    ["०७:३०", "07:30"],
    ["🎉 07:30 🎉", "07:30"],
    ["07:30 weekdays", "07:30/12345"],
    ["weekends 9", "09:00/67"],
    ["08:00 mon-fri Europe/Berlin", "08:00/12345 Europe/Berlin"],
    ["08:00 Mon, Wed, Fri", "08:00/135"],
    ["08:00 mon/wed", "08:00/13"],
    ["Mondays and Thursdays 6:30 am", "06:30/14"],
    ["fri-mon 10", "10:00/1567"],
    ["18:00 weekdays 07:30", "07:30/12345 18:00/12345"],
    ["weekdays at 7 and Sunday at 9", "07:00/12345 09:00/7"],
    ["7 mon, 8 tue", "07:00/1 08:00/2"],
    ["mon 7, 8; sat 9", "07:00/1 08:00/1 09:00/6"],
    ["mon, wed 7:30 fri 9", "07:30/13 09:00/5"],
    ["every day at 7 and Sunday at 9", "07:00 09:00/7"],
    ["7am every morning and 9pm on fridays", "07:00 21:00/5"],
    ["7 mon, 7 tue-sun", "07:00"],
    ["00:00 mon,tue 00:01 mon", "00:00/12 00:01/1"],
    ["周一7点,周日9点", "07:00/1 09:00/7"],
    ["08:00 new york", "08:00 America/New_York"],
    ["08:00 europe/berlin", "08:00 Europe/Berlin"],
    ["08:00 UTC", "08:00 UTC"],
    ["08:00 +09:00", "08:00 +09:00"],
    ["08:00 UTC+9", "08:00 +09:00"],
    ["08:00 Seoul daily", "08:00 Asia/Seoul"],
    ["in Rio de Janeiro at 8", "08:00 America/Sao_Paulo"],
    ["08:00 월 수 금 서울", "08:00/135 Asia/Seoul"],
    ["", "not a time"],
    ["soon", "not a time"],
    ["25:00", "not a time"],
    ["07:61", "not a time"],
    ["13am", "not a time"],
    ["weekdays", "not a time"],
    ["tomorrow at 7", "not a time"],
    ["7-9", "not a time"],
    ["from 7 to 9", "not a time"],
    ["every 2 hours", "not a time"],
    ["07:30 Atlantis", "not a zone"],
    ["07:30 +25:00", "not a zone"],
    ["08:00 Port", "which zone"],
    ["1 2 3 4 5 6 7", "too many"],
    ["7 8 9 10 weekdays, 9 11 12 13 mon", "too many"],
  ])("%s is %s", (text, slots) => {
    expect(read(text)).toBe(slots);
  });

  test.each([
    ["en", "7 in the morning", "07:00"],
    ["en", "half past seven", "07:30"],
    ["en", "quarter to 8 in the evening", "19:45"],
    ["en", "ten past seven", "07:10"],
    ["en", "seven thirty", "07:30"],
    ["en", "8 o'clock", "08:00"],
    ["en", "noon and 7 pm", "12:00 19:00"],
    ["en", "12 at night", "00:00"],
    ["en", "at 7 or so", "07:00"],
    ["en", "quarter to one pm", "12:45"],
    ["ko", "오후 7시", "19:00"],
    ["ko", "오전 7시 30분", "07:30"],
    ["ko", "매일 7시30분", "07:30"],
    ["ko", "매일아침일곱시반", "07:30"],
    ["ko", "월-금 7시, 일요일 9시", "07:00/12345 09:00/7"],
    ["ko", "월요일부터 금요일까지 아침 7시, 주말 9시", "07:00/12345 09:00/67"],
    ["ko", "아침 7시 저녁 8시", "07:00 20:00"],
    ["ko", "월수금 밤 11시 토론토", "23:00/135 America/Toronto"],
    ["ko", "서울에 매일 8시쯤", "08:00 Asia/Seoul"],
    ["ko", "일본 8시", "08:00 Asia/Tokyo"],
    ["ko", "정오", "12:00"],
    ["ko", "오후 3시, 5시", "15:00 17:00"],
    ["es", "lunes a viernes a las 7 y domingos a las 9", "07:00/12345 09:00/7"],
    ["es", "las siete y media", "07:30"],
    ["es", "a las ocho menos cuarto de la tarde", "19:45"],
    ["es", "todos los días a mediodía", "12:00"],
    ["es", "a las 8 en Mar del Plata", "08:00 America/Argentina/Buenos_Aires"],
    ["fr", "tous les jours à 7 h 30", "07:30"],
    ["fr", "à sept heures et demie du matin", "07:30"],
    ["fr", "du lundi au vendredi à 7h, le week-end à 9h", "07:00/12345 09:00/67"],
    ["fr", "7h de l’après-midi", "19:00"],
    ["fr", "midi", "12:00"],
    ["de", "halb acht", "07:30"],
    ["de", "werktags um 7 Uhr und sonntags um 9 Uhr", "07:00/12345 09:00/7"],
    ["de", "montags bis freitags um Viertel vor acht", "07:45/12345"],
    ["de", "um 19 Uhr am Montag", "19:00/1"],
    ["de", "jeden Morgen um 7 und freitags um 20 Uhr", "07:00 20:00/5"],
    ["de", "mo di do 7 Uhr", "07:00/124"],
    ["de", "um zwölf mittags", "12:00"],
    ["pt", "segunda a sexta às 7h30", "07:30/12345"],
    ["pt", "todos os dias às sete e meia da manhã", "07:30"],
    ["pt", "às 8 da noite, sábados e domingos", "20:00/67"],
    ["pt", "meio-dia", "12:00"],
    ["it", "dal lunedì al venerdì alle 7 di mattina", "07:00/12345"],
    ["it", "alle sette e mezza", "07:30"],
    ["it", "alle 8 di sera, domenica a mezzogiorno", "12:00/7 20:00/7"],
    ["it", "alle 19, roma", "19:00 Europe/Rome"],
    ["ru", "по будням в 7, в воскресенье в 9", "07:00/12345 09:00/7"],
    ["ru", "в полвосьмого", "07:30"],
    ["ru", "без четверти восемь вечера", "19:45"],
    ["ru", "с понедельника по пятницу в 7 утра", "07:00/12345"],
    ["ru", "7 утра и 8 вечера по Москве", "07:00 20:00 Europe/Moscow"],
    ["ru", "полдень", "12:00"],
    ["ar", "الساعة ٧:٣٠ صباحا", "07:30"],
    ["ar", "السابعة والنصف مساءً", "19:30"],
    ["ar", "من الأحد إلى الخميس الساعة ٧ صباحًا", "07:00/12347"],
    ["ar", "ظهرا", "12:00"],
    ["ar", "كل يوم الساعة 8 بتوقيت القاهرة", "08:00 Africa/Cairo"],
    ["hi", "सुबह 8 बजे", "08:00"],
    ["hi", "साढ़े सात बजे", "07:30"],
    ["hi", "सोमवार से शुक्रवार तक शाम ७ बजे", "19:00/12345"],
    ["hi", "रोज़ रात 9 बजे मुंबई", "21:00 Asia/Kolkata"],
    ["zh", "平日7点，周日9点", "07:00/12345 09:00/7"],
    ["zh", "下午三点", "15:00"],
    ["zh", "周一至周五早上七点，周末九点", "07:00/12345 09:00/67"],
    ["zh", "周一三五7点半", "07:30/135"],
    ["zh", "北京时间每天早上7点", "07:00 Asia/Shanghai"],
    ["zh", "晚上八點一刻", "20:15"],
    ["zh", "中午12点", "12:00"],
    ["ja", "毎朝7時半", "07:30"],
    ["ja", "平日の朝7時と週末の9時", "07:00/12345 09:00/67"],
    ["ja", "月〜金 午後8時", "20:00/12345"],
    ["ja", "東京の月水金19時", "19:00/135 Asia/Tokyo"],
    ["ja", "毎週日曜9時半", "09:30/7"],
    ["ja", "日本 朝8時", "08:00 Asia/Tokyo"],
  ])("in %s, %s is %s", (language, text, slots) => {
    expect(read(text, language)).toBe(slots);
    // The words say what they mean to a reader of any language.
    expect(read(text)).toBe(slots);
  });

  test("reads a short word as the reader's language has it", () => {
    expect(read("do 8", "de")).toBe("08:00/4");
    expect(read("às 8 do sábado", "pt")).toBe("08:00/6");
    expect(read("alle 7 di sera", "it")).toBe("19:00");
    expect(read("8 do")).toBe("08:00/4");
  });

  test.each([
    ["5", ["05:00", "17:00"]],
    ["5:30", ["05:30", "17:30"]],
    ["um 5", ["05:00", "17:00"]],
    ["half 8", ["08:30", "07:30", "20:30", "19:30"]],
    ["half 8 in the evening", ["20:30", "19:30"]],
    ["7 and 9 pm", ["07:00 21:00", "19:00 21:00"]],
    ["weekdays 4", ["04:00/12345", "16:00/12345"]],
  ])("asks which time %s is", (text, choices) => {
    const when = readWhen(text);
    if (when.kind !== "which time") throw new Error(when.kind);
    expect(when.choices.map((slots) => slots.map(written).join(" "))).toEqual(choices);
  });

  test("keeps the place for when the time is known", () => {
    expect(readWhen("5 Seoul")).toMatchObject({ kind: "which time", text: "5", place: "Asia/Seoul" });
    expect(readWhen("5 Barcelona")).toMatchObject({ kind: "which time", place: "Barcelona" });
    expect(readWhen("5 Atlantis")).toMatchObject({ kind: "not a zone" });
  });

  test("takes a bare seven for the morning's, and says what else it may be", () => {
    expect(readWhen("weekdays at 7 and Sunday at 9")).toMatchObject({
      otherwise: [
        { at: "19:00", days: [1, 2, 3, 4, 5] },
        { at: "21:00", days: [7] },
      ],
    });
    for (const sure of ["07:00", "10:00", "7 am", "7 and 19", "noon"])
      expect(readWhen(sure)).not.toHaveProperty("otherwise");
  });

  test.each([
    ["07:30 plus 25:00", "25:00"],
    ["07:30 Atlantis weekdays", "Atlantis"],
    ["tomorrow at 7", "tomorrow"],
    ["every 3 weeks at 8", "weeks"],
  ])("names what of %s cannot be read: %s", (text, unread) => {
    expect(readWhen(text)).toMatchObject({ text: unread });
  });

  test("asks back where a city is not one, the biggest first", () => {
    expect(readWhen("08:00 Barcelona")).toMatchObject({
      kind: "which zone",
      text: "Barcelona",
      zones: ["Europe/Madrid", "America/Caracas"],
      slots: [{ at: "08:00" }],
    });
  });

  test("writes what it reads, short enough for a button", () => {
    for (const text of [
      "07:30 Asia/Seoul",
      "07:30 18:00 weekdays America/Argentina/Buenos_Aires",
      "09:00 weekends UTC",
      "09:00 mon,wed UTC",
      "07:00 weekdays 09:00 sun Asia/Seoul",
      "07:00 daily 09:00 thu-sat +05:30",
    ]) {
      const when = readWhen(text);
      if (when.kind !== "when") throw new Error(when.kind);
      expect(writeWhen(when.slots, when.zone)).toBe(text);
      expect(fitsButton(`/subscribe ${text}`)).toBe(true);
    }
  });

  test("reads every schedule that it writes", () => {
    const at = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const zone = fc.constantFrom(undefined, "Asia/Seoul", "+09:00", "UTC", "America/Argentina/Cordoba", "-03:30");
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(at, days), { minLength: 1, maxLength: 6, selector: ([time]) => time.join(":") }),
        zone,
        (all, zone) => {
          const slots = all
            .map(([time, days]): Slot => {
              const at = time.map((part) => String(part).padStart(2, "0")).join(":");
              return days.length === 7 ? { at } : { at, days: days.toSorted((a, b) => a - b) };
            })
            .toSorted((a, b) => (a.at < b.at ? -1 : 1));
          expect(readWhen(writeWhen(slots, zone))).toEqual({ kind: "when", slots, ...(zone && { zone }) });
        },
      ),
    );
  });

  test("never throws, whatever is typed", () => {
    const words = fc.constantFrom(
      "7",
      "half",
      "past",
      "to",
      "월",
      "시",
      "부터",
      "-",
      "a",
      "am",
      "周",
      "一",
      "點",
      "до",
      "و",
      "12:00",
      "every",
      ",",
      "la",
      "paz",
    );
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(words, { maxLength: 30 }).map((some) => some.join(" ")),
      fc.array(words, { maxLength: 30 }).map((some) => some.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(readWhen(text)).toHaveProperty("kind");
      }),
      { numRuns: 300 },
    );
  });

  test.each(["7 ", "서", "月", "周一", "la paz ", "half ", "🎉", "\u202E", "1:"])(
    "is done soon with ten thousand letters of %s",
    (unit) => {
      const when = readWhen(unit.repeat(10_000 / unit.length));
      expect(when.kind).toBe("not a time");
      expect("text" in when && when.text.length).toBeLessThan(130);
    },
  );
});
