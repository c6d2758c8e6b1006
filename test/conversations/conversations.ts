import { afterEach, beforeEach, describe } from "vitest";
import type { adapters } from "../../adapters/index.ts";
import { leaving } from "./leaving.ts";
import { places } from "./places.ts";
import { openProgram, talker, type Ability, type Platform, type Program, type Stage } from "./program.ts";
import { reading } from "./reading.ts";
import { settingUp } from "./setting-up.ts";
import { trust } from "./trust.ts";

/**
 * Every conversation that a reader has, with the whole program, through the platform's real client: what they do, and what
 * their screen then shows. The same on every platform, but for what it `lacks`.
 */
export function conversations(
  name: keyof typeof adapters,
  open: (now: () => number) => Promise<Platform>,
  lacks: readonly Ability[] = [],
): void {
  let program: Program;
  let me: Stage["me"];
  const stage: Stage = {
    has: (ability) => !lacks.includes(ability),
    get program() {
      return program;
    },
    get me() {
      return me;
    },
  };
  describe(`a conversation on ${name}`, () => {
    beforeEach(async () => {
      program = await openProgram(name, open);
      me = talker(program, program.reader);
    });
    afterEach(() => program.close());
    for (const suite of [settingUp, reading, places, leaving, trust]) suite(stage);
  });
}
