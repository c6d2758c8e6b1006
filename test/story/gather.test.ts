import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";
import { createGather } from "../../src/story/gather.ts";
import { quiet } from "../quiet-log.ts";

// A source that tells one story a round, as most do, each with a line of its own making.
const note = "The harbour news are made by three people and a dog, who are glad of every letter.";
const background = `The old lighthouse had stood dark since the storm that took its lamp, ${"as the keepers of the coast have told in many a long report, ".repeat(3)}and that was nine years ago.`;
const names = ["Arle", "Besk", "Corve", "Dunmore", "Elling", "Farrow"];
const minute = 60_000;

let server: Server;
let store: Store;
let now: number;
let entry: string;
beforeEach(async () => {
  now = Date.parse("2026-11-24T06:00:00Z");
  store = await openStore("sqlite::memory:");
  server = createServer((_request, response) => {
    response.end(`<rss version="2.0"><channel><title>Harbour Post</title>${entry}</channel></rss>`);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  await store.sources.list([{ url: `http://127.0.0.1:${port}/feed`, title: "Harbour Post", topics: [], weight: 1 }]);
});
afterEach(async () => {
  server.close();
  await store.close();
});

/** A round in which the source tells this; gives back what the store then has of it. */
async function tell(title: string, lines: readonly string[], path = title): Promise<string> {
  const html = lines.map((line) => `<p>${line}</p>`).join("");
  entry = `<item><title>${title}</title><link>http://harbour.example/${path}</link><description><![CDATA[${html}]]></description></item>`;
  // Another process each time: what is known of the source is in the store.
  await createGather({ store, folders: [], allow: ["127.0.0.1"], now: () => now, log: quiet }).all();
  const stories = (await store.stories.since(0)).flatMap((event) => event.stories);
  now += 20 * minute;
  return stories.find((story) => story.url?.endsWith(`/${path}`))?.text ?? "";
}
const about = (name: string, n: number) =>
  `The lighthouse of ${name} shines again after ${n + 3} long years, said the office of ${name}.`;

test("a line that a source repeats from round to round is gone by its third story, and nothing else is", async () => {
  const texts: string[] = [];
  for (const [i, name] of names.entries()) texts.push(await tell(`${name} has light`, [about(name, i), note], name));
  expect(texts.slice(0, 2).every((text) => text.includes(note))).toBe(true);
  expect(texts.slice(2)).toEqual(names.slice(2).map((name, i) => about(name, i + 2)));
});

test("a story that is told again and again repeats itself, and stays whole", async () => {
  for (let i = 0; i < 5; i++) {
    const text = await tell(`Light at Arle, update ${i}`, [about("Arle", i), note, `The ${i}th lamp is lit.`], "arle");
    expect(text).toContain(note);
  }
});

test("the background that a paper repeats in some of its stories stays", async () => {
  for (const name of names) await tell(`${name} votes`, [`The town of ${name} elects a new council on Sunday.`], name);
  for (let i = 0; i < 5; i++) {
    const other = `The town of Gast ${i} elects a new council on Sunday.`;
    await tell(`Gast ${i} votes`, [other], `gast${i}`);
  }
  for (const [i, name] of ["Holm", "Ister", "Jorn"].entries()) {
    expect(await tell(`${name} has light`, [about(name, i), background], name)).toContain(background);
  }
});
