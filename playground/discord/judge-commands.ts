import { z } from "zod";
import { invalidForm, type Refusal } from "./judge.ts";
import type { Command } from "./world.ts";

const name = z
  .string()
  .regex(/^[-_\u02bc\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase());
const description = z.string().min(1).max(100);
const locale = z.enum(
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  ),
);
const texts = {
  name,
  name_localizations: z.partialRecord(locale, name).nullish(),
  description,
  description_localizations: z.partialRecord(locale, description).nullish(),
};
type Texts = z.infer<z.ZodObject<typeof texts>>;

const option = z.looseObject({
  ...texts,
  type: z.number().int().min(3).max(11),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
});
const options = z.array(option).max(25).refine(namedApart).default([]);
const subcommand = z.looseObject({ ...texts, type: z.literal(1), options });

const command = z.looseObject({
  ...texts,
  type: z.literal(1).default(1),
  // Either options or subcommands, not both.
  options: z.union([options, z.array(subcommand).max(25).refine(namedApart)]),
  integration_types: z.array(z.union([z.literal(0), z.literal(1)])).optional(),
  contexts: z.array(z.union([z.literal(0), z.literal(1), z.literal(2)])).nullish(),
  default_member_permissions: z.string().regex(/^\d+$/u).nullish(),
});

/** Do all have names of their own, in every language? */
function namedApart(list: readonly Texts[]): boolean {
  return ["", ...locale.options].every((language) => {
    const names = list.map((it) => it.name_localizations?.[language] ?? it.name);
    return new Set(names).size === names.length;
  });
}

/**
 * Judges a list of chat commands by Discord's documentation, "Application Commands": names, lengths, counts, at most
 * 100 commands of 25 options or subcommands, no name twice in any language, at most 8,000 characters a command with the
 * longest translation.
 */
export function judgeCommands(given: unknown, id: () => string): { commands: Command[] } | { refusal: Refusal } {
  const parsed = z.array(command).max(100).safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      at: path.map(String),
      code: "APPLICATION_COMMAND_INVALID",
      message,
    }));
    return { refusal: invalidForm(faults) };
  }
  const long = parsed.data.findIndex((it) => size(it) > 8000);
  if (!namedApart(parsed.data))
    return { refusal: fault(0, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Commands have the same name") };
  if (long >= 0)
    return { refusal: fault(long, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)") };
  return {
    commands: parsed.data.map((it) => ({ id: id(), name: it.name, options: it.options, definition: it })),
  };
}

function fault(at: number, code: string, message: string): Refusal {
  return invalidForm([{ at: [at], code, message }]);
}

type Sized = Texts & { readonly options?: readonly Sized[] };

function size(it: Sized): number {
  const own = longest(it.name, it.name_localizations) + longest(it.description, it.description_localizations);
  return (it.options ?? []).reduce((sum, inner) => sum + size(inner), own);
}

function longest(text: string, localized: Readonly<Record<string, string | undefined>> | null | undefined): number {
  return Math.max(...[text, ...Object.values(localized ?? {})].map((it) => it?.length ?? 0));
}
