import { z } from "zod";
import { invalidForm, type Refusal } from "./judge.ts";
import type { Command } from "./world.ts";

const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase());
const description = z.string().min(1).max(100);
const localized = z
  .partialRecord(
    z.enum(
      "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
        " ",
      ),
    ),
    description,
  )
  .nullish();

const command = z.looseObject({
  type: z.literal(1).default(1),
  name,
  description,
  description_localizations: localized,
  options: z
    .array(
      z.looseObject({
        type: z.number().int().min(3).max(11),
        name,
        description,
        description_localizations: localized,
        required: z.boolean().optional(),
        autocomplete: z.boolean().optional(),
      }),
    )
    .max(25)
    .default([]),
  integration_types: z.array(z.union([z.literal(0), z.literal(1)])).optional(),
  contexts: z.array(z.union([z.literal(0), z.literal(1), z.literal(2)])).nullish(),
  default_member_permissions: z.string().regex(/^\d+$/u).nullish(),
});

/**
 * Judges a list of chat commands by Discord's documentation, "Application Commands": names, lengths, counts, at most
 * 100 commands, no name twice, at most 8,000 characters a command with the longest translation.
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
  const names = parsed.data.map((it) => it.name);
  const twice = names.findIndex((it, i) => names.indexOf(it) !== i);
  const long = parsed.data.findIndex((it) => size(it) > 8000);
  if (twice >= 0)
    return { refusal: fault(twice, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Commands have the same name") };
  if (long >= 0)
    return { refusal: fault(long, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)") };
  return {
    commands: parsed.data.map((it) => ({ id: id(), name: it.name, options: it.options, definition: it })),
  };
}

function fault(at: number, code: string, message: string): Refusal {
  return invalidForm([{ at: [at], code, message }]);
}

function size({ name, options, ...texts }: z.infer<typeof command>): number {
  const own = name.length + Math.max(...lengths(texts));
  return options.reduce((sum, option) => sum + option.name.length + Math.max(...lengths(option)), own);
}

function lengths(texts: Pick<z.infer<typeof command>, "description" | "description_localizations">): number[] {
  return [texts.description, ...Object.values(texts.description_localizations ?? {})].map((text) => text?.length ?? 0);
}
