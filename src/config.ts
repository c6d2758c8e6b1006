import { z } from "zod";
import type { Adapter, Tools } from "./adapter.ts";
import { knownLocale } from "../messages/format.ts";
import { knownZone, systemZone } from "./reader/zone.ts";

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
  readonly logLevel: string;
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
    FETCH_ALLOW: z
      .string()
      .transform((text) =>
        text
          .split(",")
          .map((host) => host.trim())
          .filter(Boolean),
      )
      .default([]),
    WHEN_UNSURE: z.enum(["skip", "repeat"], "must be skip or repeat").default("skip"),
    LOG_LEVEL: z
      .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent")
      .default("info"),
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
  }));
