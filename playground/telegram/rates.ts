/** How much a bot may send: at most `sends` messages in any `perMs` milliseconds. */
export type Rates = Readonly<Record<"account" | "chat" | "group", { readonly sends: number; readonly perMs: number }>>;

/**
 * What Telegram publishes (Bots FAQ): 30 a second in all, one a second to a chat, 20 a minute to a group. It lets short
 * bursts to a chat pass, of a length that it does not tell; here none pass.
 */
export const publishedRates: Rates = {
  account: { sends: 30, perMs: 1000 },
  chat: { sends: 1, perMs: 1000 },
  group: { sends: 20, perMs: 60_000 },
};

/** Counts messages against the rates. The function returned takes one at a time `now`, or says how many ms too early it is. */
export function createRates(rates: Rates): (chat: number, now: number) => number {
  const sent = new Map<string, number[]>();
  return (chat, now) => {
    const windows = [
      { key: "account", ...rates.account },
      { key: `chat ${chat}`, ...rates.chat },
      ...(chat < 0 ? [{ key: `group ${chat}`, ...rates.group }] : []),
    ].map((rate) => ({ ...rate, times: (sent.get(rate.key) ?? []).filter((at) => at > now - rate.perMs) }));
    const waits = windows.map(({ times, sends, perMs }) =>
      times.length < sends ? 0 : (times[0] ?? now) + perMs - now,
    );
    const wait = Math.max(...waits);
    for (const { key, times } of windows) sent.set(key, wait > 0 ? times : [...times, now]);
    return wait;
  };
}
