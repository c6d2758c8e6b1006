import { oneLine, shorten } from "../../messages/layout.ts";

/**
 * What a component carries: its `custom_id`, at most 100 characters, is all that comes back when it is used. A button's is
 * the command that it types for you ("/subscribe 08:00"). Discord's documentation, "Component Reference".
 */
export const longestId = 100;

/** What using a component stands for. */
type Used =
  | { readonly kind: "command"; readonly command: string }
  /** A form is wanted first, with this question. */
  | { readonly kind: "form"; readonly command: string; readonly asks: string };

// The title of a form and the label of its field take no more.
const longestQuestion = 45;

/** The id of a button whose command needs a text beside; undefined where the two have no room. */
export function formId(command: string, asks: string): string | undefined {
  const start = `ask ${command.length} ${command} `;
  const room = Math.min(longestQuestion, longestId - start.length);
  const question = room > 0 ? shorten(oneLine(asks), room) : "";
  return question === "" ? undefined : start + question;
}

/** The id of a menu in which what types `chosen` is set: to take it back is to choose it once more. */
export function menuId(chosen: string | undefined): string {
  const id = `menu ${chosen ?? ""}`.trim();
  return id.length <= longestId ? id : "menu";
}

/** Reads the id of a component that was used, and of a menu the values that were chosen. Undefined: nothing was chosen. */
export function readId(id: string, values: readonly string[] | undefined): Used | undefined {
  if (values !== undefined) {
    const command = values[0] ?? id.replace(/^menu ?/u, "");
    return command === "" ? undefined : { kind: "command", command };
  }
  const form = /^ask (\d+) /u.exec(id);
  if (!form) return { kind: "command", command: id };
  const [text, length] = [id.slice(form[0].length), Number(form[1])];
  return { kind: "form", command: text.slice(0, length), asks: text.slice(length + 1) };
}
