import { clock, day, distance, list, wallClock, weekdays } from "../../messages/format.ts";
import type { Words } from "../../messages/words.ts";
import type { Slot } from "../schedule/slot.ts";
import type { Subscription } from "./subscription.ts";

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

function daysInWords(days: readonly number[], locale: string, words: Words): string {
  if (days.join() === "1,2,3,4,5") return words.answers.weekdays;
  if (days.join() === "6,7") return words.answers.weekend;
  return weekdays(days, locale);
}
