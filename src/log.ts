import { pino } from "pino";
import type { Log } from "./adapter.ts";

/** The log for operators: JSON lines on standard error, so that standard output is for what a reader sees. */
export function createLog(level: string): Log {
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (fields, text) => log.info(fields, text),
    warn: (fields, text) => log.warn(fields, text),
    error: (fields, text) => log.error(fields, text),
  };
}
