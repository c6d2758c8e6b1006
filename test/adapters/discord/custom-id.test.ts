import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formId, menuId, readId } from "../../../adapters/discord/custom-id.ts";

test("gives back the command and the question of a form, whatever they hold", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 64 });
  fc.assert(
    fc.property(text, text, (command, asks) => {
      const id = formId(command, asks);
      fc.pre(id !== undefined);
      expect(id.length).toBeLessThanOrEqual(100);
      const read = readId(id, undefined);
      expect(read).toMatchObject({ kind: "form", command });
      const question = read?.kind === "form" ? read.asks : "";
      expect(question).not.toBe("");
      expect(question.length).toBeLessThanOrEqual(45);
    }),
  );
});

test("has room for a question beside the longest command of a button, and none beside a longer one", () => {
  expect(readId(formId("/".padEnd(64, "x"), "Which city do you live in?")!, undefined)).toEqual({
    kind: "form",
    command: "/".padEnd(64, "x"),
    asks: "Which city do you live in?",
  });
  expect(formId("/".padEnd(95, "x"), "City?")).toBeUndefined();
  expect(formId("/zone", " \u0000")).toBeUndefined();
});

test.each([
  [menuId("/format short"), ["/format full"], "/format full"],
  [menuId("/format short"), [], "/format short"],
  [menuId(undefined), ["/topic sports"], "/topic sports"],
  ["topics", ["a"], "a"],
])("reads of the menu %j the choice %j as %j", (id, values, command) => {
  expect(readId(id, values)).toEqual({ kind: "command", command });
});

test("knows nothing of a menu of which nothing is chosen", () => {
  expect(readId(menuId(undefined), [])).toBeUndefined();
  expect(readId(menuId("/".padEnd(200, "x")), [])).toBeUndefined();
});
