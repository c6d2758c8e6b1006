import { z } from "zod";
import type { Part } from "../../src/adapter.ts";

/**
 * The form in which a part goes once more when WhatsApp refused its form: as text, without buttons. The words stay.
 * Nothing where it has no buttons, or where the code is about something else. Codes: "Error codes" in the Cloud API's
 * documentation. Pure.
 */
export function simplerForm(part: Part, code: number | undefined): Part | undefined {
  const parsed = interactive.safeParse(part);
  if (code === undefined || !formRefused.has(code) || !parsed.success) return undefined;
  return { type: "text", text: { body: parsed.data.interactive.body.text, preview_url: false } };
}

const interactive = z.object({
  type: z.literal("interactive"),
  interactive: z.object({ body: z.object({ text: z.string() }) }),
});

// A parameter is invalid (100, 131009) or missing (131008), the type not taken (131051); the rest speak of parameters of a
// template, which these parts have not: whatever makes WhatsApp say it, a text has none of it.
const formRefused: ReadonlySet<number> = new Set([100, 131008, 131009, 131051, 132000, 132012, 132018]);
