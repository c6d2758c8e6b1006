import { type Shown, readMarkdown } from "./markdown.ts";
import { type Body, flatten, type Message } from "./world.ts";

/**
 * What the phone shows of a message: the labels of its buttons, the placeholders of its selects, the labels of what
 * they have to choose, and which of these are set.
 */
type ShownBody = Shown & {
  readonly buttons: readonly string[];
  readonly menus: readonly string[];
  readonly choices: readonly string[];
  readonly chosen: readonly string[];
};

/**
 * A message as the phone shows it. `hidden`: only the person who asked sees it; `silent`: it came without a sound;
 * `published`: the servers that follow the channel have it, too.
 */
export type ShownMessage = ShownBody & {
  readonly hidden: boolean;
  readonly silent: boolean;
  readonly published: boolean;
};

/** A message as the phone shows it, whether the bot is still thinking or has answered. */
export function showMessage({ body, onlyFor, silent, published }: Message): ShownMessage {
  const shown = body ? showBody(body) : { ...nothing, text: "Tidings is thinking…" };
  return { ...shown, hidden: onlyFor !== undefined, silent, published: published ?? false };
}

const nothing = { links: [], buttons: [], pings: [], menus: [], choices: [], chosen: [] };

// Shown as an empty line.
const separator = 14;

/** What the phone shows of a body that was taken. `pings` holds whoever is named by a mention or pinged. */
export function showBody(body: Body): ShownBody {
  const all = flatten(body.components);
  const displays = all.flatMap((it) => (it.type === 10 ? (it.content ?? "") : it.type === separator ? "" : []));
  const sources = body.content === "" ? displays : [body.content, ...displays];
  const texts = sources.map((text) => readMarkdown(text.trim()));
  return {
    text: texts.map(({ text }) => text).join("\n"),
    links: texts.flatMap(({ links }) => links),
    buttons: all.flatMap((it) => (it.type === 2 ? (it.label ?? "") : [])),
    menus: all.flatMap((it) => (it.type === 3 ? (it.placeholder ?? "") : [])),
    choices: all.flatMap((it) => it.options?.map(({ label }) => label) ?? []),
    chosen: all.flatMap((it) => it.options?.flatMap((option) => (option.default ? option.label : [])) ?? []),
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
