import { clock, day, moment } from "../../../messages/format.ts";
import type { Delivery } from "../../delivery/delivery.ts";
import { pauseAt, wantsBriefings } from "../appointments.ts";
import { plannedWords } from "../time/schedule-words.ts";
import { pushKind } from "../../delivery/push-kind.ts";
import type { CommandDefinition, Context } from "./command.ts";

const most = 5;
// From then on a weekday alone does not say which week's.
const weekMs = 6 * 24 * 60 * 60 * 1000;

/** "/status": when the next briefing comes, and what became of the last few, the newest first. */
export const status: CommandDefinition = {
  spec: { name: "status", options: [], changes: false, audience: "person" },
  async run(context) {
    const { words, locale, now, reader, history } = context;
    const past = await history(most);
    const texts = [
      plannedWords(reader, now, locale, words),
      ...(past.length === 0 ? [words.status.nothingSent] : [behind(context, past)]),
    ];
    if (past[0]?.state === "gone" && reader.nextAt !== null) texts.push(words.status.back);
    const paused = pauseAt(reader, now) === undefined ? [] : [{ label: words.buttons.resume, command: "/resume" }];
    const change = wantsBriefings(reader)
      ? { label: words.buttons.stop, command: "/stop" }
      : { label: words.buttons.subscribe, command: "/subscribe" };
    return {
      message: {
        blocks: texts.map((text) => ({ kind: "text", text })),
        actions: [...paused, { label: words.buttons.brief, command: "/brief" }, change],
      },
    };
  },
};

function behind(context: Context, past: readonly Delivery[]): string {
  const { words } = context;
  return [words.status.past, ...past.map((row) => words.status.row(slotWords(row, context), fate(row, context)))].join(
    "\n",
  );
}

function slotWords({ slot, slotAt, about }: Delivery, { words, locale, now, reader: { timeZone } }: Context): string {
  const when =
    now - slotAt < weekMs
      ? moment(slotAt, locale, timeZone)
      : words.status.date(day(slotAt, locale, timeZone), clock(slotAt, locale, timeZone));
  return about === null ? when : words.status.pushed[pushKind(slot)](when);
}

/** The ledger's own reasons are for the operator. */
function fate({ state, slotAt, about }: Delivery, { words, reader: { toldAt } }: Context): string {
  const { states, notNeeded } = words.status;
  if (about !== null && state === "stopped") return notNeeded;
  return state === "nudged" && toldAt !== null && toldAt > slotAt ? states.opened : states[state];
}
