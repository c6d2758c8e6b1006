// Writes docs/commands.md from the commands themselves and the English catalog: npm run docs
// A test fails while the page says something else than this would.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { en } from "../messages/en.ts";
import { commands } from "../src/reader/commands/index.ts";

const page = join(import.meta.dirname, "../docs/commands.md");

/** The page: every command in the order in which platforms list them, with what may follow it. */
export function commandsPage() {
  const rows = commands.map(({ spec }) => {
    const { name, options, changes, under } = spec;
    const discord = under === undefined ? `/${name}` : `/${under} ${name}`;
    const follows = options.map((option) => `${option.name}: ${en.options[option.name] ?? ""}`).join("; ");
    return [`/${name}`, en.commands[name] ?? "", follows, changes ? "managers" : "everybody", discord];
  });
  const typed = commands.map(({ spec }) => [`/${spec.name}`, (en.keywords[spec.name] ?? []).join(", ")]);
  return [
    "# Commands",
    "",
    "This page is made from the code (`npm run docs`). Everything works typed, tapped, and, in a private chat on Telegram and",
    "WhatsApp and in the terminal, as a sentence of one's own: “every day at 8”, “what happened in korea”, “2”.",
    "",
    ...table(["Command", "What it does", "What may follow", "In a group", "On Discord"], rows),
    "",
    "Where there are no slash commands, these words do the same; the other catalogs in `messages/` have their own.",
    "",
    ...table(["Command", "In English"], typed),
    "",
  ].join("\n");
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, commandsPage());
