import { z } from "zod";
import type { Adapter, Tools } from "./adapter.ts";
import { knownLocale } from "../messages/format.ts";
import { knownZone, systemZone } from "./reader/place/zone.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a process does of all that is to be done; several may share the work. */
const roles = ["gather", "answer", "send"] as const;
export type Role = (typeof roles)[number];

/** Every setting of the core; each adapter has its own besides. What they mean to an operator is in .env.example. */
export type Config = {
  /** Nothing was configured: the sample stories, the terminal, no network. */
  readonly trial: boolean;
  /** How to make each adapter that is asked for. */
  readonly adapters: readonly { readonly name: string; readonly make: (tools: Tools) => Promise<Adapter> }[];
  /** What this process does: fetch the news, answer people, send the briefings. */
  readonly roles: readonly Role[];
  readonly store: string;
  /** The OPML file that lists the sources; without it, the program's own list. */
  readonly sources: string | undefined;
  readonly stories: string;
  /** For readers who have not said otherwise. */
  readonly locale: string;
  readonly timeZone: string;
  /** Where webhooks and /health are served; no port, no server. */
  readonly host: string;
  readonly port: number | undefined;
  /** Hosts and networks that may be fetched from though they are private. */
  readonly fetchAllow: readonly string[];
  /** What becomes of a briefing of which nobody can tell whether it arrived: it is left, or sent again. */
  readonly whenUnsure: "skip" | "repeat";
  /** The language model that sums up events; without it, they are told by their own first sentences. */
  readonly summary?: SummarySettings;
  readonly logLevel: string;
};

/** A model behind an OpenAI-compatible address, and what it may be used for. */
export type SummarySettings = {
  readonly model: string;
  /** Without a slash at its end. */
  readonly apiRoot: string;
  readonly key?: string;
  /** Primary subtags ("en") of the languages whose events it sums up; none: all languages. */
  readonly languages: readonly string[];
  /** The most that a day (UTC) may cost. */
  readonly dailyTokens: number;
};

/** What config needs to know of the adapters there are. */
type Listed = {
  readonly read: (env: Environment) => { problems: string[] } | { make: (tools: Tools) => Promise<Adapter> };
};

/**
 * Reads every setting from the environment, once. Either the settings, or all that is wrong with them, a line each. A
 * setting that is empty counts as not there.
 */
export function readConfig(
  env: Environment,
  listed: Readonly<Record<string, Listed>>,
): Config | { problems: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ""));
  const names = (given["ADAPTERS"] ?? "terminal")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  const core = settings.safeParse(given);
  const asked = Array.from(new Set(names), (name) => ({ name, read: readAdapter(name, given, listed) }));
  const problems = [
    ...(core.success ? [] : core.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)),
    ...(names.length === 0 ? ["ADAPTERS: name at least one, such as telegram or terminal"] : []),
    ...asked.flatMap(({ read }) => ("problems" in read ? read.problems : [])),
  ];
  if (!core.success || problems.length > 0) return { problems };
  return {
    trial: given["ADAPTERS"] === undefined && given["ROLES"] === undefined,
    adapters: asked.flatMap(({ name, read }) => ("make" in read ? [{ name, make: read.make }] : [])),
    ...core.data,
  };
}

function readAdapter(name: string, env: Environment, listed: Readonly<Record<string, Listed>>) {
  const known = Object.hasOwn(listed, name) ? listed[name] : undefined;
  return known
    ? known.read(env)
    : { problems: [`ADAPTERS: there is no "${name}"; there are ${Object.keys(listed).join(", ")}`] };
}

const settings = z
  .object({
    STORE: z
      .string()
      .refine(
        (store) => /^sqlite:./u.test(store) || (/^postgres(ql)?:\/\//u.test(store) && URL.canParse(store)),
        "must be sqlite:PATH, such as sqlite:data/tidings.db, or postgres://USER:PASSWORD@HOST/DATABASE",
      )
      .default("sqlite:data/tidings.db"),
    ROLES: z
      .string()
      .transform((text) => text.split(",").map((role) => role.trim().toLowerCase()))
      .pipe(z.array(z.enum(roles, "must be some of gather, answer and send")))
      .default([...roles]),
    SOURCES: z.string().optional(),
    STORIES: z.string().default("stories"),
    LOCALE: z
      .string()
      .refine(
        (locale) => knownLocale(locale).split("-")[0] === locale.split(/[-_]/u)[0]?.toLowerCase(),
        "must be a language such as en, ko or es-MX",
      )
      .transform(knownLocale)
      .default("en"),
    TIME_ZONE: z
      .string()
      .refine((zone) => knownZone(zone) !== undefined, "must be a time zone such as Europe/Berlin")
      .transform((zone) => knownZone(zone) ?? zone)
      .default(systemZone),
    HOST: z.string().default("127.0.0.1"),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/u, "must be a port number, such as 8080")
      .transform(Number)
      .refine((port) => port <= 65535, "must be a port number, such as 8080")
      .optional(),
    FETCH_ALLOW: z.string().transform(commaSeparated).default([]),
    WHEN_UNSURE: z.enum(["skip", "repeat"], "must be skip or repeat").default("skip"),
    SUMMARY_MODEL: z.string().trim().optional(),
    SUMMARY_API_ROOT: z
      .url({ protocol: /^https?$/u, error: "must be an address such as http://127.0.0.1:11434/v1", abort: true })
      .refine((root) => {
        const { username, password, search, hash } = new URL(root);
        return username + password + search + hash === "";
      }, "must be the bare address, such as https://models.example.org/v1; a key goes into SUMMARY_KEY")
      .transform((root) => root.replace(/\/+$/u, ""))
      .optional(),
    SUMMARY_KEY: z
      .string()
      // A header takes nothing else, and what is refused there would be shown in an error.
      .regex(/^[\x21-\x7e]+$/u, "must have no blanks and only ASCII characters; copy it again")
      .optional(),
    SUMMARY_LANGUAGES: z
      .string()
      .toLowerCase()
      .transform(commaSeparated)
      .refine((codes) => codes.every((code) => /^[a-z]{2,3}$/u.test(code)), "must be languages such as en,ko")
      .default([]),
    SUMMARY_DAILY_TOKENS: z
      .string()
      .regex(/^\d{1,9}$/u, "must be a number of tokens, such as 200000")
      .transform(Number)
      // One call may cost 13,000 where each character counts.
      .refine((tokens) => tokens >= 20_000, "must be at least 20000, or not one call may be made")
      .default(200_000),
    LOG_LEVEL: z
      .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent")
      .default("info"),
  })
  .refine((env) => env.SUMMARY_MODEL === undefined || env.SUMMARY_API_ROOT !== undefined, {
    path: ["SUMMARY_API_ROOT"],
    error: "must say where SUMMARY_MODEL is served, such as http://127.0.0.1:11434/v1",
  })
  .transform((env) => ({
    roles: env.ROLES,
    store: env.STORE,
    sources: env.SOURCES,
    stories: env.STORIES,
    locale: env.LOCALE,
    timeZone: env.TIME_ZONE,
    host: env.HOST,
    port: env.PORT,
    fetchAllow: env.FETCH_ALLOW,
    whenUnsure: env.WHEN_UNSURE,
    logLevel: env.LOG_LEVEL,
    ...(env.SUMMARY_MODEL !== undefined &&
      env.SUMMARY_API_ROOT !== undefined && {
        summary: {
          model: env.SUMMARY_MODEL,
          apiRoot: env.SUMMARY_API_ROOT,
          ...(env.SUMMARY_KEY !== undefined && { key: env.SUMMARY_KEY }),
          languages: env.SUMMARY_LANGUAGES,
          dailyTokens: env.SUMMARY_DAILY_TOKENS,
        },
      }),
  }));

/** "a, b" as its parts. */
function commaSeparated(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
