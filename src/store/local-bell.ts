import type { Bell } from "./database.ts";

/** A bell that is heard in this process only. */
export function localBell(): Bell {
  const listeners = new Set<(platform: string) => void>();
  return {
    // What a listener asks of the store comes after this transaction: SQLite has one connection.
    async ring(_, platform) {
      for (const listener of listeners) listener(platform);
    },
    async onWork(listener) {
      const own = (platform: string) => listener(platform);
      listeners.add(own);
      return async () => void listeners.delete(own);
    },
  };
}
