import { type Line, type Span, layOut, oneLine, paginate, webAddress } from "../../messages/layout.ts";
import type { Action, Item, Message } from "../../messages/message.ts";
import { type Choices, type Interactive, offer, readChoices } from "./choices.ts";
import { escapeInline, escapeText, escapedLimit } from "./escape.ts";

/** A message as the Cloud API takes it, without its address: see Messages in its reference. */
type WhatsappPart = TextPart | { readonly type: "interactive"; readonly interactive: Interactive };

type TextPart = { readonly type: "text"; readonly text: { readonly body: string; readonly preview_url: false } };

/**
 * A message as WhatsApp shows it. Every part costs money, and a reader looks at one: there are as few as its lengths
 * allow, and what can be tapped is on the last one, if it fits there. Where it does not, the words come before the buttons:
 * each choice is a line below the text, with the command to type; of mere buttons only as many as have room on
 * that part. Stories of a briefing are numbered, because a number typed alone opens one. Lengths are those of "Text
 * messages" in the Cloud API's documentation (4096; which unit it counts is not documented, so UTF-16 with 2 % to spare).
 */
export function renderWhatsapp(message: Message, locale: string): readonly WhatsappPart[] {
  const items = message.blocks.filter(({ kind }) => kind === "item").length;
  const lines = layOut(message, (item, number) => itemLines(item, items > 1 ? number : undefined));
  const choices = readChoices(message);
  const pages = toPages(lines);
  const parts: WhatsappPart[] = pages.slice(0, -1).map((page) => plain(showPage(page)));
  const last = pages.at(-1) ?? [];
  const interactive = offer(choices, (untapped) => showPage(below(last, untapped.map(typedLine))), locale);
  const ending = interactive ? [{ type: "interactive", interactive } as const] : typed(last, choices).map(plain);
  return [...parts, ...ending].filter((part) => /\S/u.test(whatsappText(part)));
}

/** The text of a part as it is sent, markup and all. */
export function whatsappText(part: WhatsappPart): string {
  return part.type === "text" ? part.text.body : part.interactive.body.text;
}

const maxText = Math.floor(4096 * 0.98);

function toPages(lines: readonly Line[]): Line[][] {
  return paginate(lines, (page) => sizeLimit(page) <= maxText);
}

function plain(body: string): TextPart {
  return { type: "text", text: { body, preview_url: false } };
}

/** The last page with what there is to choose as lines to type: the whole menu, and the buttons that have room below it. */
function typed(page: readonly Line[], { menu, actions }: Choices): string[] {
  const pages = toPages(below(page, menu.map(typedLine)));
  const last = pages.pop() ?? [];
  const fitting = actions.map(typedLine).reduce<Line[]>((some, line) => {
    const more = [...some, line];
    return sizeLimit(below(last, more)) <= maxText ? more : some;
  }, []);
  return [...pages, below(last, fitting)].map(showPage);
}

function below(page: readonly Line[], lines: readonly Line[]): Line[] {
  return page.length === 0 || lines.length === 0 ? [...page, ...lines] : [...page, [], ...lines];
}

/** "Every day at 08:00: /subscribe 08:00": what a button does, to be typed or opened. */
function typedLine(action: Action): Line {
  const label = oneLine(action.label);
  if ("url" in action) return [{ text: `${label}: ` }, { text: webAddress(action.url) ?? "", whole: true }];
  const asks = action.asks === undefined ? "" : ` (${oneLine(action.asks)})`;
  return [{ text: `${label}: ${oneLine(action.command)}${asks}` }];
}

/** WhatsApp has no masked links: the address stands on a line of its own, bare. */
function itemLines({ title, url, body, sources, label }: Item, number: number | undefined): Line[] {
  const address = webAddress(url);
  const heading = [label, title].map((text) => oneLine(text ?? "")).filter((text) => text !== "");
  const lines: Line[] = [
    [{ text: (number === undefined ? "" : `${number}. `) + heading.join(": "), style: "bold" }],
    [{ text: oneLine(body ?? "") }],
    [{ text: oneLine(sources ?? ""), style: "small" }],
    [{ text: address ?? "", whole: true }],
  ];
  return lines.filter((line) => line.some(({ text }) => text !== ""));
}

/** The most units that the lines of a page can take. */
function sizeLimit(page: readonly Line[]): number {
  const sizes = page.map((line) => line.reduce((sum, span) => sum + escapedLimit(span.text) + 2, 1));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function showPage(page: readonly Line[]): string {
  return page.map((line) => line.map(showSpan).join("")).join("\n");
}

function showSpan({ text, style, whole }: Span): string {
  if (whole) return text;
  // Behind the mark of a style no line begins, and so no list.
  const inside = escapeInline(text);
  // A style opens before a character and closes after one, never beside a blank: such a line stays plain.
  if (style === undefined || bare.test(inside)) return escapeText(text);
  const mark = style === "small" ? "_" : "*";
  return `${mark}${inside}${mark}`;
}

const bare = /^[\s\p{M}\u200b\u2060]|[\s\u200b\u2060]$/u;
