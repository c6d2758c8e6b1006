import { createHmac } from "node:crypto";
import { request } from "undici";
import { shuffle } from "./dice.ts";

/** One change as a webhook carries it: what happened to the number, by its field. */
export type Change = { readonly field: string; readonly value: { readonly [key: string]: unknown } };

export type Postman = ReturnType<typeof createPostman>;

/**
 * Brings webhooks to the bot as the platform does: signed over bytes in which every character above U+007F is escaped,
 * one after the other, several changes in a body if they are held together. What the bot did not answer with 200 comes
 * again before the next one, in any order. `roll` decides how changes are spread over entries.
 */
export function createPostman(account: { appSecret: string; verifyToken: string; roll: () => number }) {
  let hook: string | undefined;
  let undelivered: string[] = [];
  let held: Change[] | undefined;
  let last: string | undefined;
  let tail = Promise.resolve();

  async function deliver(bodies: readonly string[]): Promise<void> {
    if (hook === undefined) return;
    const to = hook;
    const attempt = async (body: string) => {
      if (!(await bring(to, body, account.appSecret))) undelivered.push(body);
    };
    const again = undelivered;
    undelivered = [];
    await Promise.all(again.map(attempt));
    for (const body of bodies) {
      if (body.includes('"messages":[')) last = body;
      await attempt(body);
    }
  }

  function enqueue(bodies: readonly string[], after?: Promise<unknown>): Promise<void> {
    tail = tail.then(() => after).then(() => deliver(bodies));
    return tail;
  }

  return {
    /** From now on webhooks go there; before, they are lost, as they are for an app without a subscription. */
    subscribe(url: string): void {
      hook = url;
    },
    /** Brings changes, each in a body of its own, once `after` is settled. Resolves when the bot has answered. */
    post(changes: readonly Change[], after?: Promise<unknown>): Promise<void> {
      if (!held)
        return enqueue(
          changes.map((change) => write([[change]])),
          after,
        );
      held.push(...changes);
      return Promise.resolve();
    },
    /** Keeps what happens from now on, for one body. */
    hold(): void {
      held ??= [];
    },
    /** Brings all that was held, in order, as several entries and changes of one body. */
    release(): Promise<void> {
      const changes = held ?? [];
      held = undefined;
      return enqueue([write(spread(changes, account.roll))]);
    },
    /** Brings again what the bot did not take. */
    redeliver: () => enqueue([]),
    /** Brings the newest body with something that a person did once more, as if the answer to it had been lost. */
    again: () => enqueue(last === undefined ? [] : [last]),
    /** Brings statuses in any order, some of them twice. */
    scatter(changes: readonly Change[], after: Promise<unknown>): Promise<void> {
      return this.post(shuffle(changes, account.roll, true), after);
    },
    /** Resolves when nothing is on its way. */
    async settled(): Promise<void> {
      let seen;
      while (seen !== tail) await (seen = tail);
    },
    /** Asks the bot whether it knows the verify token, as the platform does when a webhook is set up. */
    async handshake(verifyToken = account.verifyToken): Promise<{ status: number; text: string }> {
      const query = { "hub.mode": "subscribe", "hub.verify_token": verifyToken, "hub.challenge": "1158201444" };
      const { statusCode, body } = await request(`${hook}?${new URLSearchParams(query).toString()}`);
      return { status: statusCode, text: await body.text() };
    },
  };
}

function spread(changes: readonly Change[], roll: () => number): Change[][] {
  const entries: Change[][] = [];
  for (const change of changes) {
    const last = entries.at(-1);
    if (last && roll() < 0.5) last.push(change);
    else entries.push([change]);
  }
  return entries.map(mergeNeighbours);
}

/** Two changes with messages of one number become one with both: a change can carry several. */
function mergeNeighbours(changes: readonly Change[]): Change[] {
  return changes.reduce<Change[]>((merged, change) => {
    const last = merged.at(-1);
    const [a, b] = [last?.value["messages"], change.value["messages"]];
    if (!last || !Array.isArray(a) || !Array.isArray(b)) return [...merged, change];
    const contacts = [last.value["contacts"] ?? [], change.value["contacts"] ?? []].flat();
    return [...merged.slice(0, -1), { ...last, value: { ...last.value, contacts, messages: [...a, ...b] } }];
  }, []);
}

function write(entries: readonly (readonly Change[])[]): string {
  const entry = entries.map((changes) => ({ id: "100200300", changes }));
  return JSON.stringify({ object: "whatsapp_business_account", entry }).replace(
    /[\u0080-\uffff]/g, // unit by unit: a character beyond the first plane is two escapes
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

async function bring(hook: string, body: string, appSecret: string): Promise<boolean> {
  const signature = createHmac("sha256", appSecret).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
  // A bot that cannot be reached has not taken it; it comes again.
  const response = await request(hook, { method: "POST", headers, body }).catch(() => undefined);
  await response?.body.dump();
  return response?.statusCode === 200;
}
