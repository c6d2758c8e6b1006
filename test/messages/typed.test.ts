import { expect, test } from "vitest";
import { readTyped } from "../../messages/typed.ts";

test.each([
  ["/subscribe  07:30\tweekdays ", "subscribe", "07:30 weekdays"],
  ["/Open 2", "open", "2"],
  ["\u2068/subscribe 08:00 America/New\u200b_York\u2069", "subscribe", "08:00 America/New_York"],
  ["/follow 👩‍👩‍👧‍👦", "follow", "👩‍👩‍👧‍👦"],
  ["2", "open", "2"],
  [" 12. ", "open", "12"],
  ["#3)", "open", "3"],
  ["２", "open", "2"],
  ["٢", "open", "2"],
  ["१०", "open", "10"],
  ["𝟜", "open", "4"],
  ["0", "open", "0"],
  ["123", "say", "123"],
  ["2 5", "say", "2 5"],
  ["7am", "say", "7am"],
  ["½", "say", "½"],
  ["STOP", "stop", ""],
  ["구독 07:30", "subscribe", "07:30"],
  ["every day at 8\nplease ", "say", "every day at 8\nplease"],
  ["what's new in\u200f ירושלים", "say", "what's new in\u200f ירושלים"],
  ["/", "say", "/"],
  ["👋", "say", "👋"],
])("takes %j for /%s %s", (text, name, args) => {
  expect(readTyped(text)).toEqual({ name, args });
});

test("keeps a long text whole", () => {
  const text = "word ".repeat(2000).trim();
  expect(readTyped(text)).toEqual({ name: "say", args: text });
});
