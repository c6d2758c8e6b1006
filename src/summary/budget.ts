import type { SettingStore } from "../store/settings.ts";
import { mostOutputTokens } from "./ask-model.ts";
import type { Prompt } from "./prompt.ts";

const key = "summary-tokens";

/** What a day (UTC) may cost, in tokens, remembered in the store: a restart gives no new one. */
export type Budget = {
  /** Sets the most that a call may cost aside, before it is made; false where the day has no room for it. */
  reserve(tokens: number, now: number): Promise<boolean>;
  /** Puts what a call has cost in place of what was set aside for it. */
  settle(reserved: number, spent: number, now: number): Promise<void>;
};

/** The budget of the one process that asks: it holds the lease, so that nobody else writes here. */
export function openBudget(settings: SettingStore, perDay: number): Budget {
  const spentOn = async (day: string) => {
    const [known, tokens] = (await settings.get(key))?.split(" ") ?? [];
    return known === day ? Number(tokens) : 0;
  };
  const write = (day: string, tokens: number) => settings.set(key, `${day} ${tokens}`);
  return {
    async reserve(tokens, now) {
      const day = dayOf(now);
      const total = (await spentOn(day)) + tokens;
      if (total > perDay) return false;
      await write(day, total);
      return true;
    },
    async settle(reserved, spent, now) {
      const day = dayOf(now);
      await write(day, Math.max((await spentOn(day)) + spent - reserved, spent));
    },
  };
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/**
 * The most tokens that a call is expected to cost. A token is about four bytes of English and three of Korean, Arabic or
 * Chinese in the tokenisers of today; half as much again for older ones.
 */
export function mostTokens({ instructions, articles }: Prompt): number {
  return Math.ceil(Buffer.byteLength(instructions + articles) / 2) + mostOutputTokens;
}
