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
  const before = list.safeParse(part.components).data;
  if (keep === undefined || before === undefined) return undefined;
  const components = keep === "the rest" ? before.flatMap(unlinked) : textAlone(before);
  const simpler = { ...part, components };
  const same = JSON.stringify(simpler) === JSON.stringify(part);
  return same || components.length === 0 ? undefined : simpler;
}

/** What may stay beside the text, by the code. */
const cures: ReadonlyMap<number, "the rest" | "nothing"> = new Map([
  [50035, "nothing"], // an invalid form
  [200000, "the rest"], // blocked by AutoMod
  [240000, "the rest"], // blocked by the filter of harmful links
]);

const button = 2;
const linkStyle = 5;
const textDisplay = 10;
const list = z.array(z.object({ type: z.number() }).catchall(z.json()));
type Component = z.output<typeof list>[number];

function inside({ components }: Component): Component[] {
  return list.safeParse(components).data ?? [];
}

function unlinked(it: Component): Component[] {
  if (it.type === button && it["style"] === linkStyle) return [];
  if (typeof it["content"] === "string") return [{ ...it, content: withoutLinks(it["content"]) }];
  if (it["components"] === undefined) return [it];
  const components = inside(it).flatMap(unlinked);
  return components.length > 0 ? [{ ...it, components }] : [];
}

function textAlone(components: readonly Component[]): Component[] {
  const texts = (it: Component): string[] =>
    typeof it["content"] === "string" ? [withoutLinks(it["content"])] : inside(it).flatMap(texts);
  const content = components.flatMap(texts).join("\n\n");
  return content === "" ? [] : [{ type: textDisplay, content }];
}

// A bracket in the text itself is escaped: see `render`.
function withoutLinks(markdown: string): string {
  return markdown.replace(/(?<!\\)\[((?:\\.|[^\\\]])*)\]\(<[^>]*>\)/gsu, "$1");
}
