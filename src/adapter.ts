/**
 * The contract between the core and a platform. An adapter is a folder under `adapters/` that makes an `Adapter`; it
 * imports this file, `messages/` and its own folder, nothing else of ours. How to write one: docs/adapters.md.
 */
import type { Message } from "../messages/message.ts";

export { createLanes } from "./lanes.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One message as the platform will show it: JSON, ready to be stored and to be sent to any chat of that platform. Only
 * the adapter that rendered a part looks inside it.
 */
export type Part = { readonly [key: string]: Json };

/** Who typed a command, and where. */
export type Sender = {
  /**
   * The address: where answers and briefings go, written as the platform's adapter writes it. The core reads one thing
   * in it only: a place inside a chat (a forum's topic) is written CHAT/PLACE, and what becomes of the chat becomes of it.
   */
  readonly chat: string;
  /** The person, within the platform. */
  readonly user: string;
  /** May this person change what the chat gets? Always true in a private chat. */
  readonly manager: boolean;
  /** The person's language as the platform tells it (BCP 47), if it does. */
  readonly locale?: string;
};

/** "/subscribe 07:30", a slash command, a tapped button: all the same. `name` has no slash and is in lower case. */
export type Command = {
  readonly name: string;
  readonly args: string;
  readonly from: Sender;
  /** The chat that the answer goes to, where it is another than the one that asks: a channel is set up from a private chat. */
  readonly answeredIn?: string;
};

/** What an adapter needs to know of a command to offer it. Its texts are in `messages/` under the same name. */
export type CommandSpec = {
  readonly name: string;
  /** In the order in which their values, joined by blanks, make `args`. */
  readonly options: readonly { readonly name: string; readonly completes: boolean }[];
  /** It changes what a chat gets: in a group or a server only managers may. */
  readonly changes: boolean;
  /** Whom the answer is for: everybody in the chat, or only the person who asked. */
  readonly audience: "chat" | "person";
  /** Where a platform has subcommands, it is one of this command's; there the command itself is the subcommand "show". */
  readonly under?: "settings";
  /** Its answer to a tap takes the place of the message that was tapped, where the platform can. */
  readonly redraws?: true;
};

/** One suggestion while a person types. */
export type Choice = { readonly label: string; readonly value: string };

/** Why a chat can no longer be written to. It comes back by a sign from there, never by our trying. */
export type GoneReason = "blocked" | "left" | "removed" | "deleted" | "forbidden" | "opted out" | "unreachable";

/** How wide a wait is meant. */
export type Whole = "chat" | "account" | "bulk";

/** What the platform said to a message. Times are milliseconds. */
export type Outcome =
  /** It took the message; `id` is what an edit needs. */
  | { readonly kind: "delivered"; readonly id: string }
  /** It took a short notice in place of the message (WhatsApp outside its 24 hours): the reader taps to get the rest. */
  | { readonly kind: "nudged"; readonly id: string }
  /**
   * Not now. The same message after `afterMs`, which each further try multiplies by `growth` where the platform says so;
   * until then nothing else to that chat, or from the whole account, or of what nobody asked for (`bulk`).
   */
  | { readonly kind: "later"; readonly afterMs: number; readonly growth?: number; readonly whole: Whole }
  /** Nothing will arrive there any more. */
  | { readonly kind: "gone"; readonly reason: GoneReason }
  /** The chat has a new address; send again there. */
  | { readonly kind: "moved"; readonly chat: string }
  /**
   * This message will never be taken; others may. `reason` is for the operator. After `strikes` slots in a row that ended
   * so, each on a day of its own, the chat counts as unreachable.
   */
  | { readonly kind: "refused"; readonly reason: string; readonly strikes?: number }
  /** The account itself can no longer send (a revoked token): the operator must act. */
  | { readonly kind: "halted"; readonly reason: string }
  /** No answer, or one that tells nothing: it may have arrived. `final`: nor could a repeat be told from it any more. */
  | { readonly kind: "unknown"; readonly final?: true };

/** At most `sends` messages in any `perMs` milliseconds. */
export type Rate = { readonly sends: number; readonly perMs: number };

/** The rates that a platform publishes. Each adapter names its source. */
export type Pace = {
  readonly account: Rate;
  /** What people write to the account counts against its rate, too. */
  readonly inbound?: true;
  /** Answers to commands count against none of these rates; they wait only where the platform told us to. */
  readonly freeAnswers?: true;
  /** All that hold for one chat, by its address. */
  chat(chat: string): readonly Rate[];
};

/** Whom a message goes to. `heardAt`: when the reader last wrote to us (UTC milliseconds), if ever. */
export type Recipient = { readonly chat: string; readonly locale: string; readonly heardAt?: number };

/** Sends one part of an answer back. Taken from a method, so that an adapter may narrow it to its own kind of part. */
export type Reply = { reply(part: Part): Promise<Outcome> }["reply"];

/** What the core gives an adapter. Each adapter has its own, bound to its account. */
export type Host = {
  readonly commands: readonly CommandSpec[];
  /**
   * Answers a command. `reply` sends one part of the answer back, in the way that this command wants it (an
   * interaction's response, a message to the chat); it is called once for each part, in order, at the account's pace and
   * ahead of all bulk. Settles when the answer is out or has failed; does not reject.
   */
  answer(command: Command, reply: Reply): Promise<void>;
  /** Suggestions for an option of a command, best first, at most 25, for what is typed so far. */
  complete(command: string, option: string, typed: string, from: Sender): Promise<Choice[]>;
  /** True the first time that it is asked for this id of an incoming update, also across restarts. Ids are kept 7 days. */
  first(id: string): Promise<boolean>;
  /**
   * The reader wrote or tapped something at this time (UTC milliseconds). A chat that was gone comes back with it, unless
   * something newer was heard of the reader already.
   */
  heard(chat: string, at: number): Promise<void>;
  /** The platform says that the chat can no longer be written to, or that the reader wants so since `at` (UTC milliseconds). */
  left(chat: string, reason: GoneReason, at?: number): Promise<void>;
  /** The chat has a new address: everything it had moves there. Nothing happens where nothing is known of it. */
  moved(chat: string, to: string): Promise<void>;
  /**
   * The platform tells later what became of a message: that it did not arrive after all, or that it did (`delivered`,
   * `nudged`), also where `send` said so already. `key` is as given to `send`; one that nobody knows is ignored, and so
   * is what is told a second time.
   */
  report(key: string, outcome: Outcome): Promise<void>;
  /** The adapter cannot go on by itself (a revoked token, a second poller): the operator is told, the others go on. */
  halted(reason: string): void;
};

/** What an adapter is made with, besides its own settings. */
export type Tools = {
  /** The time, UTC milliseconds. */
  readonly now: () => number;
  /** Operators read it: no token, no reader's address, no reader's words. */
  readonly log: Log;
};

export type Log = {
  readonly info: (fields: Record<string, Json>, text: string) => void;
  readonly warn: (fields: Record<string, Json>, text: string) => void;
  readonly error: (fields: Record<string, Json>, text: string) => void;
};

/**
 * A platform. Making one has no effect. It sends and edits from then on until `stop`, also in a process that does not
 * serve people (`start`); after `stop` nothing of it keeps the process alive.
 */
export type Adapter = {
  /** "telegram", "discord" …: as in ADAPTERS, in the ledger and in the address of its webhook. */
  readonly platform: string;
  readonly pace: Pace;
  /**
   * After how long without news (milliseconds) a part whose outcome is unknown may be sent again under the same `key`, and
   * the reader still sees it once: 0 where the platform drops a key that it has seen, longer where it tells later of all
   * that arrived (`report`): there silence means something. Absent where nothing can tell: then the operator's setting decides.
   */
  readonly repeatAfterMs?: number;
  /** A command that stands `under` another is typed behind that one. */
  readonly subcommands?: true;
  /** Only one process at a time may serve: what asks for updates, or holds a connection, would get them twice. */
  readonly alone?: true;
  /**
   * Begins to serve people. Resolves, when it does, with how to end that again (a later `start` may follow); rejects with
   * a sentence for the operator when it cannot.
   */
  start(host: Host): Promise<() => Promise<void>>;
  /** Ends serving and sending. Calling it twice is calling it once. */
  stop(): Promise<void>;
  /** Pure, and the same for every reader: the message as this platform shows it, in as few parts as its limits allow. */
  render(message: Message, locale: string): readonly Part[];
  /**
   * Sends one part. `key` is unique to this part of this delivery and the same when it is repeated; `silent`: arrive
   * without a sound; `unsureSince`: an earlier try left then (UTC milliseconds), of which nobody knows whether it arrived.
   * What the platform may answer comes back as an Outcome; only bugs throw.
   */
  send(
    to: Recipient,
    part: Part,
    about: { readonly key: string; readonly silent: boolean; readonly unsureSince?: number },
  ): Promise<Outcome>;
  /** Puts `part` in place of a message sent before. Absent where the platform cannot. */
  edit?(to: Recipient, id: string, part: Part): Promise<Outcome>;
  /** Answers a request to /webhooks/PLATFORM, body at most 3 MB. Must answer fast: work goes on afterwards. Absent where there is none. */
  webhook?(request: Request): Promise<Response>;
};
