import { z } from "zod";
import type { CommandSpec } from "../../src/adapter.ts";
import { show } from "./commands.ts";
import { readId } from "./custom-id.ts";

/** What a person did, as INTERACTION_CREATE tells it: a command, a tap or a form sent, or an option being typed. */
export type Interaction = {
  readonly id: string;
  /** The credential for answers to it. 3 seconds until the first one, then 15 minutes. */
  readonly token: string;
  readonly application: string;
  /** The name of a command, without its slash. */
  readonly name: string;
  readonly did:
    /** `tapped`: the message that holds what was tapped, or whose button opened the form. */
    | { readonly kind: "ask"; readonly args: string; readonly tapped?: { readonly hidden: boolean } }
    /** A button wants a form first: what it asks for, and the command that it then is. */
    | { readonly kind: "open"; readonly command: string; readonly asks: string }
    | { readonly kind: "type"; readonly option: string; readonly typed: string };
  readonly channel: string;
  /** A direct message with us: nobody else reads it. */
  readonly direct: boolean;
  /** We can post there by ourselves, later. */
  readonly member: boolean;
  readonly user: string;
  readonly manager: boolean;
  readonly locale?: string;
};

/**
 * Reads an interaction. Undefined for every kind that is not a command, a component, a form or an autocompletion, and for
 * what names no channel or no person.
 */
export function readInteraction(data: unknown, specs: readonly CommandSpec[]): Interaction | undefined {
  const parsed = payload.safeParse(data);
  if (!parsed.success) return undefined;
  const { id, token, application_id, channel_id, guild_id, context, locale, member, authorizing_integration_owners } =
    parsed.data;
  const user = member?.user.id ?? parsed.data.user?.id;
  const done = read(parsed.data, specs);
  if (user === undefined || done === undefined) return undefined;
  return {
    id,
    token,
    application: application_id,
    ...done,
    channel: channel_id,
    direct: context === botDm || (context === undefined && guild_id === undefined),
    // Installed for a person only ("1" without "0"), we are called into places where we are not a member.
    member: context === botDm || authorizing_integration_owners === undefined || "0" in authorizing_integration_owners,
    user,
    manager: guild_id === undefined || manages(member?.permissions ?? "0"),
    ...(locale !== undefined && { locale }),
  };
}

// Interaction contexts, interaction types, permissions: Discord's documentation, "Receiving and Responding" and "Permissions".
const botDm = 1;
const [slashCommand, component, autocomplete, form] = [2, 3, 4, 5];
const subcommand = 1;
const ephemeral = 1 << 6;
const administrator = 1n << 3n;
const manageGuild = 1n << 5n;

function manages(permissions: string): boolean {
  return (BigInt(permissions) & (administrator | manageGuild)) !== 0n;
}

const person = z.object({ id: z.string() });
const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
  focused: z.boolean().optional().catch(undefined),
});
const options = z.array(option).catch([]).default([]);
const field = z.object({ component: z.object({ value: z.string() }) });
const payload = z.object({
  id: z.string(),
  token: z.string(),
  application_id: z.string(),
  type: z.number(),
  channel_id: z.string(),
  guild_id: z.string().optional().catch(undefined),
  context: z.number().optional().catch(undefined),
  locale: z.string().optional().catch(undefined),
  member: z
    .object({ user: person, permissions: z.string().regex(/^\d+$/u).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  user: person.optional().catch(undefined),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).optional().catch(undefined),
  data: z
    .object({
      name: z.string().optional().catch(undefined),
      custom_id: z.string().optional().catch(undefined),
      values: z.array(z.string()).optional().catch(undefined),
      components: z.array(field).catch([]).default([]),
      options: z
        .array(option.extend({ type: z.number().optional().catch(undefined), options }))
        .catch([])
        .default([]),
    })
    .optional()
    .catch(undefined),
  message: z
    .object({ flags: z.number().catch(0).default(0) })
    .optional()
    .catch(undefined),
});

function read(
  { type, data, message }: z.infer<typeof payload>,
  specs: readonly CommandSpec[],
): Pick<Interaction, "name" | "did"> | undefined {
  const tapped = message && { hidden: (message.flags & ephemeral) !== 0 };
  if (data?.custom_id !== undefined) {
    if (type === component) return use(data.custom_id, data.values, tapped);
    const texts = data.components.map((it) => it.component.value);
    return type === form && texts.length > 0 ? typedForYou([data.custom_id, ...texts].join(" "), tapped) : undefined;
  }
  if (data?.name === undefined) return undefined;
  const nested = data.options.find((it) => it.type === subcommand);
  const given = nested?.options ?? data.options;
  const name = (nested && nested.name !== show ? nested.name : data.name).toLowerCase();
  if (type === slashCommand) {
    const order = specs.find((spec) => spec.name === name)?.options.map((it) => it.name) ?? [];
    const values = order.flatMap((wanted) => given.find((it) => it.name === wanted)?.value ?? []);
    return { name, did: { kind: "ask", args: values.join(" ") } };
  }
  const focused = given.find((it) => it.focused === true);
  if (type !== autocomplete || focused === undefined) return undefined;
  return { name, did: { kind: "type", option: focused.name, typed: String(focused.value ?? "") } };
}

type Tapped = { readonly hidden: boolean } | undefined;

function use(
  id: string,
  values: readonly string[] | undefined,
  tapped: Tapped,
): Pick<Interaction, "name" | "did"> | undefined {
  const used = readId(id, values);
  if (used?.kind !== "form") return used && typedForYou(used.command, tapped);
  const { command, asks } = used;
  return { name: typedForYou(command, tapped).name, did: { kind: "open", command, asks } };
}

/** A text as the command that it types for you: "/subscribe 08:00". */
function typedForYou(text: string, tapped: Tapped): Pick<Interaction, "name" | "did"> {
  const [first = "", ...rest] = text.trim().split(/\s+/u);
  const name = first.replace(/^\//u, "").toLowerCase();
  return { name, did: { kind: "ask", args: rest.join(" "), ...(tapped && { tapped }) } };
}
