import { find, readTimes } from "./read-times.ts";
import { tokens } from "./tokens.ts";

/** When nothing shall come, on the reader's clock: "22:00" to "07:00", over midnight where it begins later than it ends. */
export type Quiet = { readonly from: string; readonly to: string };

/**
 * Reads quiet hours: "22-7", "22:00 to 07:00", "10pm-7am", "밤 11시부터 아침 7시까지"; "off" for none. Nothing where that is not
 * what the text says. Two hours that say nothing of their half of the day are of 24 hours, but for "10-7" and such, where the
 * first is the evening's: nobody is quiet all day.
 */
export function readQuiet(text: string): Quiet | "off" | undefined {
  const all = tokens(text.slice(0, 100));
  if (all.length === 1 && find(all[0], "off")) return "off";
  // "10 to 7" is no time here.
  const items = readTimes(
    all.map((token) => (find(token, "through") ? { ...token, roles: [{ kind: "dash" }] } : token)),
    "",
  );
  const times = items.filter((item) => item.kind === "time");
  const [from, to] = times;
  if (!from || !to || times.length > 2 || items.some(({ kind }) => kind === "rest" || kind === "days"))
    return undefined;
  const [start, end] = [from.options[0], to.options[0]];
  if (!start || !end) return undefined;
  const isBare = from.half === undefined && (from.certainty !== "sure" || from.text.startsWith("12"));
  const hour = isBare && start.hour > end.hour ? (start.hour + 12) % 24 : start.hour;
  const quiet = { from: written(hour, start.minute), to: written(end.hour, end.minute) };
  return quiet.from === quiet.to ? undefined : quiet;
}

const written = (hour: number, minute: number) => [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
