import { instantOf } from "../../schedule/slot.ts";
import { readSpan } from "./span.ts";

const longestMs = 366 * 24 * 60 * 60 * 1000;

/**
 * Until when (UTC milliseconds) a pause lasts that begins `now`: "7 days", "until friday", "7" (days), or, as a button of
 * ours says it, "2026-12-24T18:00" on the reader's clock. Nothing for other text, and for more than a year. Pure.
 */
export function endOfPause(text: string, now: number, timeZone: string): number | undefined {
  const end = instantIn(text, timeZone) ?? spanIn(text, now, timeZone);
  return end !== undefined && end > now && end - now <= longestMs ? end : undefined;
}

function instantIn(text: string, timeZone: string): number | undefined {
  const [, date, time = "00:00"] = /^\s*(\d{4}-\d\d-\d\d)(?:t(\d\d:\d\d))?\s*$/iu.exec(text) ?? [];
  // A day or an hour that no calendar has is written back as another.
  const read = new Date(`${date}T${time}Z`);
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(`${date}T${time}`)) return undefined;
  return instantOf(`${date}T${time}`, timeZone);
}

function spanIn(text: string, now: number, timeZone: string): number | undefined {
  const span = readSpan(/^\s*\d{1,3}\s*$/u.test(text) ? `${text} days` : text, now, timeZone);
  if (span === undefined || span.kind === "since") return undefined;
  // To the minute, so that a button can say it.
  return span.kind === "until" ? span.at : Math.ceil((now + span.ms) / 60_000) * 60_000;
}
