import { z } from "zod";
import type { Part } from "../../src/adapter.ts";
import { escapeText } from "./escape.ts";

/**
 * The form in which a part goes once more when WhatsApp refused its form: as text, each button a line with the command to
 * type. Nothing where it has no buttons, or where the code is about something else. Codes: "Error codes" in the Cloud
 * API's documentation. Pure.
 */
export function simplerForm(part: Part, code: number | undefined): Part | undefined {
  const parsed = interactive.safeParse(part);
  if (code === undefined || !formRefused.has(code) || !parsed.success) return undefined;
  const { body, action } = parsed.data.interactive;
  const { buttons = [], sections = [], parameters } = action;
  const taps = [...buttons.map(({ reply }) => reply), ...sections.flatMap(({ rows }) => rows)];
  const lines = [
    ...taps.map(({ title, description = title, id }) => escapeText(`${description}: ${id}`)),
    ...(parameters ? [`${escapeText(parameters.display_text)}: ${parameters.url}`] : []),
  ];
  const text = [body.text, ...(lines.length > 0 ? ["", ...lines] : [])].join("\n");
  return { type: "text", text: { body: text.length <= longest ? text : body.text, preview_url: false } };
}

const longest = 4096;

const tap = z.object({ id: z.string(), title: z.string(), description: z.string().optional() });
const interactive = z.object({
  type: z.literal("interactive"),
  interactive: z.object({
    body: z.object({ text: z.string() }),
    action: z.object({
      buttons: z.array(z.object({ reply: tap })).optional(),
      sections: z.array(z.object({ rows: z.array(tap) })).optional(),
      parameters: z.object({ display_text: z.string(), url: z.string() }).optional(),
    }),
  }),
});

// A parameter is invalid (100, 131009) or missing (131008), the type not taken (131051); the rest speak of parameters of a
// template, which these parts have not: whatever makes WhatsApp say it, a text has none of it.
const formRefused: ReadonlySet<number> = new Set([100, 131008, 131009, 131051, 132000, 132012, 132018]);
