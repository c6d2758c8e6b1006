import { z } from "zod";
import { component, componentFaults, type Fault, repeatedIds, tooLong, wholeFaults } from "./judge-components.ts";
import { type Body, flatten } from "./world.ts";

/** What Discord answers to a request that it does not take. */
export type Refusal = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export function refusal(status: number, code: number, message: string): Refusal {
  return { status, body: { code, message } };
}

/** 50035 with the tree of what is wrong: `errors` nests by field down to `_errors`. */
export function invalidForm(faults: readonly Fault[]): Refusal {
  const errors: Record<string, unknown> = {};
  for (const { at, code, message } of faults) {
    let node = errors;
    for (const key of at) {
      const next: Record<string, unknown> = {};
      const inner = branch.safeParse(node[key]);
      node[key] = inner.success ? inner.data : next;
      node = inner.success ? inner.data : next;
    }
    node._errors = [...(leaves.safeParse(node._errors).data ?? []), { code, message }];
  }
  return { status: 400, body: { code: 50035, message: "Invalid Form Body", errors } };
}

// Kept by reference, so that a second fault goes into the same tree.
const branch = z.custom<Record<string, unknown>>((value) => typeof value === "object" && value !== null);
const leaves = z.array(z.unknown());

const componentsV2 = 1 << 15;

const form = z.object({
  content: z
    .string()
    .nullish()
    .transform((text) => text ?? ""),
  flags: z
    .number()
    .nullish()
    .transform((flags) => flags ?? 0),
  components: z
    .array(component)
    .nullish()
    .transform((list) => list ?? []),
  embeds: z.array(z.unknown()).nullish(),
  nonce: z.union([z.string(), z.number()]).optional(),
  allowed_mentions: z
    .object({
      parse: z.array(z.enum(["roles", "users", "everyone"])).optional(),
      users: z.array(z.string()).optional(),
    })
    .optional(),
});

/**
 * Judges the body of a message by Discord's rules: `body` where it would be taken. Characters are code points, as
 * Discord counts them. Sections of its documentation: "Create Message", "Component Reference"; the ceiling in bytes is
 * discord-api-docs issue 8554.
 */
export function judgeMessage(given: unknown): { body: Body } | { refusal: Refusal } {
  const parsed = form.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      at: path.map(String),
      code: "BASE_TYPE_INVALID",
      message,
    }));
    return { refusal: invalidForm(faults) };
  }
  const { content, flags, components, embeds, nonce, allowed_mentions } = parsed.data;
  const all = flatten(components);
  const v2 = (flags & componentsV2) !== 0;
  if (v2 ? all.length === 0 : content.trim() === "" && !embeds?.length) {
    return { refusal: refusal(400, 50006, "Cannot send an empty message") };
  }
  const faults = [
    ...(nonce === undefined ? [] : tooLong(["nonce"], String(nonce), 25)),
    ...(v2 && (content !== "" || embeds?.length) ? [legacyField] : []),
    ...(v2 ? wholeFaults(all) : tooLong(["content"], content, 2000)),
    ...components.flatMap((it, i) => componentFaults(it, ["components", i], v2)),
    ...repeatedIds(all),
  ];
  if (faults.length > 0) return { refusal: invalidForm(faults) };
  const texts = all.flatMap((it) => (it.type === 10 ? (it.content ?? "") : []));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  if (bytes > 10_170) return { refusal: { status: 500, body: { code: 0, message: "500: Internal Server Error" } } };
  return { body: { content, flags, components, allowed_mentions } };
}

const legacyField: Fault = {
  at: ["content"],
  code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
  message: "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
};
