import { clock, day, distance, list, wallClock, weekdays } from "../../../messages/format.ts";
import type { Words } from "../../../messages/words.ts";
import type { Slot } from "../../schedule/slot.ts";
import { pauseAt, untilResumed, wantsBriefings } from "../appointments.ts";
import type { Subscription } from "../subscription.ts";

/** When briefings come, as a reader says it: "every day at 7:30 AM and 6:00 PM", "Monday to Friday at 7:30 AM". */
export function scheduleWords(slots: readonly Slot[], locale: string, words: Words): string {
  const groups = Map.groupBy(slots, ({ days }) => days?.join() ?? "");
  const sentences = Array.from(groups.values(), (group) => {
    const clocks = list(
      group.map(({ at }) => wallClock(at, locale)),
      locale,
    );
    const days = group[0]?.days;
    return days ? words.answers.onDays(daysInWords(days, locale, words), clocks) : words.answers.daily(clocks);
  });
  return list(sentences, locale);
}

/** The line that says when a reader's next briefing comes; none where none is planned. `now`: UTC milliseconds. */
export function nextWords(
  { nextAt, timeZone }: Pick<Subscription, "nextAt" | "timeZone">,
  now: number,
  locale: string,
  words: Words,
): string[] {
  if (nextAt === null) return [];
  const [date, time] = [day(nextAt, locale, timeZone), clock(nextAt, locale, timeZone)];
  return [words.answers.next(date, time, distance(nextAt, now, locale))];
}

/** All that is planned for a reader, as sentences: the briefings, the look back, a pause, the next one. `now`: UTC milliseconds; `briefings`: the sentence about them. */
export function plannedWords(
  reader: Subscription,
  now: number,
  locale: string,
  words: Words,
  briefings = words.status.planned,
): string {
  const { slots, timeZone, choices } = reader;
  if (!wantsBriefings(reader)) return words.answers.notSubscribed;
  const until = pauseAt(reader, now);
  return [
    ...(slots.length > 0 ? [briefings(scheduleWords(slots, locale, words), timeZone)] : []),
    ...(choices.digest ? [words.status.digest(scheduleWords([choices.digest], locale, words))] : []),
    ...(until === undefined ? [] : [words.status.paused(pauseWords(until, timeZone, locale, words))]),
    ...nextWords(reader, now, locale, words),
  ].join("\n");
}

/** Until when briefings are paused (UTC milliseconds); empty where only the reader ends that. */
export function pauseWords(until: number, timeZone: string, locale: string, words: Words): string {
  return until === untilResumed ? "" : words.status.date(day(until, locale, timeZone), clock(until, locale, timeZone));
}

function daysInWords(days: readonly number[], locale: string, words: Words): string {
  if (days.join() === "1,2,3,4,5") return words.answers.weekdays;
  if (days.join() === "6,7") return words.answers.weekend;
  return weekdays(days, locale);
}
