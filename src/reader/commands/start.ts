import { askWhen, subscribe } from "./subscribe.ts";
import type { CommandDefinition } from "./command.ts";

/**
 * "/start": a greeting, and the question when. A deep link may answer it already: t.me/BOT?start=0730 or
 * ?start=0730_Europe-Berlin (a payload has letters, digits, _ and - only). Any other payload is a plain start.
 */
export const start: CommandDefinition = {
  spec: { name: "start", options: [], changes: false, audience: "person" },
  async run(context) {
    const { args, words, reader, from } = context;
    const link = /^(\d{3,4})(?:_([A-Za-z0-9_-]+))?$/u.exec(args.trim());
    if (link && from.manager && reader.slots.length === 0) {
      const zone = link[2]?.replace("-", "/") ?? "";
      const answer = await subscribe.run({ ...context, args: `${link[1]} ${zone}`.trim() });
      return {
        message: {
          ...answer.message,
          blocks: [{ kind: "text", text: words.answers.welcome }, ...answer.message.blocks],
        },
      };
    }
    if (reader.slots.length > 0) {
      const answer = await subscribe.run({ ...context, args: "" });
      return {
        message: {
          ...answer.message,
          blocks: [{ kind: "text", text: words.answers.welcomeBack }, ...answer.message.blocks],
        },
      };
    }
    const asked = askWhen(context, [words.answers.welcome]);
    const brief = { label: words.buttons.brief, command: "/brief" };
    return { message: { ...asked.message, actions: [...(asked.message.actions ?? []), brief] } };
  },
};
