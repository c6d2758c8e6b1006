import { z } from "zod";
import { invalidForm, type Refusal } from "./judge.ts";
import type { Modal } from "./world.ts";

// zod counts UTF-16 units, Discord code points.
const text = (min: number, max: number) =>
  z.string().refine((value) => Array.from(value).length >= min && Array.from(value).length <= max);

const modal = z.strictObject({
  custom_id: text(1, 100),
  title: text(1, 45),
  components: z
    .array(
      z.strictObject({
        type: z.literal(18),
        label: text(1, 45),
        description: text(0, 100).optional(),
        component: z
          .strictObject({
            type: z.literal(4),
            custom_id: text(1, 100),
            style: z.union([z.literal(1), z.literal(2)]),
            min_length: z.number().int().min(0).max(4000).default(0),
            max_length: z.number().int().min(1).max(4000).default(4000),
            required: z.boolean().default(true),
            value: text(0, 4000).optional(),
            placeholder: text(0, 100).optional(),
          })
          .refine((field) => field.min_length <= field.max_length),
      }),
    )
    .min(1)
    .max(5)
    .refine((labels) => new Set(labels.map((it) => it.component.custom_id)).size === labels.length),
});

/** Judges a form by Discord's documentation, "Modal", "Label" and "Text Input". The playground knows no other fields. */
export function judgeModal(given: unknown): { modal: Modal } | { refusal: Refusal } {
  const parsed = modal.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      at: ["data", ...path.map(String)],
      code: "BASE_TYPE_INVALID",
      message,
    }));
    return { refusal: invalidForm(faults) };
  }
  const { custom_id, title, components } = parsed.data;
  return {
    modal: {
      id: custom_id,
      title,
      fields: components.map(({ label, component: { custom_id: id, min_length, max_length, required } }) => ({
        id,
        label,
        min: required ? Math.max(1, min_length) : 0,
        max: max_length,
      })),
    },
  };
}
