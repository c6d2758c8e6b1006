import { expect, test } from "vitest";
import { words } from "../../messages/words.ts";
import { readQuestion } from "../../src/reader/question.ts";

const now = Date.parse("2026-11-24T09:00:00Z"); // a Tuesday
const topics = ["science", "science fiction", "world"];
const read = (text: string, locale = "en", timeZone = "UTC") =>
  readQuestion(text, { now, timeZone, topics, words: words(locale) });
const at = (time: string) => Date.parse(`${time}:00Z`);

test.each([
  ["", {}],
  ["full", { format: "full" }],
  ["FULL again", { format: "full", again: true }],
  ["korea", { words: "korea" }],
  ["world", { topics: ["world"], words: "" }],
  ["Science Fiction prizes", { topics: ["science fiction"], words: "prizes" }],
  ["world since yesterday", { topics: ["world"], since: at("2026-11-23T00:00") }],
  ["since monday korea", { words: "korea", since: at("2026-11-23T00:00") }],
  ["korea since tuesday", { words: "korea", since: at("2026-11-24T00:00") }],
  ["korea since 3 days", { words: "korea", since: at("2026-11-21T00:00") }],
  ["korea since 2026-11-20 short", { words: "korea", format: "short", since: at("2026-11-20T00:00") }],
  ["korea since 6h", { words: "korea", since: now - 6 * 3_600_000 }],
  ["korea since tomorrow", { words: "korea since tomorrow" }],
  ["korea since 2026-13-45", { words: "korea since 2026-13-45" }],
  ["since", { words: "since" }],
  ["since yesterday", { topics: [], words: "", since: at("2026-11-23T00:00") }],
  ["world today", { topics: ["world"], words: "", since: at("2026-11-24T00:00") }],
  ["about korea", { words: "korea" }],
  ["the", { words: "the" }],
  ["from today", { words: "", since: at("2026-11-24T00:00") }],
  ["Yesterday korea", { words: "korea", since: at("2026-11-23T00:00") }],
])("reads %j", (text, wanted) => {
  expect(read(text)).toMatchObject({ again: false, topics: [], words: "", ...wanted });
});

test("looks for no word that only joins, in the reader's language", () => {
  expect(read("de hoy", "es")).toMatchObject({ words: "", since: at("2026-11-24T00:00") });
  expect(read("sobre el clima de ayer", "es")).toMatchObject({ words: "el clima", since: at("2026-11-23T00:00") });
});

test("reads it in the reader's language, on the reader's clock", () => {
  expect(read("한국 어제부터", "ko", "Asia/Seoul")).toMatchObject({ words: "한국", since: at("2026-11-22T15:00") });
  expect(read("한국 어제 이후 다시", "ko")).toMatchObject({
    words: "한국",
    since: at("2026-11-23T00:00"),
    again: true,
  });
});

test("takes whatever else is typed for words, and not too many", () => {
  const long = read(`${"x".repeat(10_000)} since yesterday`);
  expect(long.words).toHaveLength(300);
  expect(read("constructor __proto__ İ world").words).toBe("constructor __proto__ İ world");
});
