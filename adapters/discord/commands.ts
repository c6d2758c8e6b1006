import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { shorten } from "../../messages/layout.ts";
import { catalogs, type Words, words } from "../../messages/words.ts";
import type { CommandSpec } from "../../src/adapter.ts";

/** The languages that Discord's clients have ("Locales" in its documentation), but English, our reference. */
const locales =
  "id da de es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  );

type Described = {
  readonly name: string;
  readonly description: string;
  readonly description_localizations: Record<string, string>;
};
type Named = Described & { readonly name_localizations: Record<string, string> };
type Option = Described & { readonly type: 3; readonly required: boolean; readonly autocomplete: boolean };

type Subcommand = Named & { readonly type: 1; readonly options: readonly Option[] };

/** An application command as PUT /applications/{application}/commands takes it. */
export type DiscordCommand = Named & {
  readonly type: 1;
  readonly options: readonly (Option | Subcommand)[];
  readonly integration_types: readonly number[];
  readonly contexts: readonly number[];
  readonly default_member_permissions: string | null;
};

/** What a command is called among its own subcommands: with them, Discord does not offer it by itself. */
export const show = "show";

/**
 * The commands as Discord lists them, in every language we have: for servers and for people (integration types 0 and
 * 1), in servers, in our direct messages and in private channels (contexts 0 to 2). What changes a server's briefings
 * is offered to those who may manage it (32, MANAGE_GUILD); an admin may loosen that, so it is checked again later.
 * Commands `under` another are its subcommands; the permission is for all of them.
 */
export function discordCommands(specs: readonly CommandSpec[]): DiscordCommand[] {
  const groups = Map.groupBy(specs, ({ name, under }) => under ?? name);
  return Array.from(groups, ([name, members]) => {
    const nested = members.some(({ under }) => under !== undefined);
    return {
      type: 1,
      ...nameAndDescribe(name, name),
      options: nested ? members.map((spec) => subcommand(name, spec)) : members.flatMap(options),
      integration_types: [0, 1],
      contexts: [0, 1, 2],
      default_member_permissions: members.every(({ changes }) => changes) ? "32" : null,
    };
  });
}

function subcommand(group: string, spec: CommandSpec): Subcommand {
  const name = spec.name === group ? show : spec.name;
  return { type: 1, ...nameAndDescribe(name, spec.name), options: options(spec) };
}

function options(spec: CommandSpec): Option[] {
  return spec.options.map(({ name, completes }) => ({
    type: 3,
    ...describe((catalog) => catalog.options, name),
    required: false,
    autocomplete: completes,
  }));
}

function nameAndDescribe(name: string, command: string): Named {
  const names = translated.flatMap((locale): [string, string][] => {
    const own: Readonly<Record<string, string>> = words(locale).names ?? {};
    return own[name] === undefined ? [] : [[locale, own[name]]];
  });
  const described = describe((catalog) => catalog.commands, command);
  return { ...described, name, name_localizations: Object.fromEntries(names) };
}

const translated = locales.filter((locale) => (locale.split("-")[0] ?? locale) in catalogs);

function describe(texts: (catalog: Words) => Readonly<Record<string, string>>, name: string): Described {
  const of = (locale: string) => shorten(texts(words(locale))[name] ?? name, 100);
  return {
    name,
    description: of("en"),
    description_localizations: Object.fromEntries(translated.map((locale) => [locale, of(locale)])),
  };
}

const numbers = (fallback: number[]) =>
  z
    .array(z.number())
    .nullish()
    .transform((list) => (list ?? fallback).toSorted((a, b) => a - b));
const localizations = z
  .record(z.string(), z.string())
  .nullish()
  .transform((texts) => texts ?? {});
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

// What Discord leaves out or gives as null means its default.
const option = z.object({
  type: z.number(),
  name: z.string(),
  name_localizations: localizations,
  description: z.string(),
  description_localizations: localizations,
  required: flag,
  autocomplete: flag,
});
const registered = z.array(
  z.object({
    type: z.number().default(1),
    name: z.string(),
    name_localizations: localizations,
    description: z.string(),
    description_localizations: localizations,
    options: z.array(option.extend({ options: z.array(option).default([]) })).default([]),
    integration_types: numbers([0]),
    contexts: numbers([0, 1, 2]),
    default_member_permissions: z.string().nullable().default(null),
  }),
);

/** True where Discord, by its answer to GET /applications/{application}/commands, already lists exactly these. */
export function sameCommands(answer: unknown, wanted: readonly DiscordCommand[]): boolean {
  const listed = registered.safeParse(answer);
  return listed.success && isDeepStrictEqual(byName(listed.data), byName(registered.parse(wanted)));
}

function byName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
