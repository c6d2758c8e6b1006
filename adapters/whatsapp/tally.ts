import type { Json, Log } from "../../src/adapter.ts";
import type { Price } from "./signs.ts";

/**
 * Counts messages by the category that the platform charges them in, and tells the operator once a day (UTC), and when
 * it ends, how many there were since the last time. `now` is in UTC milliseconds. No figure in money: rates differ from country
 * to country and change each quarter.
 */
export function createTally(now: () => number, log: Log) {
  let day = "";
  let counts: Record<string, number> = {};

  function end(): void {
    const fields: Record<string, Json> = { day, ...counts };
    if (Object.keys(counts).length > 0) log.info(fields, "WhatsApp: messages that arrived, by price category");
    counts = {};
  }

  return {
    count({ category, type }: Price): void {
      const today = new Date(now()).toISOString().slice(0, "2026-11-24".length);
      if (today !== day) end();
      day = today;
      const kind = type === "regular" ? category : `${category} (${type})`;
      counts[kind] = (counts[kind] ?? 0) + 1;
    },
    end,
  };
}
