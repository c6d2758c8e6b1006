import { z } from "zod";

/**
 * What the adapter is made with. `apiRoot` has no version and no slash at its end. `publish`: briefings in announcement
 * channels go on to the servers that follow them.
 */
export type DiscordSettings = { readonly token: string; readonly apiRoot: string; readonly publish: boolean };

const unset = (value: unknown) => (value === "" ? undefined : value);

/** The environment's DISCORD_ variables as settings; an empty one counts as not set. */
export const discordSettings: z.ZodType<DiscordSettings> = z
  .object({
    DISCORD_TOKEN: z.preprocess(
      unset,
      z
        .string(
          "is missing: make an application at https://discord.com/developers/applications, copy its token from Bot",
        )
        .regex(/^\S+$/u, "has a blank or a line break in it: copy the token alone"),
    ),
    DISCORD_API_ROOT: z.preprocess(
      unset,
      z
        .url({ protocol: /^https?$/u, error: "must be the http or https address of Discord's API, without a version" })
        .default("https://discord.com/api")
        .transform((url) => url.replace(/\/+$/u, "")),
    ),
    DISCORD_PUBLISH: z.preprocess(unset, z.enum(["true", "false"], "must be true or false").default("false")),
  })
  .transform(({ DISCORD_TOKEN: token, DISCORD_API_ROOT: apiRoot, DISCORD_PUBLISH }) => ({
    token,
    apiRoot,
    publish: DISCORD_PUBLISH === "true",
  }));
