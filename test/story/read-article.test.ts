import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArticle } from "../../src/story/read-article.ts";

const paragraphs = [
  "The lighthouse at Cape Ollin will shine again from the first of October, the harbour office said on Tuesday, and people on both sides of the sound were glad.",
  "Its lamp went out eight years ago, when a storm broke the lantern room, flooded the stairs below it, and left the keeper on the rock for two nights.",
  "Two keepers will live in the tower through the winter, to watch over the new lamp, and visitors may come from May on.",
];
const body = paragraphs.map((text) => `<p>${text}</p>`).join("");
const page = (head: string, content = body) =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body><nav><a href="/">Home</a></nav><main><article><h1>Lighthouse to shine again</h1>${content}</article></main><footer>Imprint</footer></body></html>`;

describe("readArticle", () => {
  it("finds the article, one block a line, and nothing around it", () => {
    expect(readArticle(page("<title>Lighthouse to shine again | Hillside Radio</title>"))).toMatchObject({
      title: "Lighthouse to shine again",
      text: paragraphs.join("\n"),
      language: "en-GB",
    });
  });

  it("reads what the page says of itself", () => {
    const head = `<meta property="og:title" content="Lamp &amp; tower - Hillside Radio"><meta property="og:site_name" content="Hillside Radio">
      <meta property="og:image" content="/lamp.jpg"><link rel="canonical" href="/lamp"><meta property="article:published_time" content="2024-03-03T10:00:00Z">`;
    expect(readArticle(page(head), { url: "https://www.radio.example/lamp?from=feed" })).toMatchObject({
      title: "Lamp & tower",
      siteName: "Hillside Radio",
      image: "https://www.radio.example/lamp.jpg",
      url: "https://www.radio.example/lamp",
      publishedAt: Date.UTC(2024, 2, 3, 10),
    });
  });

  it("takes the text of JSON-LD where the page itself shows none", () => {
    const linked = {
      "@graph": [{ "@type": "NewsArticle", articleBody: paragraphs.join("\n\n"), datePublished: "2024-03-03" }],
    };
    const html = `<html><head><script type="application/ld+json">${JSON.stringify(linked)}</script></head><body><div id="app"></div></body></html>`;
    expect(readArticle(html)).toMatchObject({ text: paragraphs.join("\n"), publishedAt: Date.UTC(2024, 2, 3) });
  });

  it("passes over broken JSON-LD", () => {
    expect(
      readArticle(
        page('<title>Lighthouse to shine again</title><script type="application/ld+json">{"@type": </script>'),
      ).text,
    ).toBe(paragraphs.join("\n"));
  });

  it("passes over JSON-LD that is nested without end", () => {
    const nested = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const head = `<title>Lighthouse to shine again</title><script type="application/ld+json">${nested}</script>`;
    expect(readArticle(page(head)).text).toBe(paragraphs.join("\n"));
  });

  it("has no text for a page without an article", () => {
    expect(readArticle("<html><body><nav><a href='/a'>News</a></nav><form><input></form></body></html>").text).toBe("");
  });

  it("finds the paragraphs of a page that is too deep for more", () => {
    expect(readArticle(`${"<div>".repeat(2_000)}${body}`).text).toBe(paragraphs.join("\n"));
  });

  it("throws at no page, however broken", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "<div",
      ">",
      "<script>",
      "</",
      "<!--",
      "-->",
      "<table><tr>",
      "&#0;",
      "&#x110000;",
      "</body>",
      "<meta content=1>",
      '<h1 x="',
      body,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), fc.string(), (pieces, url) => {
        expect(typeof readArticle(pieces.join(""), { url }).text).toBe("string");
      }),
    );
  });
});
