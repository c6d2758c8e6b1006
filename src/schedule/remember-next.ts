import { nextAppointment, startOf, type Appointment, type Schedule } from "./slot.ts";

// Some 4 MB. Who shares an appointment comes one after the other, so that little is computed again after a clearing.
const most = 20_000;

/**
 * `nextAppointment` for many readers: what those of one zone, the same slots and the same moment share is computed once.
 * Zone arithmetic costs a hundred times what the rest of a reader's turn does.
 */
export function rememberNext(): (schedule: Schedule, after: number) => Appointment | undefined {
  const known = new Map<string, Appointment | undefined>();
  return (schedule, instant) => {
    const { slots, timeZone } = schedule;
    const after = startOf(schedule, instant);
    const key = `${timeZone} ${after} ${JSON.stringify(slots)}`;
    if (!known.has(key)) {
      if (known.size >= most) known.clear();
      known.set(key, nextAppointment({ slots, timeZone }, after));
    }
    return known.get(key);
  };
}
