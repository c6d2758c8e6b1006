import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NotAFeed } from "../../src/story/feed/read-feed.ts";
import { NoStory, readStories, readStory, Unreadable } from "../../src/story/read-story.ts";

const paragraph =
  "Le phare du cap brillera de nouveau dès le premier octobre, a annoncé mardi la capitainerie, après huit années passées dans le noir.";
const next =
  "Deux gardiens vivront dans la tour tout l'hiver pour surveiller la nouvelle lampe, et les visiteurs pourront venir en mai.";
const bytes = (text: string) => new TextEncoder().encode(text);
const page = (charset: string) =>
  `<html><head><meta charset="${charset}"><title>Le phare renaît</title></head><body><article><p>${paragraph}</p><p>${next}</p></article></body></html>`;
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Radio du Cap</title>
  <item><title>Le phare renaît</title><link>https://radio.example/phare</link><pubDate>Sun, 03 Mar 2024 10:00:00 GMT</pubDate>
  <description>&lt;p&gt;${paragraph}&lt;/p&gt;&lt;p&gt;Partager&lt;/p&gt;</description></item></channel></rss>`;

describe("readStory", () => {
  it("reads plain text with its headline twice", () => {
    expect(
      readStory(bytes(`Le phare renaît\nLe phare renaît\n\n${paragraph}\n`), { url: "samples/phare.txt" }),
    ).toEqual({
      title: "Le phare renaît",
      text: paragraph,
      source: "",
      language: "fr",
    });
  });

  it("reads a page in the encoding that it names, and knows its host", () => {
    const latin = Uint8Array.from(page("iso-8859-1"), (character) => character.charCodeAt(0));
    expect(readStory(latin, { url: "https://www.radio.example/phare" })).toMatchObject({
      title: "Le phare renaît",
      text: `${paragraph}\n${next}`,
      source: "radio.example",
      url: "https://www.radio.example/phare",
      language: "fr",
    });
  });

  it("believes what a page says of its language where that is none that would have been told", () => {
    const zulu =
      "Abantu abaningi bafike edolobheni izolo ukuzobona umkhumbi omusha kagesi. UMasipala uthe umkhumbi uzosebenza kusukela ngenyanga ezayo, futhi amathikithi azobiza imali encane. Izingane zizogibela mahhala uma zihamba nabazali bazo. Abasebenzi bathi bajabule ngoba umsebenzi uzoqhubeka, futhi bazothola imali engcono.";
    const said = (language: string) =>
      readStory(`<html lang="${language}"><title>Umkhumbi omusha</title><article><p>${zulu}</p></article></html>`)
        .language;
    expect([said("zu-ZA"), said("en-ZA"), said("")]).toEqual(["zu-ZA", "und", "und"]);
  });

  it("names a site that gives its address for its name by its host", () => {
    const named = (name: string) =>
      readStory(`<meta property="og:site_name" content="${name}">${page("utf-8")}`, { url: "https://m.radio.example/" })
        .source;
    expect(named("https://www.radio.example")).toBe("radio.example");
    expect(named("Radio: du Cap")).toBe("Radio: du Cap");
  });

  it("believes the content type before the page", () => {
    expect(readStory(bytes(page("iso-8859-1")), { type: "text/html; charset=utf-8" }).title).toBe("Le phare renaît");
  });

  it("reads bytes that name no encoding and are not UTF-8 as the web does", () => {
    expect(readStory(Uint8Array.from("Caf\xe9\n\nUn caf\xe9.", (character) => character.charCodeAt(0))).title).toBe(
      "Café",
    );
  });

  it("gives a page without an article an empty text", () => {
    expect(readStory("<html><body><nav>Menu</nav></body></html>").text).toBe("");
  });
});

describe("readStories", () => {
  it("reads each entry of a feed as a story, cleaned", () => {
    expect(readStories(bytes(feed), { url: "https://radio.example/rss" })).toEqual([
      {
        source: "Radio du Cap",
        title: "Le phare renaît",
        text: paragraph,
        url: "https://radio.example/phare",
        publishedAt: Date.UTC(2024, 2, 3, 10),
        language: "fr",
      },
    ]);
  });

  it("leaves out what three entries of a feed say alike", () => {
    const note = "La rédaction du cap travaille au port depuis trente ans avec deux bateaux et un chien.";
    const item = (number: number) =>
      `<item><title>Phare ${number}</title><description>&lt;p&gt;${paragraph.replace("huit", `${number}`)}&lt;/p&gt;&lt;p&gt;${note}&lt;/p&gt;</description></item>`;
    const told = (numbers: number[]) =>
      readStories(bytes(`<rss version="2.0"><channel>${numbers.map(item).join("")}</channel></rss>`));
    expect(told([10, 11, 12]).filter(({ text }) => text.includes(note))).toEqual([]);
    expect(told([10, 11]).filter(({ text }) => text.includes(note))).toHaveLength(2);
  });

  it("takes a path for no address", () => {
    expect(readStories(page("utf-8"), { url: "/home/me/phare.html" })[0]).not.toHaveProperty("url");
  });

  it.each([
    ["empty", "", "story.txt"],
    ["empty", " \n", "story.txt"],
    ["no article found in this page", "<html><body><nav>Menu</nav></body></html>", "page.html"],
    ["the feed has no entries", '<rss version="2.0"><channel><title>Radio</title></channel></rss>', "feed.xml"],
  ])("says %j", (sentence, content, url) => {
    expect(() => readStories(content, { url })).toThrow(new NoStory(sentence));
  });

  it.each([
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3)],
    ["zero bytes", bytes("news\0news")],
    ["noise", Uint8Array.from({ length: 400 }, (_, index) => (index * 7) % 32)],
  ])("does not read %s as text", (_, content) => {
    expect(() => readStories(content)).toThrow(new Unreadable("this is not text"));
  });

  it("throws nothing but its own errors, whatever the bytes", () => {
    const mutated = fc
      .tuple(fc.constantFrom(feed, page("utf-8"), `# Titre\n\n${paragraph}`), fc.nat(), fc.nat(60), fc.string())
      .map(([text, at, length, put]) =>
        bytes(text.slice(0, at % text.length) + put + text.slice((at % text.length) + length)),
      );
    const type = fc.constantFrom("", "text/html", "text/markdown; charset=x", "application/rss+xml");
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), mutated), type, fc.string(), (content, type, url) => {
        try {
          for (const story of readStories(content, { type, url })) expect(story.title).not.toContain("\n");
        } catch (error) {
          if (!(error instanceof Unreadable || error instanceof NoStory || error instanceof NotAFeed)) throw error;
        }
      }),
    );
  });
});
