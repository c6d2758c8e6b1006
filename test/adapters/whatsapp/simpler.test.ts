import { afterEach, describe, expect, test } from "vitest";
import { renderWhatsapp, whatsappText } from "../../../adapters/whatsapp/render.ts";
import { simplerForm } from "../../../adapters/whatsapp/simpler.ts";
import type { Part } from "../../../src/adapter.ts";
import { openWhatsapp, start } from "./rig.ts";

const rain = { kind: "text", text: "Rain *today*" } as const;
const shapes = [
  [{ label: "Now", command: "/brief" }],
  Array.from({ length: 5 }, (_, i) => ({ label: `Choice ${i}`, command: `/at ${i}` })),
  [{ label: "Read", url: "https://example.org/" }],
].map((actions) => renderWhatsapp({ blocks: [rain], actions }, "en")[0]!);
const [plain] = renderWhatsapp({ blocks: [rain] }, "en");

test.each([100, 131008, 131009, 131051, 132000, 132012, 132018])(
  "after %i a message is its text, with its buttons to type",
  (code) => {
    const lines = [
      ["Now: /brief"],
      Array.from({ length: 5 }, (_, i) => `Choice ${i}: /at ${i}`),
      ["Read: https://example.org/"],
    ];
    for (const [i, shape] of shapes.entries()) {
      expect(shape.type).toBe("interactive");
      const body = [whatsappText(plain!), "", ...lines[i]!].join("\n");
      expect(simplerForm(shape, code)).toEqual({ type: "text", text: { body, preview_url: false } });
    }
  },
);

test("a message that has no room for its buttons keeps its words", () => {
  const body = { text: "x".repeat(4090) };
  const action = { buttons: [{ type: "reply", reply: { id: "/brief", title: "Now" } }] };
  const simpler = simplerForm({ type: "interactive", interactive: { type: "button", body, action } }, 131009);
  expect(simpler).toMatchObject({ text: { body: body.text } });
});

test.each([
  [shapes[0]!, 131026],
  [shapes[0]!, 131047],
  [shapes[0]!, 130429],
  [shapes[0]!, 131000],
  [shapes[0]!, undefined],
  [plain!, 131009],
])("there is no simpler form of %j after %s", (part, code) => {
  expect(simplerForm(part, code)).toBeUndefined();
});

describe("a part that WhatsApp refuses for its form", () => {
  let rig: Awaited<ReturnType<typeof openWhatsapp>>;
  afterEach(() => rig.close());

  // As an older Tidings may have left it in the queue: titles that are too long, or alike.
  const button = (id: string, title: string) => ({ type: "reply", reply: { id, title } });
  const part = (text: string, ...buttons: ReturnType<typeof button>[]): Part => ({
    type: "interactive",
    interactive: { type: "button", body: { text }, action: { buttons } },
  });
  const tooLong = button("/brief", "x".repeat(21));
  const open = async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.write("hello");
    await recording.until("outcome");
    return recording;
  };
  const send = (what: Part) =>
    rig.adapter.send({ chat: rig.reader.chat(), locale: "en", heardAt: start }, what, { key: "k", silent: false });

  test.each([
    ["131009", [tooLong]],
    ["100", [button("/a", "Same"), button("/b", "Same")]],
  ])("with %s arrives once, as a text, and is told of under its key", async (_, buttons) => {
    const { until } = await open();
    const outcome = await send(part("Rain", ...buttons));
    expect(outcome.kind).toBe("delivered");
    expect(rig.reader.shown().at(-1)).toMatchObject({ text: expect.stringMatching(/^Rain\n/u), buttons: [] });
    expect(rig.reader.received()).toHaveLength(2);
    expect(await until("report")).toEqual({ kind: "report", key: "k", outcome });
    expect(rig.logged.map(({ fields }) => fields)).toEqual([{}]);
  });

  test("is refused when the text is refused as well", async () => {
    await open();
    expect(await send(part("x".repeat(4097), tooLong))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("131009"),
    });
    expect(rig.reader.received()).toHaveLength(1);
    expect(rig.logged).toHaveLength(1);
  });

  test("is a text as an answer, too", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    const { host } = recording;
    await rig.adapter.start({
      ...host,
      async answer(_command, reply) {
        await host.report("answer", await reply(part("Rain", tooLong)));
      },
    });
    await rig.reader.write("brief");
    expect((await recording.until("report")).outcome.kind).toBe("delivered");
    expect(rig.reader.shown().at(-1)).toMatchObject({ text: `Rain\n\n${"x".repeat(21)}: /brief`, buttons: [] });
  });
});
