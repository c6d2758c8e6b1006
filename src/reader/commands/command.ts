import type { Choice, CommandSpec, Json, Sender } from "../../adapter.ts";
import type { Words } from "../../../messages/words.ts";
import type { Delivery } from "../../delivery/delivery.ts";
import type { Answer } from "../answer.ts";
import type { News } from "../news.ts";
import type { Subscription } from "../subscription.ts";

/** What a command may know and do. Instants are UTC milliseconds. */
export type Context = {
  readonly args: string;
  readonly from: Sender;
  /** What the reader typed or tapped, word for word: "/subscribe 07:30". */
  readonly said: string;
  readonly now: number;
  /** The language of the answer, and its sentences. */
  readonly locale: string;
  readonly words: Words;
  /** The chat that asks, as it stands. */
  readonly reader: Subscription;
  /** Changes the chat's subscription; gives it back as it then is. */
  change(change: (reader: Subscription) => Subscription): Promise<Subscription>;
  /** What became of the chat's last appointments, at most `limit`, the newest first. */
  history(limit: number): Promise<readonly Delivery[]>;
  /** What there is to read. */
  readonly news: News;
  /** All that is known of the chat, but for ids of other people. */
  record(): Promise<Json>;
  /** Forgets the chat: all that `record` tells. */
  erase(): Promise<void>;
};

/** A command: one file in this folder, one line in `index.ts`. */
export type CommandDefinition = {
  readonly spec: CommandSpec;
  /** It reads much of the store: a chat that asks too often is told to wait. */
  readonly reads?: true;
  run(context: Context): Promise<Answer> | Answer;
  /** Suggestions for an option that `completes`, for what is typed so far. */
  complete?(option: string, typed: string, typing: Typing): Choice[] | Promise<Choice[]>;
};

/** Who types an option of a command, and what there is to suggest. */
export type Typing = Pick<Context, "from" | "locale" | "words" | "reader" | "news">;
