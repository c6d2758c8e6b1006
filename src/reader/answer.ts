import type { Message } from "../../messages/message.ts";
import type { Telling } from "../store/told.ts";

/**
 * What a command answers, and which events the reader will have been told when the answer has arrived; as a briefing unless
 * said otherwise. `verbatim`: its texts are a story's own, not our sentences.
 */
export type Answer = {
  readonly message: Message;
  readonly tells?: readonly string[];
  readonly telling?: Telling;
  readonly verbatim?: true;
};
