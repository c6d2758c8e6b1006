import { oneLine, shorten } from "../../messages/layout.ts";

/** What a person typed, or a headline, as an answer repeats it: one line, not too long. Pure. */
export function quoted(text: string): string {
  return shorten(oneLine(text.slice(0, 1000)), 80);
}
