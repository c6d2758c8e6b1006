import { z } from "zod";

/** A request that the platform refuses, with the code it gives. */
export type Problem = { readonly status: number; readonly code: number; readonly details: string };

/** A template that was approved. Its body is fixed; it has one quick reply button. */
export type Template = {
  readonly name: string;
  readonly languages: readonly string[];
  readonly body: string;
  readonly button: string;
};

/**
 * Judges a request to POST …/messages as the platform does by its form: required fields, lengths (UTF-16), unique
 * buttons, templates that exist. Field by field after the Cloud API's reference for messages. Pure.
 */
export function judge(
  body: unknown,
  templates: readonly Template[],
): { readonly request: MessageRequest } | { readonly problem: Problem } {
  const parsed = message.safeParse(body);
  if (!parsed.success) return { problem: formProblem(parsed.error) };
  const request = parsed.data;
  if (request.to === undefined && request.recipient === undefined) {
    return { problem: { status: 400, code: 131008, details: "Required parameter is missing: to, recipient" } };
  }
  const problem = request.type === "template" ? templateProblem(request.template, templates) : undefined;
  return problem ? { problem } : { request };
}

/** The reading of a message, with "is writing …" if `typing_indicator` is there. */
export const readRequest = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: z.string().min(1),
  typing_indicator: z.strictObject({ type: z.literal("text") }).optional(),
});

export type MessageRequest = z.output<typeof message>;

const upTo = (max: number) => z.string().min(1).max(max);
const body = z.strictObject({ text: upTo(1024) });
const unique = <T>(items: readonly T[], key: (item: T) => string) => new Set(items.map(key)).size === items.length;

const buttons = z
  .array(z.strictObject({ type: z.literal("reply"), reply: z.strictObject({ id: upTo(256), title: upTo(20) }) }))
  .min(1)
  .max(3)
  .refine(
    (all) => unique(all, ({ reply }) => reply.id) && unique(all, ({ reply }) => reply.title),
    "buttons are not unique",
  );
const row = z.strictObject({ id: upTo(200), title: upTo(24), description: upTo(72).optional() });
const sections = z
  .array(z.strictObject({ title: upTo(24).optional(), rows: z.array(row).min(1) }))
  .min(1)
  .max(10)
  .refine(
    (all) => all.length === 1 || all.every(({ title }) => title !== undefined),
    "each of several sections needs a title",
  )
  .refine((all) => all.flatMap(({ rows }) => rows).length <= 10, "a list has at most 10 rows")
  .refine((all) => {
    const rows = all.flatMap((section) => section.rows);
    return unique(rows, ({ id }) => id) && unique(rows, ({ title }) => title);
  }, "rows are not unique");

const interactive = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("button"), body, action: z.strictObject({ buttons }) }),
  z.strictObject({ type: z.literal("list"), body, action: z.strictObject({ button: upTo(20), sections }) }),
  z.strictObject({
    type: z.literal("cta_url"),
    body,
    action: z.strictObject({
      name: z.literal("cta_url"),
      parameters: z.strictObject({ display_text: upTo(20), url: z.url({ protocol: /^https?$/u }) }),
    }),
  }),
]);

const component = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("body"),
    parameters: z.array(
      z.strictObject({ type: z.literal("text"), parameter_name: z.string().optional(), text: upTo(1024) }),
    ),
  }),
  z.strictObject({
    type: z.literal("button"),
    sub_type: z.literal("quick_reply"),
    index: z.string().regex(/^\d$/u),
    parameters: z.tuple([z.strictObject({ type: z.literal("payload"), payload: upTo(256) })]),
  }),
]);
const template = z.strictObject({
  name: upTo(512),
  language: z.strictObject({ code: z.string().min(1) }),
  components: z.array(component).default([]),
});

const frame = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual").optional(),
  to: z
    .string()
    .regex(/^\+?\d{5,20}$/u)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.[A-Za-z0-9.]{1,132}$/u)
    .optional(),
  context: z.strictObject({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: upTo(512).optional(),
});
const message = z.discriminatedUnion("type", [
  frame.extend({
    type: z.literal("text"),
    text: z.strictObject({ body: upTo(4096).regex(/\S/u), preview_url: z.boolean().optional() }),
  }),
  frame.extend({ type: z.literal("interactive"), interactive }),
  frame.extend({ type: z.literal("template"), template }),
]);

function formProblem(error: z.ZodError): Problem {
  const [issue] = error.issues;
  const details = `${issue?.path.join(".")}: ${issue?.message}`;
  const isMissing = issue?.code === "invalid_type" && issue.message.includes("undefined");
  return { status: 400, code: isMissing ? 131008 : issue?.code === "too_big" ? 131009 : 100, details };
}

function templateProblem({ name, language, components }: z.output<typeof template>, templates: readonly Template[]) {
  const known = templates.find((one) => one.name === name);
  if (!known?.languages.includes(language.code)) {
    return { status: 404, code: 132001, details: `template name (${name}) does not exist in ${language.code}` };
  }
  const texts = components.flatMap((one) => (one.type === "body" ? one.parameters.map(({ text }) => text) : []));
  if (texts.some((text) => /[\n\t]| {5}/u.test(text))) {
    return {
      status: 400,
      code: 132018,
      details: "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
    };
  }
  if (texts.length > 0) {
    return {
      status: 400,
      code: 132000,
      details: `number of parameters (${texts.length}) does not match the expected (0)`,
    };
  }
  return undefined;
}
