import type { CommandDefinition } from "./command.ts";
import { format } from "../subscription.ts";

/**
 * "/brief", "/brief full", "/brief again", "/brief korea", "/brief technology since yesterday": the news now, from what is
 * in the store; nothing is fetched.
 */
export const brief: CommandDefinition = {
  spec: { name: "brief", options: [{ name: "format", completes: true }], changes: false, audience: "chat" },
  reads: true,
  run: ({ args, news }) => news.ask(args),
  complete: (_option, typed) =>
    format.options.filter((name) => name.startsWith(typed.toLowerCase())).map((name) => ({ label: name, value: name })),
};

/** The format of that name, also in the reader's language; the name itself where there is none. Pure. */
export function formatNamed(name: string, names: Readonly<Record<string, string>>): string {
  return Object.keys(names).find((key) => names[key]?.toLowerCase() === name) ?? name;
}
