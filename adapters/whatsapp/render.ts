import { type Line, type Span, layOut, oneLine, paginate, shorten, webAddress } from "../../messages/layout.ts";
import type { Action, Item, Message } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";
import { escapeText, escapedLimit } from "./escape.ts";

/** A message as the Cloud API takes it, without its address: see Messages in its reference. */
type WhatsappPart = TextPart | { readonly type: "interactive"; readonly interactive: Interactive };

type TextPart = { readonly type: "text"; readonly text: { readonly body: string; readonly preview_url: false } };
type Interactive =
  | { readonly type: "button"; readonly body: Body; readonly action: { readonly buttons: readonly Button[] } }
  | {
      readonly type: "list";
      readonly body: Body;
      readonly action: { readonly button: string; readonly sections: readonly { readonly rows: readonly Row[] }[] };
    }
  | {
      readonly type: "cta_url";
      readonly body: Body;
      readonly action: {
        readonly name: "cta_url";
        readonly parameters: { readonly display_text: string; readonly url: string };
      };
    };
type Body = { readonly text: string };
type Button = { readonly type: "reply"; readonly reply: Row };
type Row = { readonly id: string; readonly title: string };

/**
 * A message as WhatsApp shows it. Every part costs money, so there are as few as its lengths allow, and buttons only
 * where they fit on the last one: up to 3 as reply buttons, up to 10 as a list, a link only if it is the single
 * action. A longer text goes without them; people type the commands. Lengths are those of "Text messages" and
 * "Interactive messages" in the Cloud API's documentation (4096 and 1024; which unit it counts is not documented, so
 * UTF-16 with 2 % to spare).
 */
export function renderWhatsapp(message: Message, locale: string): readonly WhatsappPart[] {
  const pages = paginate(layOut(message, itemLines), (page) => sizeLimit(page) <= maxText);
  const bodies = pages.map((page) => page.map(showLine).join("\n")).filter((body) => /\S/u.test(body));
  return bodies.map((body, i) => {
    const hasRoom = i === bodies.length - 1 && body.length <= maxInteractive;
    return (hasRoom ? withActions(body, message.actions ?? [], locale) : undefined) ?? plain(body);
  });
}

/** The text of a part as it is sent, markup and all. */
export function whatsappText(part: WhatsappPart): string {
  return part.type === "text" ? part.text.body : part.interactive.body.text;
}

const maxText = Math.floor(4096 * 0.98);
const maxInteractive = Math.floor(1024 * 0.98);

function plain(body: string): TextPart {
  return { type: "text", text: { body, preview_url: false } };
}

function withActions(text: string, actions: readonly Action[], locale: string): WhatsappPart | undefined {
  const [single] = actions;
  if (actions.length === 1 && single && "url" in single) return withLink(text, single.label, single.url);
  const buttons = choices(actions, 20);
  if (buttons.length === 0) return undefined;
  if (buttons.length <= 3) {
    const action = { buttons: buttons.map((reply) => ({ type: "reply", reply }) as const) };
    return { type: "interactive", interactive: { type: "button", body: { text }, action } };
  }
  const rows = choices(actions, 24).slice(0, 10);
  const action = { button: shorten(words(locale).buttons.choose, 20), sections: [{ rows }] };
  return { type: "interactive", interactive: { type: "list", body: { text }, action } };
}

function withLink(text: string, label: string, address: string): WhatsappPart | undefined {
  const url = webAddress(address);
  const title = shorten(oneLine(label), 20);
  if (url === undefined || title === "") return undefined;
  const action = { name: "cta_url", parameters: { display_text: title, url } } as const;
  return { type: "interactive", interactive: { type: "cta_url", body: { text }, action } };
}

/** Commands as buttons: titles of at most `max` units; the platform refuses two alike, in title or id. */
function choices(actions: readonly Action[], max: number): Row[] {
  const all = actions.flatMap((action) =>
    "command" in action ? [{ id: action.command, title: shorten(oneLine(action.label), max) }] : [],
  );
  return all.filter(
    ({ id, title }, i) => title !== "" && !all.slice(0, i).some((other) => other.id === id || other.title === title),
  );
}

/** WhatsApp has no masked links: the address stands on a line of its own, bare. */
function itemLines({ title, url, body, sources, label }: Item): Line[] {
  const address = webAddress(url);
  const heading = [label, title].map((text) => oneLine(text ?? "")).filter((text) => text !== "");
  const lines: Line[] = [
    [{ text: heading.join(": "), style: "bold" }],
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

function showLine(line: Line): string {
  return line.map(showSpan).join("");
}

function showSpan({ text, style, whole }: Span): string {
  if (whole) return text;
  const escaped = escapeText(text);
  const mark = style === undefined ? "" : style === "small" ? "_" : "*";
  // A style opens before a character and closes after one, never beside a blank: such a line stays plain.
  return bare.test(escaped) ? escaped : `${mark}${escaped}${mark}`;
}

const bare = /^[\s\p{M}\u200b\u2060]|[\s\u200b\u2060]$/u;
