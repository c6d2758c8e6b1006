import { afterEach, expect, test } from "vitest";
import { createTally } from "../../../adapters/whatsapp/tally.ts";
import type { Json } from "../../../src/adapter.ts";
import { openWhatsapp, start } from "./rig.ts";

let rig: Awaited<ReturnType<typeof openWhatsapp>> | undefined;
afterEach(() => rig?.close());

test("tells once a day, and at the end, how many messages of each category there were", () => {
  const told: Record<string, Json>[] = [];
  const write = (fields: Record<string, Json>) => void told.push(fields);
  let at = start;
  const tally = createTally(() => at, { info: write, warn: write, error: write });
  tally.end();
  for (const category of ["service", "marketing", "service"]) tally.count({ category, type: "regular" });
  expect(told).toEqual([]);
  at += 24 * 60 * 60_000;
  tally.count({ category: "service", type: "free_entry_point" });
  tally.end();
  tally.end();
  expect(told).toEqual([
    { day: "2026-11-23", service: 2, marketing: 1 },
    { day: "2026-11-24", "service (free_entry_point)": 1 },
  ]);
});

test("counts each message that arrives once, answers and templates, and none that does not", async () => {
  rig = await openWhatsapp({ seed: 3 });
  const recording = await rig.listen();
  const { adapter, reader } = rig;
  const silent = rig.server.meet();
  silent.block();
  for (const chat of [reader.chat(), silent.chat()]) {
    await adapter.send({ chat, locale: "en" }, { type: "text" }, { key: `k${chat}`, silent: false });
  }
  for (const words of ["brief", "help"]) await reader.write(words);
  await recording.until("outcome", () => recording.log.filter(({ kind }) => kind === "outcome").length === 2);
  await rig.server.postman.settled();
  await adapter.stop();
  const told = rig.logged.map(({ fields }) => fields).reduce((a, b) => ({ ...a, ...b }), {});
  expect(told).toEqual({ day: "2026-11-23", marketing: 1, service: 2 });
});
