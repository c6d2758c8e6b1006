import type { Action, Item, Menu, Message } from "../../messages/message.ts";
import { layOut, type Line, oneLine, paginate, shorten, type Span, webAddress } from "../../messages/layout.ts";
import { formId, longestId, menuId } from "./custom-id.ts";

/** Component types and button styles: Discord's documentation, "Component Reference". */
type TextDisplay = { readonly type: 10; readonly content: string };
type Button =
  | { readonly type: 2; readonly style: 2; readonly label: string; readonly custom_id: string }
  | { readonly type: 2; readonly style: 5; readonly label: string; readonly url: string };
type Select = {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder: string;
  readonly min_values: number;
  readonly options: readonly { readonly label: string; readonly value: string; readonly default: boolean }[];
};
type ActionRow = { readonly type: 1; readonly components: readonly (Button | Select)[] };
type Separator = { readonly type: 14 };
type Container = { readonly type: 17; readonly components: readonly (TextDisplay | Separator)[] };

/** The body of a message of components, without address and nonce. It never pings anybody. */
export type DiscordPart = {
  readonly flags: number;
  readonly components: readonly (Container | TextDisplay | ActionRow)[];
  readonly allowed_mentions: { readonly parse: readonly [] };
};

/**
 * The message as Discord shows it and, below its last part, the menu and rows of buttons. News stand in a frame, a line
 * between two stories, where a part has room for that; all else, and what has not, is one text display a part. A message
 * with nothing to show has no part.
 *
 * A part keeps to 4,000 UTF-16 units of markdown (the limit is 4,000 characters over all text displays), to 9,500
 * bytes of UTF-8 (above about 10,170 Discord answers 500: discord-api-docs issue 8554) and to 40 components.
 */
export function renderDiscord(message: Message): DiscordPart[] {
  const pages = paginate(layOut(message, itemLines), (page) => fits([markdown(page)])).filter(
    (page) => markdown(page).trim() !== "",
  );
  const rows = [...menuRow(message.menu), ...actionRows(message.actions ?? [])];
  if (pages.length === 0) return rows.length > 0 ? [part(rows)] : [];
  const framed = message.blocks.some(({ kind }) => kind === "item");
  return pages.map((page, i) => {
    const below = i === pages.length - 1 ? rows : [];
    const frame = framed ? container(page, maxComponents - count(below)) : undefined;
    return part([frame ?? { type: 10, content: markdown(page) }, ...below]);
  });
}

/** The text of a part as it is sent, markup and all. */
export function discordText({ components }: DiscordPart): string {
  const inside = components.flatMap((it): readonly (TextDisplay | Separator | ActionRow)[] =>
    it.type === 17 ? it.components : [it],
  );
  return inside.flatMap((it) => (it.type === 10 ? [it.content] : [])).join("\n\n");
}

const maxComponents = 40;

function count(rows: readonly ActionRow[]): number {
  return rows.reduce((sum, { components }) => sum + 1 + components.length, 0);
}

/** A page with its paragraphs apart, where that takes no more than `room` components and no more bytes than there are. */
function container(page: readonly Line[], room: number): Container | undefined {
  const texts = paragraphs(page)
    .map(markdown)
    .filter((text) => text.trim() !== "");
  const components = texts.flatMap((content, i): Container["components"] => [
    ...(i > 0 ? [{ type: 14 } as const] : []),
    { type: 10, content },
  ]);
  return components.length < room && fits(texts) ? { type: 17, components } : undefined;
}

function paragraphs(page: readonly Line[]): Line[][] {
  const gap = page.findIndex((line) => line.length === 0);
  return gap < 0 ? [[...page]] : [page.slice(0, gap), ...paragraphs(page.slice(gap + 1))];
}

const componentsV2 = 1 << 15;

function part(components: DiscordPart["components"]): DiscordPart {
  return { flags: componentsV2, components, allowed_mentions: { parse: [] } };
}

// Discord counts 12 bytes for each text display besides its text (the same issue).
function fits(texts: readonly string[]): boolean {
  const [units, bytes] = [texts.join("").length, Buffer.byteLength(texts.join("")) + 12 * texts.length];
  return units <= 4000 && bytes <= 9500;
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

const maxChoices = 25;
const check = "✓ ";

/**
 * The menu as a select, without the choices that Discord would refuse. It takes one choice at a time. What is set is
 * preselected; several that are set carry a mark instead, for a select shows one. The one that is set can be chosen once
 * more, which empties the select: `menuId`.
 */
function menuRow(menu: Menu | undefined): ActionRow[] {
  const unique = new Map((menu?.choices ?? []).map((choice) => [choice.command, choice]));
  const shown = [...unique.values()]
    .filter(({ label, command }) => oneLine(label) !== "" && command !== "" && command.length <= longestId)
    .slice(0, maxChoices);
  if (menu === undefined || shown.length === 0) return [];
  const chosen = shown.filter((choice) => choice.chosen);
  const [set] = chosen.length === 1 ? chosen : [];
  const options = shown.map((choice) => ({
    label: shorten(`${choice.chosen && choice !== set ? check : ""}${oneLine(choice.label)}`, 100),
    value: choice.command,
    default: choice === set,
  }));
  const placeholder = shorten(oneLine(menu.label), 150);
  const custom_id = menuId(set?.command);
  return [{ type: 1, components: [{ type: 3, custom_id, placeholder, min_values: set ? 0 : 1, options }] }];
}

const rowLength = 5;
// Five rows and their buttons are 30 components: a menu and a text have room beside them.
const maxButtons = 5 * rowLength;

/** The buttons that Discord would take: the others are left out, never the message. */
function actionRows(actions: readonly Action[]): ActionRow[] {
  const buttons = actions.flatMap((action) => button(action) ?? []);
  const isNew = (it: Button, i: number) => !buttons.slice(0, i).some((other) => id(other) === id(it));
  const shown = buttons.filter(isNew).slice(0, maxButtons);
  return Array.from({ length: Math.ceil(shown.length / rowLength) }, (_, row) => ({
    type: 1,
    components: shown.slice(row * rowLength, (row + 1) * rowLength),
  }));
}

function button(action: Action): Button | undefined {
  const label = shorten(oneLine(action.label), 80);
  if (label === "") return undefined;
  if ("command" in action) {
    const { command, asks } = action;
    const custom_id = (asks === undefined ? undefined : formId(command, asks)) ?? command;
    return command !== "" && custom_id.length <= longestId ? { type: 2, style: 2, label, custom_id } : undefined;
  }
  const url = webAddress(action.url);
  return url !== undefined && url.length <= 512 ? { type: 2, style: 5, label, url } : undefined;
}

// Discord refuses a message with the same custom_id twice. Links may repeat, but it helps nobody.
function id(button: Button): string {
  return button.style === 2 ? button.custom_id : button.url;
}
