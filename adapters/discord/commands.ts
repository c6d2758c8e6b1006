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

type Localized = { readonly description: string; readonly description_localizations: Record<string, string> };

/** An application command as PUT /applications/{application}/commands takes it. */
export type DiscordCommand = Localized & {
  readonly type: 1;
  readonly name: string;
  readonly options: readonly (Localized & {
    readonly type: 3;
    readonly name: string;
    readonly required: boolean;
    readonly autocomplete: boolean;
  })[];
  readonly integration_types: readonly number[];
  readonly contexts: readonly number[];
  readonly default_member_permissions: string | null;
};

/**
 * The commands as Discord lists them, in every language we have: for servers and for people (integration types 0 and
 * 1), in servers, in our direct messages and in private channels (contexts 0 to 2). What changes a server's briefings
 * is offered to those who may manage it (32, MANAGE_GUILD); an admin may loosen that, so it is checked again later.
 */
export function discordCommands(specs: readonly CommandSpec[]): DiscordCommand[] {
  return specs.map((spec) => ({
    type: 1,
    name: spec.name,
    ...describe((catalog) => catalog.commands, spec.name),
    options: spec.options.map(({ name, completes }) => ({
      type: 3,
      name,
      ...describe((catalog) => catalog.options, name),
      required: false,
      autocomplete: completes,
    })),
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    default_member_permissions: spec.changes ? "32" : null,
  }));
}

function describe(texts: (catalog: Words) => Readonly<Record<string, string>>, name: string): Localized {
  const of = (locale: string) => shorten(texts(words(locale))[name] ?? name, 100);
  const translated = locales.filter((locale) => (locale.split("-")[0] ?? locale) in catalogs);
  return {
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
const registered = z.array(
  z.object({
    type: z.number().default(1),
    name: z.string(),
    description: z.string(),
    description_localizations: localizations,
    options: z
      .array(
        z.object({
          type: z.number(),
          name: z.string(),
          description: z.string(),
          description_localizations: localizations,
          required: flag,
          autocomplete: flag,
        }),
      )
      .default([]),
    integration_types: numbers([0]),
    contexts: numbers([0, 1, 2]),
    default_member_permissions: z.string().nullable().default(null),
  }),
);

/** True where Discord, by its answer to GET /applications/{application}/commands, already lists exactly these. */
export function sameCommands(answer: unknown, wanted: readonly DiscordCommand[]): boolean {
  const listed = registered.safeParse(answer);
  return listed.success && isDeepStrictEqual(byName(listed.data), byName(wanted));
}

function byName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
