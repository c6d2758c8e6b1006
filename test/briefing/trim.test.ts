import { expect, test } from "vitest";
import { trim, withoutAttribution } from "../../src/briefing/trim.ts";

const bridge = "The old bridge over the river Tessel will be closed to lorries until the end of the year";

test.each([
  ", according to a statement from the town, read out on Friday.",
  ", the mayor said on Friday.",
  ", said Oda Renshaw, who heads the port.",
  ", según anunció el ayuntamiento el viernes.",
  ", teilte die Stadt am Freitag mit.",
])("takes off the attribution “%s”", (tail) => {
  expect(withoutAttribution(bridge + tail)).toBe(`${bridge}.`);
  expect(trim(bridge + tail, bridge.length + 1)).toBe(`${bridge}.`);
});

test("cuts at a clause that adds something", () => {
  expect(trim(`${bridge}, while cyclists may go on using it as before.`, 120)).toBe(`${bridge}.`);
  expect(trim(`${bridge}; cyclists may go on using it as before.`, 120)).toBe(`${bridge}.`);
});

test("does not cut at a clause that limits what was said", () => {
  expect(trim(`${bridge}, unless the council finds the money for repairs.`, 120)).toMatch(/, unless the .*…$/u);
});

test("leaves no quotation open", () => {
  const quoted = `“${bridge}, and nobody knows why,” said a man who lives beside it and sees it every day.`;
  expect(trim(quoted, 100)).toMatch(/…$/u);
});

test("cuts at a blank where nothing else helps", () => {
  const cut = trim(`${bridge} and for a good part of the next one too.`, 100);
  expect(cut).toMatch(/…$/u);
  expect(cut.length).toBeLessThanOrEqual(100);
  expect(bridge.concat(" and for a good part of the next one too.").split(" ")).toContain(
    cut.slice(0, -1).split(" ").at(-1),
  );
});

test("says nothing where no word has room", () => {
  expect(trim(bridge, 0)).toBe("");
  expect(trim("👩‍👩‍👧‍👦 family", 3)).toBe("");
});
