import { readTyped } from "../../messages/typed.ts";

/**
 * What a reader wants who typed, tapped or shared this. A button of ours carries a command ("/subscribe 08:00"); a place
 * is the wish for its time zone. Nothing for a message without any of them (a picture).
 */
export function readCommand(said: {
  tapped?: string;
  text?: string;
  place?: string;
}): { name: string; args: string } | undefined {
  if (said.place !== undefined) return { name: "zone", args: said.place };
  const words = said.tapped ?? said.text;
  return words === undefined || words.trim() === "" ? undefined : readTyped(words);
}
