import type { CommandDefinition } from "./command.ts";
import { format } from "../subscription.ts";

/** "/brief", "/brief full", "/brief again": the news now, from what is in the store; nothing is fetched. */
export const brief: CommandDefinition = {
  spec: { name: "brief", options: [{ name: "format", completes: true }], changes: false, audience: "chat" },
  run({ args, words, reader, brief: compose }) {
    const asked = args.toLowerCase().split(/\s+/u).filter(Boolean);
    const again = asked.includes("again");
    const [name, ...more] = asked.filter((word) => word !== "again");
    if (name === undefined) return compose({ format: reader.format, again });
    const read = format.safeParse(formatNamed(name, words.formats));
    if (!read.success || more.length > 0) {
      return { message: { blocks: [{ kind: "text", text: words.answers.notAFormat(args) }] } };
    }
    return compose({ format: read.data, again });
  },
  complete: (_option, typed) =>
    format.options.filter((name) => name.startsWith(typed.toLowerCase())).map((name) => ({ label: name, value: name })),
};

/** The format of that name, also in the reader's language; the name itself where there is none. Pure. */
export function formatNamed(name: string, names: Readonly<Record<string, string>>): string {
  return Object.keys(names).find((key) => names[key]?.toLowerCase() === name) ?? name;
}
