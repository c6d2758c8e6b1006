import { expect, test } from "vitest";
import { runRig } from "./rig.ts";

test(
  "loses nothing and repeats nothing, though the worker is killed and the network fails",
  { timeout: 150_000 },
  async () => {
    const { rows, faults } = await runRig({ readers: 25, kills: 6, faulty: 0.15, seed: 3 });
    expect(Array.from(faults.values()).reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    const some = expect.any(Number);
    expect(rows).toEqual(
      ["telegram", "discord", "whatsapp"].map((platform) => ({
        platform,
        owed: 25,
        delivered: platform === "telegram" ? some : 25,
        unknown: platform === "telegram" ? some : 0,
        duplicated: 0,
        lost: 0,
      })),
    );
  },
);
