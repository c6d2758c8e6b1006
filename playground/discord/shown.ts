import { type Shown, readMarkdown } from "./markdown.ts";
import { type Body, flatten, type Message } from "./world.ts";

/** A message as the phone shows it. `hidden`: only the person who asked sees it; `silent`: it came without a sound. */
export type ShownMessage = Shown & {
  readonly buttons: readonly string[];
  readonly hidden: boolean;
  readonly silent: boolean;
};

/** A message as the phone shows it, whether the bot is still thinking or has answered. */
export function showMessage({ body, onlyFor, silent }: Message): ShownMessage {
  const shown = body ? showBody(body) : { text: "Tidings is thinking…", links: [], buttons: [], pings: [] };
  return { ...shown, hidden: onlyFor !== undefined, silent };
}

/** What the phone shows of a body that was taken. `pings` holds whoever is named by a mention or pinged. */
export function showBody(body: Body): Shown & { readonly buttons: readonly string[] } {
  const all = flatten(body.components);
  const sources = [body.content, ...all.flatMap((it) => (it.type === 10 ? (it.content ?? "") : []))];
  const texts = sources.filter((text) => text !== "").map((text) => readMarkdown(text.trim()));
  return {
    text: texts.map(({ text }) => text).join("\n"),
    links: texts.flatMap(({ links }) => links),
    buttons: all.flatMap((it) => (it.type === 2 ? (it.label ?? "") : [])),
    pings: [...texts.flatMap(({ pings }) => pings), ...sources.flatMap((text) => pinged(text, body.allowed_mentions))],
  };
}

const kinds = [
  ["users", /<@!?\d+>/gu],
  ["roles", /<@&\d+>/gu],
  ["everyone", /@(?:everyone|here)/gu],
] as const;

// The server looks for mentions in the source, escapes or not, and pings whom `allowed_mentions` lets it.
function pinged(source: string, allowed: Body["allowed_mentions"]): string[] {
  return kinds.flatMap(([kind, mention]) =>
    allowed?.parse === undefined || allowed.parse.includes(kind) ? (source.match(mention) ?? []) : [],
  );
}
