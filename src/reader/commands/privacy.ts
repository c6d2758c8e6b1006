import type { CommandDefinition } from "./command.ts";

/** "/privacy": what is kept, and for how long. */
export const privacy: CommandDefinition = {
  spec: { name: "privacy", options: [], changes: false, audience: "person" },
  run: ({ words }) => ({
    message: {
      blocks: [{ kind: "text", text: words.privacy.about }],
      actions: [
        { label: words.buttons.export, command: "/export" },
        { label: words.buttons.erase, command: "/delete" },
      ],
    },
  }),
};
