import { describe, expect, test } from "vitest";
import { readKeyword } from "../../messages/keywords.ts";
import { catalogs, type Words } from "../../messages/words.ts";
import { readWhen } from "../../src/reader/time/when.ts";

describe.each(Object.entries(catalogs))("the words people type in %s", (_language, catalog: Words) => {
  test("call their command in any case, with and without accents, whatever is around them", () => {
    for (const [name, keywords] of Object.entries(catalog.keywords)) {
      const typed = keywords.flatMap((keyword) => {
        const bare = keyword
          .normalize("NFD")
          .replaceAll(/[\u0300-\u036f]/gu, "")
          .normalize("NFC");
        const around = ["¡*!", " *! ", "*。", "*؟", "«*»", "* …", "\u2068/*\u2069", "\u200f*"];
        return [
          keyword,
          keyword.toUpperCase(),
          bare,
          bare.toUpperCase(),
          keyword.replaceAll("'", "’"),
          ...around.map((marks) => marks.replace("*", keyword)),
        ];
      });
      expect(typed.filter((text) => readKeyword(text)?.name !== name || readKeyword(text)?.args !== "")).toEqual([]);
    }
  });

  test("name days that are understood", () => {
    const { names, weekdays, weekend, everyDay } = catalog.days;
    const meant = new Map([
      ...names.flatMap((list, i) => list.map((word) => [word, String(i + 1)] as const)),
      ...weekdays.map((word) => [word, "12345"] as const),
      ...weekend.map((word) => [word, "67"] as const),
      ...everyDay.map((word) => [word, ""] as const),
    ]);
    const single = [...meant].filter(([word]) => !/[\s-]/u.test(word));
    const read = single.map(([word]) => {
      const when = readWhen(`07:30 ${word}`);
      return [word, when.kind === "when" ? (when.slots[0]?.days?.join("") ?? "") : when.kind];
    });
    expect(read).toEqual(single);
  });
});

test("no word for a day or a half of it means another in some language", () => {
  const meanings = Map.groupBy(
    Object.values(catalogs).flatMap(({ days, am, pm }) => [
      ...days.names.flatMap((names, i) => names.map((word) => ({ word, means: String(i + 1) }))),
      ...days.everyDay.map((word) => ({ word, means: "every day" })),
      ...days.weekdays.map((word) => ({ word, means: "weekdays" })),
      ...days.weekend.map((word) => ({ word, means: "weekend" })),
      ...am.map((word) => ({ word, means: "am" })),
      ...pm.map((word) => ({ word, means: "pm" })),
    ]),
    ({ word }) => word,
  );
  const unclear = [...meanings].filter(([, found]) => new Set(found.map(({ means }) => means)).size > 1);
  expect(unclear).toEqual([]);
});

test("a common word of one language is no command in another", () => {
  // "all right", "go on", "a group of musicians" in English; "information" in German, "news" in French.
  expect(["fine", "Fine!", "resume", "band", "Infos"].filter((word) => readKeyword(word) !== undefined)).toEqual([]);
});

test("a letter that only looks like an accent counts", () => {
  expect(readKeyword("रोको")).toEqual({ name: "stop", args: "" });
  expect(readKeyword("रक")).toBeUndefined();
  expect(readKeyword("ヘルプ")).toEqual({ name: "help", args: "" });
  expect(readKeyword("ヘルフ")).toBeUndefined();
  expect(readKeyword("न्यूज")).toEqual({ name: "brief", args: "" });
  expect(readKeyword("الغاء")).toEqual({ name: "stop", args: "" });
});

test("takes what follows a keyword only where the command has a use for it", () => {
  expect(readKeyword("Subscribe 07:30 Weekdays")).toEqual({ name: "subscribe", args: "07:30 Weekdays" });
  expect(readKeyword("Cancelar la suscripción")).toEqual({ name: "stop", args: "" });
  expect(readKeyword("Open 2")).toEqual({ name: "open", args: "2" });
  expect(readKeyword("열기 2")).toEqual({ name: "open", args: "2" });
  expect(readKeyword("open the door")).toBeUndefined();
  expect(readKeyword("less of this, please")).toBeUndefined();
  expect(readKeyword("stop telling me about sports")).toBeUndefined();
  expect(readKeyword("뮤트 취소 축구")).toEqual({ name: "unmute", args: "축구" });
  expect(readKeyword("フォロー 解除")).toEqual({ name: "unfollow", args: "" });
  expect(readKeyword("Stóp")).toEqual({ name: "stop", args: "" });
  expect(readKeyword("")).toBeUndefined();
  expect(readKeyword("\u2068/subscribe 08:00 Africa/Cairo\u2069")).toEqual({
    name: "subscribe",
    args: "08:00 Africa/Cairo",
  });
});

test("needs no blank after a keyword of a language that has none", () => {
  expect(readKeyword("订阅7:30")).toEqual({ name: "subscribe", args: "7:30" });
  expect(readKeyword("訂閱　７：３０")).toEqual({ name: "subscribe", args: "7:30" });
  expect(readKeyword("購読する午後7時")).toEqual({ name: "subscribe", args: "午後7時" });
  expect(readKeyword("구독7시 평일")).toEqual({ name: "subscribe", args: "7시 평일" });
  expect(readKeyword("订阅取消")).toBeUndefined();
  expect(readKeyword("取消订阅")).toEqual({ name: "stop", args: "" });
});
