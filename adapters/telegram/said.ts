/** A command as typed: "/subscribe@tidings_bot 07:30", and the bot that it names, if any. */
export type Said = { readonly name: string; readonly args: string; readonly bot?: string };

/**
 * Reads a command; nothing for other text. Isolates and word joiners are out: they come along when somebody copies a
 * command from a sentence of ours. Pure.
 */
export function readCommand(text: string): Said | undefined {
  const plain = text.replace(/[\u2060\u2066-\u2069]/gu, "");
  const [, name, bot, args = ""] = /^\/(\w{1,64})(?:@(\w+))?(?:\s+(.*))?$/su.exec(plain.trim()) ?? [];
  if (name === undefined) return undefined;
  return { name: name.toLowerCase(), args, ...(bot !== undefined && { bot }) };
}
