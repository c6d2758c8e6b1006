import { createHash } from "node:crypto";
import { Routes, type REST } from "discord.js";
import { z } from "zod";
import type { Outcome, Part } from "../../src/adapter.ts";
import type { Call } from "./call.ts";
import { isDirect } from "./direct.ts";

/**
 * A mark that a message carries by the key of its part: the id of its first component, any 31-bit number of ours
 * ("Anatomy of a Component" in Discord's documentation), which Discord gives back with the message. Pure.
 */
export function marked(part: Part, key: string): Part {
  const [first, ...others] = components.parse(part.components);
  return { ...part, components: [...(first ? [{ ...first, id: markOf(key) }] : []), ...others] };
}

/** What a look for a message showed: its id, that it is not there, or nothing, for now or ever. */
export type Found =
  | { readonly kind: "there"; readonly id: string }
  | { readonly kind: "not there" }
  | { readonly kind: "hidden" }
  | { readonly kind: "failed"; readonly outcome: Outcome };

/**
 * Looks in a chat for the message of a key that may have arrived at `since` (UTC milliseconds) or later. To a bot without the
 * permission to read a channel's history Discord shows no message at all ("Get Channel Messages" in its documentation);
 * in a direct message none is needed.
 */
export async function findArrived(
  { rest, call }: { readonly rest: REST; readonly call: Call },
  chat: string,
  { key, since }: { readonly key: string; readonly since: number },
): Promise<Found> {
  const look = async (query: Record<string, string>): Promise<Found | { messages: z.infer<typeof messages> }> => {
    const search = { query: new URLSearchParams(query) };
    const called = await call((signal) => rest.get(Routes.channelMessages(chat), { ...search, signal }));
    if (called.kind === "failed") return called.outcome.kind === "refused" ? hidden : called;
    const read = messages.safeParse(called.body);
    return read.success ? { messages: read.data } : { kind: "failed", outcome: { kind: "unknown" } };
  };
  // Their clock may be behind ours.
  const recent = await look({ after: snowflake(since - minute), limit: "100" });
  if ("kind" in recent) return recent;
  const found = recent.messages.find((message) => message.components.some(({ id }) => id === markOf(key)));
  if (found) return { kind: "there", id: found.id };
  if (recent.messages.length > 0) return { kind: "not there" };
  const any = await look({ limit: "1" });
  if ("kind" in any) return any;
  return any.messages.length > 0 || (await isDirect({ rest, call }, chat)) ? { kind: "not there" } : hidden;
}

const hidden = { kind: "hidden" } as const;
const minute = 60_000;
const components = z.array(z.record(z.string(), z.json()));
const messages = z.array(z.object({ id: z.string(), components: z.array(z.object({ id: z.number().optional() })) }));

const markOf = (key: string) => createHash("sha256").update(key).digest().readUInt32BE() >>> 1;

/** The first id of an instant: milliseconds since 2015 above 22 bits ("Snowflakes" in Discord's documentation). */
function snowflake(at: number): string {
  return String(BigInt(Math.max(at - 1_420_070_400_000, 0)) << 22n);
}
