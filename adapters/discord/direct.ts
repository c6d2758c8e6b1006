import { ChannelType, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { Call } from "./call.ts";

const channel = z.object({ type: z.number() });

/** Is a channel a direct message, as far as Discord says? Of a channel that we are out of it says nothing. */
export async function isDirect(
  { rest, call }: { readonly rest: REST; readonly call: Call },
  chat: string,
): Promise<boolean> {
  const called = await call((signal) => rest.get(Routes.channel(chat), { signal }));
  // What could not be asked is no reason to give a chat up.
  if (called.kind === "failed") return called.outcome.kind !== "gone";
  return channel.safeParse(called.body).data?.type === ChannelType.DM;
}
