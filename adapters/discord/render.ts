import type { Action, Item, Message } from "../../messages/message.ts";
import { layOut, type Line, oneLine, paginate, shorten, type Span, webAddress } from "../../messages/layout.ts";

/** Component types and button styles: Discord's documentation, "Component Reference". */
type TextDisplay = { readonly type: 10; readonly content: string };
type Button =
  | { readonly type: 2; readonly style: 2; readonly label: string; readonly custom_id: string }
  | { readonly type: 2; readonly style: 5; readonly label: string; readonly url: string };
type ActionRow = { readonly type: 1; readonly components: readonly Button[] };

/** The body of a message of components, without address and nonce. It never pings anybody. */
export type DiscordPart = {
  readonly flags: number;
  readonly components: readonly (TextDisplay | ActionRow)[];
  readonly allowed_mentions: { readonly parse: readonly [] };
};

/**
 * The message as Discord shows it: one text display a part and, below the last, rows of buttons. A message with
 * nothing to show has no part.
 *
 * A part keeps to 4,000 UTF-16 units of markdown (the limit is 4,000 characters over all text displays) and to 9,500
 * bytes of UTF-8 (above about 10,170 Discord answers 500: discord-api-docs issue 8554).
 */
export function renderDiscord(message: Message): DiscordPart[] {
  const texts = paginate(layOut(message, itemLines), (page) => fits(markdown(page)))
    .map(markdown)
    .filter((text) => text.trim() !== "");
  const rows = actionRows(message.actions ?? []);
  const displays = texts.map((content): TextDisplay[] => [{ type: 10, content }]);
  if (displays.length === 0) return rows.length > 0 ? [part(rows)] : [];
  return displays.map((display, i) => part(i === displays.length - 1 ? [...display, ...rows] : display));
}

/** The text of a part as it is sent, markup and all. */
export function discordText({ components }: DiscordPart): string {
  return components.flatMap((component) => (component.type === 10 ? [component.content] : [])).join("\n");
}

const componentsV2 = 1 << 15;

function part(components: DiscordPart["components"]): DiscordPart {
  return { flags: componentsV2, components, allowed_mentions: { parse: [] } };
}

// Discord counts 12 bytes for each text display besides its text (the same issue).
function fits(text: string): boolean {
  return text.length <= 4000 && Buffer.byteLength(text) + 12 <= 9500;
}

function itemLines({ title, url, body = "", sources = "", label = "" }: Item): Line[] {
  const headline: Span = { text: oneLine(title), style: "bold", url: webAddress(url) };
  const mark = oneLine(label);
  const lines: Line[] = [
    mark === "" ? [headline] : [{ text: mark, style: "bold" }, { text: " " }, headline],
    ...body.split("\n").map((text): Line => [{ text: oneLine(text) }]),
    [{ text: oneLine(sources), style: "small" }],
  ];
  // An empty line would be taken for the end of the block.
  return lines.filter((line) => line.some(({ text }) => text !== ""));
}

function markdown(page: readonly Line[]): string {
  return page.map(lineMarkdown).join("\n");
}

function lineMarkdown(line: Line): string {
  if (line.length === 0) return "";
  const text = line.map((span) => escape(span.text)).join("");
  if (line.every((span) => span.style === "small")) return `-# ${text}`;
  if (line.every((span) => span.style === "heading")) return `### ${text}`;
  return line.map(spanMarkdown).join("");
}

function spanMarkdown({ text, style, url }: Span): string {
  const mark = style === "bold" ? "**" : "";
  const inner = url === undefined ? escape(text) : `[${escape(text)}](<${address(url)}>)`;
  return mark + inner + mark;
}

// Everything that begins markdown, a mention, a timestamp or a link, wherever it stands; and "1." where a line begins.
// Discord shows a backslash before a letter, a digit or a blank, and hides it before any other character.
function escape(text: string): string {
  return text.replace(/[\\*_~|`>#\-+[\]()<:@]/gu, "\\$&").replace(/^(\s*\d+)\./u, "$1\\.");
}

// What a browser leaves as it is in an address and would end a masked link, or the bold around it.
function address(url: string): string {
  return url.replace(/[()<>[\]\\*\s]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

const rowLength = 5;
// Five rows and their buttons are 30 components; a message of components has room for 40.
const maxButtons = 5 * rowLength;

/** The buttons that Discord would take: the others are left out, never the message. */
function actionRows(actions: readonly Action[]): ActionRow[] {
  const buttons = new Map(actions.flatMap((action) => button(action) ?? []).map((it) => [id(it), it]));
  const shown = [...buttons.values()].slice(0, maxButtons);
  return Array.from({ length: Math.ceil(shown.length / rowLength) }, (_, row) => ({
    type: 1,
    components: shown.slice(row * rowLength, (row + 1) * rowLength),
  }));
}

function button(action: Action): Button | undefined {
  const label = shorten(oneLine(action.label), 80);
  if (label === "") return undefined;
  if ("command" in action) {
    const { command } = action;
    return command !== "" && command.length <= 100 ? { type: 2, style: 2, label, custom_id: command } : undefined;
  }
  const url = webAddress(action.url);
  return url !== undefined && url.length <= 512 ? { type: 2, style: 5, label, url } : undefined;
}

// Discord refuses a message with the same custom_id twice. Links may repeat, but it helps nobody.
function id(button: Button): string {
  return button.style === 2 ? button.custom_id : button.url;
}
