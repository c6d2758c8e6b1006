import { z } from "zod";
import type { Log, Part } from "../../src/adapter.ts";
import type { Called } from "./call.ts";

/**
 * Asks with a part as it is and, where Discord refuses its form or a link in it, once more with a simpler one: better
 * without its links than not at all. A refused message was not shown, so nothing is shown twice.
 */
export async function inSomeForm(part: Part, log: Log, ask: (form: Part) => Promise<Called>): Promise<Called> {
  const called = await ask(part);
  if (called.kind !== "failed" || called.code === undefined) return called;
  const simpler = simplerForm(part, called.code);
  if (simpler === undefined) return called;
  log.warn({ code: called.code }, "Discord refused the form of a message; it goes out in a simpler one");
  return ask(simpler);
}

/**
 * The form in which a part goes once more: without links where a filter refused one, as text alone where its form was
 * refused. The words stay. Nothing where no simpler form would help. Codes: Discord's documentation, "JSON Error Codes".
 * Pure.
 */
export function simplerForm(part: Part, code: number): Part | undefined {
  const keep = cures.get(code);
  const parsed = form.safeParse(part);
  if (keep === undefined || !parsed.success) return undefined;
  const components = parsed.data.components.flatMap((component): Component[] => {
    if (component.type === 10) return [{ ...component, content: withoutLinks(component.content) }];
    const buttons = keep === "buttons" ? component.components.filter(({ style }) => style !== linkStyle) : [];
    return buttons.length > 0 ? [{ ...component, components: buttons }] : [];
  });
  const simpler = { ...part, components };
  const same = JSON.stringify(simpler) === JSON.stringify(part);
  return same || components.length === 0 ? undefined : simpler;
}

/** What may stay beside the text, by the code. */
const cures: ReadonlyMap<number, "buttons" | "text alone"> = new Map([
  [50035, "text alone"], // an invalid form
  [200000, "buttons"], // blocked by AutoMod
  [240000, "buttons"], // blocked by the filter of harmful links
]);

const linkStyle = 5;
const component = z.discriminatedUnion("type", [
  z.object({ type: z.literal(10), content: z.string() }),
  z.object({ type: z.literal(1), components: z.array(z.record(z.string(), z.json())) }),
]);
const form = z.object({ components: z.array(component) });
type Component = z.output<typeof component>;

// A bracket in the text itself is escaped: see `render`.
function withoutLinks(markdown: string): string {
  return markdown.replace(/(?<!\\)\[((?:\\.|[^\\\]])*)\]\(<[^>]*>\)/gsu, "$1");
}
