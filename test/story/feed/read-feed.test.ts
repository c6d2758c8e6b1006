import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NotAFeed, readFeed } from "../../../src/story/feed/read-feed.ts";

const rss = (items: string, attributes = "") =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>Hillside Radio</title>${items}</channel></rss>`;
const atom = (entries: string, attributes = "") =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Hillside Radio</title>${entries}</feed>`;
const namespaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"';
const only = (feed: string | Uint8Array, url?: string) => {
  const { items } = readFeed(feed, url === undefined ? {} : { url });
  expect(items).toHaveLength(1);
  return items[0]!;
};

const rssItem = `<item><title>Goats &amp;amp; &lt;i&gt;sheep&lt;/i&gt;</title><link>https://h.example/goats</link>
  <guid isPermaLink="false">hr-1</guid><pubDate>Mon, 23 Nov 2026 07:30:00 +0100</pubDate><dc:creator>Ada Byrne</dc:creator>
  <description><![CDATA[<p>They came down.</p>]]></description>
  <content:encoded><![CDATA[<p>They came down.</p><p>They went up.</p>]]></content:encoded>
  <media:content url="https://h.example/goat.jpg" medium="image"/></item>`;
const atomEntry = `<entry><title type="html">Goats &amp;amp; sheep</title><link rel="self" href="https://h.example/self"/>
  <link href="https://h.example/goats"/><id>hr-1</id><published>2026-11-23T07:30:00+01:00</published><author><name>Ada Byrne</name></author>
  <summary>They came down.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They came down.</p><p>They went up.</p></div></content></entry>`;
const jsonFeed = (items: unknown[]) =>
  JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Hillside Radio", items });
const jsonItem = {
  id: "hr-1",
  url: "https://h.example/goats",
  title: "Goats & sheep",
  date_published: "2026-11-23T07:30:00+01:00",
  summary: "They came down.",
  content_html: "<p>They came down.</p><p>They went up.</p>",
  authors: [{ name: "Ada Byrne" }],
};
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${namespaces}>
  <channel><title>Hillside Radio</title></channel><item rdf:about="hr-1"><title>Goats &amp; sheep</title>
  <link>https://h.example/goats</link><dc:date>2026-11-23T07:30:00+01:00</dc:date><dc:creator>Ada Byrne</dc:creator>
  <description>They came down.</description>
  <content:encoded>&lt;p&gt;They came down.&lt;/p&gt;&lt;p&gt;They went up.&lt;/p&gt;</content:encoded></item></rdf:RDF>`;

describe("readFeed", () => {
  test.each([
    ["RSS", rss(rssItem, namespaces)],
    ["Atom", atom(atomEntry)],
    ["RDF", rdf],
    ["JSON Feed", jsonFeed([jsonItem])],
  ])("reads %s", (_format, feed) => {
    expect(readFeed(feed).title).toBe("Hillside Radio");
    expect(only(feed)).toMatchObject({
      title: "Goats & sheep",
      link: "https://h.example/goats",
      id: "hr-1",
      date: "2026-11-23T06:30:00.000Z",
      author: "Ada Byrne",
      summary: "They came down.",
      content: "They came down.\nThey went up.",
    });
  });

  test("finds the picture", () => {
    expect(only(rss(rssItem, namespaces)).image).toBe("https://h.example/goat.jpg");
    const enclosure = '<item><title>A</title><enclosure url="/a.jpg" type="image/jpeg" length="1"/></item>';
    expect(only(rss(enclosure), "https://h.example/feed").image).toBe("https://h.example/a.jpg");
  });

  test("resolves links against xml:base, the feed's address or its home page, in this order", () => {
    const item = "<item><title>A</title><link>goats</link></item>";
    const home = "<link>https://home.example/</link>";
    expect(only(rss(home + item, 'xml:base="/base/"'), "https://h.example/feed").link).toBe(
      "https://h.example/base/goats",
    );
    expect(only(rss(home + item), "https://h.example/feed").link).toBe("https://h.example/goats");
    expect(only(rss(home + item)).link).toBe("https://home.example/goats");
    expect(only(rss(item)).link).toBeUndefined();
  });

  test("gives no link that is no web address", () => {
    const item = "<item><title>A</title><link>javascript:alert(1)</link></item>";
    expect(only(rss(item), "https://h.example/").link).toBeUndefined();
  });

  test("takes a permanent guid for the link", () => {
    expect(only(rss("<item><title>A</title><guid>https://h.example/a</guid></item>")).link).toBe("https://h.example/a");
  });

  test("calls an entry without an id by its link, else by its title and date", () => {
    expect(only(rss("<item><title>A</title><link>https://h.example/a</link></item>")).id).toBe("https://h.example/a");
    const idOf = (title: string) => only(rss(`<item><title>${title}</title></item>`)).id;
    expect(idOf("A")).toBe(idOf("A"));
    expect(idOf("A")).not.toBe(idOf("B"));
  });

  test("leaves a date that it cannot read as it is", () => {
    expect(only(rss("<item><title>A</title><pubDate>last week</pubDate></item>")).date).toBe("last week");
  });

  test("tells when an entry was changed, beside when it was published", () => {
    const dates = { date: "2026-11-23T06:30:00.000Z", updatedAt: "2026-11-24T06:30:00.000Z" };
    const changed = "<updated>2026-11-24T07:30:00+01:00</updated>";
    expect(only(atom(atomEntry.replace("<summary>", `${changed}<summary>`)))).toMatchObject(dates);
    expect(only(jsonFeed([{ ...jsonItem, date_modified: "2026-11-24T06:30:00Z" }]))).toMatchObject(dates);
    const inRss = rssItem.replace("<dc:creator>", `${changed.replaceAll("updated", "atom:updated")}<dc:creator>`);
    expect(only(rss(inRss, `${namespaces} xmlns:atom="http://www.w3.org/2005/Atom"`))).toMatchObject(dates);
    expect(only(rss(rssItem, namespaces)).updatedAt).toBeUndefined();
  });

  test("reads Atom 0.3", () => {
    const entry = `<entry><title mode="escaped">Goats &amp;amp; sheep</title><link rel="alternate" href="https://h.example/goats"/>
      <id>hr-1</id><issued>2026-11-23T07:30:00+01:00</issued><modified>2026-11-24T07:30:00+01:00</modified>
      <content type="text/html" mode="escaped">&lt;p&gt;They came down.&lt;/p&gt;</content></entry>`;
    expect(
      only(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Hillside Radio</title>${entry}</feed>`),
    ).toMatchObject({
      title: "Goats & sheep",
      date: "2026-11-23T06:30:00.000Z",
      content: "They came down.",
    });
  });

  test("reads RSS 1.0 with the date of RSS 2.0", () => {
    const dated = rdf.replace(/<dc:date>.*<\/dc:date>/u, "<pubDate>Mon, 23 Nov 2026 07:30:00 +0100</pubDate>");
    expect(only(dated).date).toBe("2026-11-23T06:30:00.000Z");
  });

  test("reads the entries that came before a feed breaks off", () => {
    const feed = rss("<item><title>A</title></item><item><title>B</title></item><item><title>C</title></item>");
    expect(readFeed(feed.slice(0, feed.indexOf("C"))).items.map(({ title }) => title)).toEqual(["A", "B"]);
  });

  test("undoes the feed's own entities, and no bomb of them", () => {
    const title = (declared: string) =>
      only(`<!DOCTYPE rss [${declared}]>${rss("<item><title>&org; says &eacute;</title></item>")}`).title;
    expect(title('<!ENTITY org "Hillside">')).toBe("Hillside says é");
    expect(title('<!ENTITY org SYSTEM "file:///etc/passwd">')).toBe("&org; says é");
    const bomb = Array.from({ length: 9 }, (_, i) => `<!ENTITY x${i + 1} "${`&x${i};`.repeat(10)}">`).join("");
    expect(title(`<!ENTITY x0 "ha">${bomb}<!ENTITY org "&x9;">`)).toBe("&org; says é");
    const long = `<!DOCTYPE rss [<!ENTITY a "${"x".repeat(1_000)}">]>${rss(`<item><title>${"&a;".repeat(1_000)}</title></item>`)}`;
    expect(only(long).title).toHaveLength(3_000);
  });

  test("keeps what stands in an attribute out of the title", () => {
    const item = '<item><title><![CDATA[<img alt="a < b" src="x.png"> Goats]]></title></item>';
    expect(only(rss(item)).title).toBe("Goats");
  });

  test("leaves no control character in a text", () => {
    expect(only(rss("<item><title>Goats\u0001 and\u0008 sheep</title></item>")).title).toBe("Goats and sheep");
  });

  test.each([
    [
      "the declaration",
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?>' + atom("").replace("Hillside", "H\u00fcgel"), "latin1"),
    ],
    ["a byte order mark", Buffer.from("\ufeff" + atom("").replace("Hillside", "H\u00fcgel"), "utf16le")],
    ["the width of its first characters", Buffer.from(atom("").replace("Hillside", "H\u00fcgel"), "utf16le")],
    ["nothing, as UTF-8", Buffer.from(atom("").replace("Hillside", "H\u00fcgel"))],
    [
      "an unknown name, as UTF-8",
      Buffer.from('<?xml version="1.0" encoding="klingon"?>' + atom("").replace("Hillside", "H\u00fcgel")),
    ],
    [
      "a false claim, as UTF-8",
      Buffer.from('<?xml version="1.0" encoding="UTF-16"?>' + atom("").replace("Hillside", "H\u00fcgel")),
    ],
    [
      "a false claim of UTF-8, as Windows-1252",
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?>' + atom("").replace("Hillside", "H\u00fcgel"), "latin1"),
    ],
  ])("finds the encoding by %s", (_sign, bytes) => {
    expect(readFeed(bytes).title).toBe("H\u00fcgel Radio");
  });

  test("believes the content type where the feed names no encoding", () => {
    const bytes = Buffer.from(atom("").replace("Hillside", "\u00d0\u00e0\u00e4\u00e8\u00ee"), "latin1");
    expect(readFeed(bytes, { type: "text/xml; charset=windows-1251" }).title).toBe("Радио Radio");
  });

  test("reads a feed whose entries say nothing as an empty one", () => {
    expect(readFeed('<rss version="2.0"><channel><item><x/></item></channel></rss>').items).toEqual([]);
  });

  test.each([
    ["a page", "<!doctype html><html><body><p>Hello</p></body></html>"],
    ["words", "Goats came down from the hills."],
    ["nothing", ""],
    ["other JSON", '{"a":1}'],
    ["a feed broken off in its first entry", '<rss version="2.0"><channel><item><title>Go'],
  ])("throws NotAFeed at %s", (_name, text) => {
    expect(() => readFeed(text)).toThrow(NotAFeed);
  });

  test("reads the first 200 entries, and of a feed over 2 MB the entries before that", () => {
    const item = (text: string) => `<item><title>A</title><description>${text}</description></item>`;
    expect(readFeed(rss(item("x").repeat(300))).items).toHaveLength(200);
    const long = readFeed(rss(item("x".repeat(100_000)).repeat(30))).items;
    expect(long).toHaveLength(20);
    expect(long.at(-1)?.summary).toHaveLength(100_000);
    expect(() => readFeed(jsonFeed([{ ...jsonItem, content_html: "x".repeat(3_000_000) }]))).toThrow(
      "larger than 2 MB",
    );
  });

  // Each of these kept the XML parser, or what is built on it, busy for minutes. The test ends, or vitest ends it.
  test.each([
    ["an author of brackets", rss(`<item><title>A</title><author>${"(a".repeat(900_000)}</author></item>`)],
    ["tags that never close", rss(`<item><title>A</title><description>${`<p${" ".repeat(38)}`.repeat(49_000)}`)],
    ["sections that never close", rss("<![CDATA[".repeat(200_000))],
    [
      "tags in sections",
      rss(`<item><title>A</title><description>${"<![CDATA[<p ]]>".repeat(40_000)}</description></item>`),
    ],
    ["entities by the thousand", `<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(100_000)}]>${rss("")}`],
    ["50 MB", rss(`<item><title>A</title><description>${"word ".repeat(1_000)}</description></item>`.repeat(10_000))],
    ["50 MB of one entry", rss(`<item><title>A</title><description>${"x".repeat(50_000_000)}</description></item>`)],
    ["links without end", atom(`<entry><title>A</title>${'<link href="x"/>'.repeat(120_000)}</entry>`)],
  ])("is not held up by %s", (_name, feed) => {
    expect(isReadOrRefused(feed)).toBe(true);
  });

  test("throws nothing but NotAFeed, whatever it reads", () => {
    const samples = [rss(rssItem, namespaces), atom(atomEntry), rdf, jsonFeed([jsonItem])];
    const noise = fc.oneof(
      fc.string(),
      fc.constantFrom("<", ">", "]]>", "<![CDATA[", "&", "<!--", '"', "<item>", "{", "\0"),
    );
    const mutated = fc
      .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), fc.nat(40), noise), { maxLength: 5 }))
      .map(([sample, changes]) =>
        changes.reduce((text, [at, cut, put]) => {
          const start = at % (text.length + 1);
          return text.slice(0, start) + put + text.slice(start + cut);
        }, sample),
      );
    const jsonItems = fc.array(fc.anything()).map((items) => jsonFeed(items));
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string(), fc.uint8Array(), jsonItems), (feed) => {
        expect(isReadOrRefused(feed)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** Is it read, or refused by the one error that it should be? */
function isReadOrRefused(feed: string | Uint8Array): boolean {
  try {
    return readFeed(feed, { url: "https://h.example/feed" }).items.every(({ id }) => id !== "");
  } catch (error) {
    return error instanceof NotAFeed;
  }
}
