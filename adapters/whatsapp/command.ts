import { readKeyword } from "../../messages/keywords.ts";

/**
 * What a reader wants who typed or tapped this. A button of ours carries a command ("/subscribe 08:00"); typed text is
 * a command, a keyword of any language, or else a call for help. Nothing for a message without either (a picture).
 */
export function readCommand(said: { tapped?: string; text?: string }): { name: string; args: string } | undefined {
  const words = (said.tapped ?? said.text)?.trim();
  if (words === undefined) return undefined;
  const [, name, args = ""] = /^\/([a-z]+)(?:\s+(.*))?$/isu.exec(words) ?? [];
  if (name !== undefined) return { name: name.toLowerCase(), args: args.trim().replace(/\s+/gu, " ") };
  return readKeyword(words) ?? { name: "help", args: "" };
}
