import { expect, test } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import { simplerForm } from "../../../adapters/discord/simpler.ts";
import { judgeMessage } from "../../../playground/discord/judge.ts";
import { showBody } from "../../../playground/discord/shown.ts";
import type { Part } from "../../../src/adapter.ts";

const headline = "What [they](said) \\[of] “**it**”";
const [full] = renderDiscord({
  blocks: [
    { kind: "item", title: headline, url: "https://example.org/a?b=[c](d)", body: "Rain [all](day)." },
    { kind: "item", title: "Another", url: "https://example.org/b" },
  ],
  actions: [
    { label: "Now", command: "/brief" },
    { label: "Read", url: "https://example.org/" },
  ],
});
const [words] = renderDiscord({ blocks: [{ kind: "text", text: "Only [words](<here>)" }] });
const [buttons] = renderDiscord({ blocks: [], actions: [{ label: "Read", url: "https://example.org/" }] });

const look = (part: Part | undefined) => {
  const judged = judgeMessage(part);
  if ("refusal" in judged) throw new Error("Discord would not take it");
  return showBody(judged.body);
};

test.each([
  [50035, []],
  [200000, ["Now"]],
  [240000, ["Now"]],
])("a message refused with %i keeps its words and loses its links", (code, labels) => {
  const before = look(full);
  const after = look(simplerForm(full!, code));
  expect(before.links).toHaveLength(2);
  expect(after).toMatchObject({ text: before.text, links: [], pings: [] });
  expect(after.text).toContain(headline);
  expect(after.buttons).toEqual(labels);
});

test("keeps everything else of the part", () => {
  const { components, ...rest } = simplerForm(full!, 50035)!;
  const { components: old, ...before } = full!;
  expect(rest).toEqual(before);
  expect([components, old].map((list) => Array.isArray(list) && list.length)).toEqual([1, 2]);
});

test.each([
  [words!, 50035],
  [words!, 240000],
  [buttons!, 50035],
  [full!, 50006],
  [full!, 50013],
  [full!, 40005],
  [{ content: "no part of ours" }, 50035],
])("has no simpler form of %j after %i", (part, code) => {
  expect(simplerForm(part, code)).toBeUndefined();
});
