import { z } from "zod";

const needed =
  "needed for Discord. Make an application at https://discord.com/developers/applications and copy the token from its page Bot.";

/**
 * Reads the settings of the Discord adapter from the environment. An empty value is one that is not set.
 * DISCORD_API_ROOT, an http or https address without a version, is there to be pointed at the playground or a proxy.
 */
export const discordSettings = z
  .object({
    DISCORD_TOKEN: z
      .string(needed)
      .trim()
      .min(1, needed)
      .regex(/^\S*$/u, "has a blank or a line break in it: copy the token again, alone."),
    DISCORD_API_ROOT: z
      .string()
      .trim()
      .transform((text) => text.replace(/\/+$/u, "") || undefined)
      .pipe(z.url({ protocol: /^https?$/u, error: "is not an http or https address." }).optional())
      .optional(),
  })
  .transform(({ DISCORD_TOKEN, DISCORD_API_ROOT }) => ({
    token: DISCORD_TOKEN,
    apiRoot: DISCORD_API_ROOT ?? "https://discord.com/api",
  }));

export type DiscordSettings = z.infer<typeof discordSettings>;
