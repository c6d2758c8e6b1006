import { expect, test } from "vitest";
import { formsOf, trim, withoutAttribution } from "../../../src/briefing/summary/trim.ts";

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

test.each([
  "The mayor of the town of Tarnholm on the northern shore of the Lissel Sound, who is seventy-one, has resigned.",
  "Before the council of the four towns on the Lissel Sound many speakers – among them two mayors – asked for a pause.",
  "The mayors of Tarnholm on the Lissel Sound, of Eastby on the other shore of it, and of Port Hesper have resigned.",
])("takes no verb off “%s”", (sentence) => {
  for (const form of formsOf(sentence)) expect(form).toMatch(/resigned|asked for a pause/u);
});

test("offers ever shorter forms of a sentence", () => {
  const sentence = `${bridge} (and perhaps longer) on Friday, while cyclists may use it, the council said.`;
  const forms = formsOf(sentence);
  expect(forms[0]).toBe(sentence);
  expect(forms.at(-1)).toBe(`${bridge}.`);
  expect(forms.map(({ length }) => length)).toEqual(forms.map(({ length }) => length).toSorted((a, b) => b - a));
});

test.each([
  `“${bridge}”, said Oda Renshaw, who heads the port.`,
  `"${bridge}, and it is a pity," Oda Renshaw told reporters.`,
  `'${bridge}, and it is a pity,' said Oda Renshaw.`,
])("leaves its speaker to the quotation %s", (sentence) => {
  for (const form of formsOf(sentence)) expect(form).toContain("Renshaw");
});

test.each([
  ["The town will pay the family of Mr. Harald Oxenstierna a pension", 36, "The town will pay the family of…"],
  ["The new hall near the old port has 12,500,000 bricks", 38, "The new hall near the old port has…"],
  ["四つの町の人口は合わせて123456人である", 16, "四つの町の人口は合わせて…"],
])("leaves no half of a name or number where it cuts “%s”", (sentence, characters, cut) => {
  expect(trim(sentence, characters)).toBe(cut);
});

test("trims a hostile sentence as quickly as any", () => {
  const hostile = `Tickets${", and, who, according to ".repeat(50_000)}`;
  expect(formsOf(hostile)).toEqual([hostile]);
  expect(trim(hostile, 100).length).toBeLessThanOrEqual(100);
});
