import { type Template, type MessageRequest } from "./judge.ts";
import { readMarkup } from "./read-markup.ts";

/** One message on a phone's screen. There are no mentions in a chat with a business, so it pings nobody. */
export type OnScreen = {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** What can be tapped, in order: buttons, or the rows of an opened list. */
  readonly buttons: readonly string[];
  /** The rows as an opened list shows them, and the button that opens it. */
  readonly list?: { readonly opens: string; readonly rows: readonly Row[] };
  readonly pings: readonly string[];
};

type Row = { readonly title: string; readonly description?: string | undefined };

/** What a tap on a button sends back, in the webhook's own shape; nothing for one that opens an address. */
export type Tap = { readonly type: string; readonly [key: string]: unknown };

/** A request that `judge` accepts, as the reader's phone shows it. Pure. */
export function show(request: MessageRequest, templates: readonly Template[]): OnScreen {
  const buttons = taps(request, templates).map(({ label }) => label);
  if (request.type === "text") return { ...readMarkup(request.text.body), buttons, pings: [] };
  if (request.type === "interactive") {
    const { interactive } = request;
    const read = readMarkup(interactive.body.text);
    if (interactive.type !== "list") return { ...read, buttons, pings: [] };
    const rows = interactive.action.sections.flatMap((section) => section.rows);
    const list = {
      opens: interactive.action.button,
      rows: rows.map(({ title, description }) => ({ title, description })),
    };
    return { ...read, buttons, list, pings: [] };
  }
  const { body = "" } = templates.find(({ name }) => name === request.template.name) ?? {};
  return { ...readMarkup(body), buttons, pings: [] };
}

/** The buttons of a message and what each one sends. Pure. */
export function taps(request: MessageRequest, templates: readonly Template[]): { label: string; sends?: Tap }[] {
  if (request.type === "text") return [];
  if (request.type === "template") return templateTaps(request.template, templates);
  const { interactive } = request;
  switch (interactive.type) {
    case "button":
      return interactive.action.buttons.map(({ reply }) => ({
        label: reply.title,
        sends: { type: "interactive", interactive: { type: "button_reply", button_reply: reply } },
      }));
    case "list":
      return interactive.action.sections
        .flatMap(({ rows }) => rows)
        .map((row) => ({
          label: row.title,
          sends: { type: "interactive", interactive: { type: "list_reply", list_reply: row } },
        }));
    case "cta_url":
      return [{ label: interactive.action.parameters.display_text }];
  }
}

type SentTemplate = Extract<MessageRequest, { type: "template" }>["template"];

function templateTaps({ name, components }: SentTemplate, templates: readonly Template[]) {
  const label = templates.find((known) => known.name === name)?.button;
  if (label === undefined) return [];
  const button = components.find((component) => component.type === "button");
  return [
    { label, sends: { type: "button", button: { payload: button?.parameters[0].payload ?? label, text: label } } },
  ];
}
