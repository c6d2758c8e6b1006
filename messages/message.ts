/**
 * What Tidings says, before any platform shows it: meaning only, no markup. Every text in it is plain text, hostile
 * or not; a renderer (`adapters/NAME/render.ts`) escapes it, once.
 */
export type Message = {
  readonly blocks: readonly Block[];
  /** One of several, or a few of them, to choose; a platform shows it as its list, menu or keyboard, above the buttons. */
  readonly menu?: Menu;
  /** Buttons, most wanted first. A platform that has no room for all of them shows the first ones. */
  readonly actions?: readonly Action[];
};

/** What to choose from, most wanted first; a platform that has no room for all of it shows the first ones. */
export type Menu = {
  /** What is chosen: "Topics". */
  readonly label: string;
  readonly choices: readonly {
    readonly label: string;
    /** The command that choosing it types for you; as on a button. */
    readonly command: string;
    /** It is set now. */
    readonly chosen?: true;
  }[];
};

/** One paragraph of meaning. Texts may be of any length and hold line breaks; a renderer splits where it must. */
export type Block =
  /** The heading of the whole message: one line. */
  | { readonly kind: "title"; readonly text: string }
  /** A paragraph. */
  | { readonly kind: "text"; readonly text: string }
  | Item
  /** Small print: a closing line, a hint. */
  | { readonly kind: "note"; readonly text: string };

/** One event of a briefing. */
export type Item = {
  readonly kind: "item";
  /** The headline: one line. It is the link, where `url` is given and the platform has links. */
  readonly title: string;
  /** An absolute http or https address. A renderer leaves any other kind out. */
  readonly url?: string;
  /** One to a few sentences. */
  readonly body?: string;
  /** Who told it and how long ago, as the reader sees it: "Reuters, AP · 2 hr. ago". */
  readonly sources?: string;
  /** One or two words set before the headline: "Update". */
  readonly label?: string;
  /** The address of a picture. No renderer shows it yet. */
  readonly image?: string;
};

/**
 * A button. One with a `command` is that command typed for you ("/subscribe 07:30"): its text, at most 64 bytes of
 * UTF-8 (Telegram's callback data, the narrowest), is all that travels.
 */
export type Action =
  | {
      readonly label: string;
      readonly command: string;
      /** What the command needs beside: a platform with forms asks for it under this label, and types it after the command. */
      readonly asks?: string;
    }
  | { readonly label: string; readonly url: string };

/** Can this command travel on a button of every platform? */
export function fitsButton(command: string): boolean {
  return Buffer.byteLength(command) <= 64;
}
