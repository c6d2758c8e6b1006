import type { CommandDefinition } from "./command.ts";

/** "/search ferry strike": the stories that hold these words, the best first, also those that were told. */
export const search: CommandDefinition = {
  spec: { name: "search", options: [{ name: "words", completes: false }], changes: false, audience: "chat" },
  reads: true,
  run({ args, words, news }) {
    if (/[\p{L}\p{N}]/u.test(args)) return news.search(args.slice(0, longest));
    return {
      message: {
        blocks: [{ kind: "text", text: words.news.whatToSearch }],
        actions: [{ label: words.buttons.add, command: "/search", asks: words.options.words }],
      },
    };
  },
};

// More is no search.
const longest = 300;
