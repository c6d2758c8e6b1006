import { type Client, Events } from "discord.js";
import { z } from "zod";

/**
 * Logs in and waits until the client is ready. Resolves with the application's id; rejects with a sentence for the
 * operator that does not hold the token.
 */
export function connect(client: Client, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    client.once(Events.ClientReady, (ready) => resolve(ready.application.id));
    // A gateway that turns us away ends no promise of discord.js, only this event tells.
    client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(whyClosed(code))));
    client.login(token).catch((cause: unknown) => reject(new Error(whyFailed(cause), { cause })));
  });
}

const wrongToken =
  "Discord does not know this token. Copy it again from the page Bot of your application (DISCORD_TOKEN).";

/** Why the gateway closed for good: Discord's documentation, "Gateway Close Event Codes". */
export function whyClosed(code: number): string {
  switch (code) {
    case 4004:
      return wrongToken;
    case 4010:
    case 4011:
      return `Discord asks for sharding: the bot is in too many servers for one connection (${code}).`;
    case 4012:
      return `Discord no longer speaks this version of its gateway: update Tidings (${code}).`;
    case 4013:
    case 4014:
      return `Discord does not allow this bot the intents it asks for: look at the page Bot of your application (${code}).`;
    default:
      return `Discord closed the connection for good (${code}).`;
  }
}

const failure = z.object({ code: z.unknown().optional(), status: z.unknown().optional() });

function whyFailed(error: unknown): string {
  const { data } = failure.safeParse(error);
  if (data?.code === "TokenInvalid") return wrongToken;
  const detail = data?.status ?? data?.code;
  return `Discord cannot be reached${typeof detail === "string" || typeof detail === "number" ? ` (${detail})` : ""}.`;
}
