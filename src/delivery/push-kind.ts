import { shortId } from "../briefing/actions.ts";
import type { Event } from "../briefing/event.ts";

/** What a push tells: what is new of an event that the reader follows, or an event that breaks. */
type PushKind = "update" | "breaking";

/** How a push is named in the ledger: the same for one that is planned again. Of updates each has a name of its own, by how many stories there are. */
export function pushSlot(kind: PushKind, event: Event): string {
  return kind === "breaking" ? `breaking ${shortId(event)}` : `update ${shortId(event)} ${event.stories.length}`;
}

/** Which kind of push has this name. */
export function pushKind(slot: string): PushKind {
  return slot.startsWith("breaking ") ? "breaking" : "update";
}
