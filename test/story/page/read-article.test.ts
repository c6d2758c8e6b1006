import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArticle } from "../../../src/story/page/read-article.ts";

const paragraphs = [
  "The lighthouse at Cape Ollin will shine again from the first of October, the harbour office said on Tuesday, and people on both sides of the sound were glad.",
  "Its lamp went out eight years ago, when a storm broke the lantern room, flooded the stairs below it, and left the keeper on the rock for two nights.",
  "Two keepers will live in the tower through the winter, to watch over the new lamp, and visitors may come from May on.",
];
const body = paragraphs.map((text) => `<p>${text}</p>`).join("");
const text = paragraphs.join("\n");
const filler =
  "Members of our club read every issue a day earlier, pay no postage, and meet the people who write it once a year at the summer fair.";
const card = `<div class="card"><a href="/o"><h3>Ferry sails through the night again</h3></a><p>${filler}</p></div>`;
const page = (head: string, content = body) =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body><nav><a href="/">Home</a></nav><main><article><h1>Lighthouse to shine again</h1>${content}</article></main><footer>Imprint</footer></body></html>`;

describe("readArticle", () => {
  it("finds the article, one block a line, and nothing around it", () => {
    expect(readArticle(page("<title>Lighthouse to shine again | Hillside Radio</title>"))).toMatchObject({
      title: "Lighthouse to shine again",
      text,
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
    expect(readArticle(html)).toMatchObject({ text, publishedAt: Date.UTC(2024, 2, 3) });
  });

  it("passes over broken JSON-LD", () => {
    expect(
      readArticle(
        page('<title>Lighthouse to shine again</title><script type="application/ld+json">{"@type": </script>'),
      ).text,
    ).toBe(text);
  });

  it("passes over JSON-LD that is nested without end", () => {
    const nested = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const head = `<title>Lighthouse to shine again</title><script type="application/ld+json">${nested}</script>`;
    expect(readArticle(page(head)).text).toBe(text);
  });

  it("ends where the article ends that JSON-LD tells", () => {
    const linked = JSON.stringify({ "@type": "NewsArticle", articleBody: paragraphs.join(" ") });
    const more = `${body}<p>Whoever reads on may win a week on the island: our readers' club draws the lot every month, and members take part at no cost.</p>`;
    expect(readArticle(page(`<script type="application/ld+json">${linked}</script>`, more)).text).toBe(text);
  });

  it("takes JSON-LD where the page shows but the beginning of it", () => {
    const whole = [...paragraphs, `${filler} ${filler}`, filler.toUpperCase()];
    const linked = JSON.stringify({ "@type": "NewsArticle", articleBody: whole.join("\n\n") });
    const html = page(`<script type="application/ld+json">${linked}</script>`, `<p>${paragraphs[0]}</p>`);
    expect(readArticle(html).text).toBe(whole.join("\n"));
  });

  it("reads JSON-LD with raw line breaks in its texts", () => {
    const linked = `{"@type": "NewsArticle", "headline": "Lighthouse to shine again", "articleBody": "${paragraphs.join("\n")}"}`;
    expect(readArticle(`<script type="application/ld+json">${linked}</script>`)).toMatchObject({
      title: "Lighthouse to shine again",
      text: paragraphs.join(" "),
    });
  });

  it.each([
    ["navigation", `<div role="navigation"><p>${filler}</p></div>`],
    ["what is hidden", `<div style="display: none"><p>${filler}</p></div><p hidden>${filler}</p>`],
    [
      "what is there to be read out",
      `<a href="/b"><span style="border:0;clip:rect(0 0 0 0);clip-path:inset(50%)">, opens new tab</span></a>`,
    ],
    ["an aside", `<aside><p>${filler}</p></aside>`],
    ["comments", `<div class="comment-list"><div class="comment"><p>${filler}</p></div></div>`],
    ["a newsletter", `<section id="newsletterBox"><p>${filler}</p></section>`],
    ["a consent box", `<amp-consent id="x"><div><p>${filler}</p></div></amp-consent>`],
    ["captions", `<figure><img src="/a.jpg"><figcaption>${filler}</figcaption></figure>`],
    ["authors", `<div class="article_authorBio"><p>Ana Brell writes on the sea, and on who lives by it.</p></div>`],
    ["lines that are links", '<p><a href="/b">Ferry to sail through the night again from Monday</a></p>'],
    ["cards of other stories", `<div>${card.repeat(3)}</div>`],
    ["a pull quote", "<blockquote><p>a storm broke the lantern room, flooded the stairs below it</p></blockquote>"],
    ["a copy for small screens", body],
    ["tags shown as text", "<p>&lt;img width=1 src='/count?a=1&amp;b=2'&gt;</p>"],
    ["scripts", "<script>alert(1)</script><svg><script>alert(1)</script></svg><iframe srcdoc='<p>alert(1)'></iframe>"],
  ])("leaves out %s", (_, piece) => {
    for (const content of [`${body}${piece}`, body.replace("</p>", `</p>${piece}`)])
      expect(readArticle(page("", content)).text).toBe(text);
  });

  it("leaves out headings over nothing but links", () => {
    const links = '<h2>More on this</h2><ul><li><a href="/b">Ferry to sail again</a></li></ul>';
    expect(readArticle(page("", `${body}${links}${links.replace("More", "Less")}`)).text).toBe(text);
    expect(readArticle(page("", `${links}<h2>The lamp</h2>${body}`)).text).toBe(`The lamp\n${text}`);
  });

  it("believes no name of what holds the story", () => {
    expect(readArticle(`<div class="sponsored promo">${body}</div><p class="teaser">${filler}</p>`).text).toContain(
      text,
    );
    expect(readArticle(page("").replace("<article>", '<article class="related has-sidebar widget">')).text).toBe(text);
    expect(readArticle(page("").replace("<main>", '<form id="aspnetForm">').replace("</main>", "</form>")).text).toBe(
      text,
    );
  });

  it("goes round a dialog far from the story", () => {
    const dialog = `<ul><li><a href="/m">More of what happened on the coast</a></li></ul><div><div><div><div><div><div><p>${filler}</p></div></div></div></div></div></div>`;
    const deep = page("", `<div><div>${body}</div></div>`);
    expect(readArticle(deep.replace("</body>", `${dialog}</body>`)).text).toBe(text);
  });

  it("keeps the standfirst between the headline and the story", () => {
    const standfirst = "After eight dark years the lamp is lit.";
    const html = `<header><h1>Lighthouse to shine again</h1><p>${standfirst}</p><span>Share</span></header><div class="article-body">${body}</div>`;
    expect(readArticle(`<body><main>${html}</main></body>`).text).toBe(`${standfirst}\n${text}`);
  });

  it("joins a story in several boxes, and one whose paragraphs have a box each", () => {
    const [first, ...others] = paragraphs.map((paragraph) => `<p>${paragraph}</p>`);
    expect(readArticle(page("", `<div>${first}</div><section><div>${others.join("")}</div></section>`)).text).toBe(
      text,
    );
    expect(readArticle(page("", paragraphs.map((one) => `<div class="w"><div>${one}</div></div>`).join(""))).text).toBe(
      text,
    );
  });

  it("keeps headings, lists and paragraphs with links", () => {
    const content = `${body}<h2>The keepers</h2><ul><li>Ana Brell</li><li>Tom Ruse</li></ul><p>Read <a href="/r">the whole report of the harbour office</a>, which lists every cost.</p>`;
    expect(readArticle(page("", content)).text.split("\n").slice(3)).toEqual([
      "The keepers",
      "Ana Brell",
      "Tom Ruse",
      "Read the whole report of the harbour office, which lists every cost.",
    ]);
  });

  it("keeps the posts of a live blog, whose headings link to themselves", () => {
    const posts = paragraphs.map(
      (one, i) =>
        `<div class="post"><h3><a href="#post-${i}">The lamp is lit, report number ${i}</a></h3><p>${one}</p></div>`,
    );
    expect(readArticle(page("", posts.join(""))).text.split("\n")).toHaveLength(6);
  });

  it("finds a story that is a list", () => {
    const names = Array.from({ length: 40 }, (_, i) => `Keeper number ${i + 1}`);
    const list = `<ul>${names.map((name) => `<li>${name}</li>`).join("")}</ul>`;
    expect(readArticle(page("", list)).text).toBe(names.join("\n"));
  });

  it("finds a short story, and one in Chinese", () => {
    const [first = ""] = paragraphs;
    expect(readArticle(page("", `<p>${first}</p>`)).text).toBe(first);
    const chinese =
      "港务局周二表示，奥林角灯塔将从十月一日起重新点亮，海峡两岸的居民都很高兴。八年前的一场风暴毁坏了灯室，淹没了楼梯。";
    expect(readArticle(page("", `<p>${chinese}</p><p>${chinese.slice(0, 30)}</p>`)).text).toContain(chinese);
  });

  it("finds the story in AMP, XHTML, noscript, frames' fallback and without a body", () => {
    const xhtml = `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de"><head><title>T</title><script src="a.js"/></head><body><div id="ad"/>${body}</body></html>`;
    expect(readArticle(xhtml)).toMatchObject({ text, language: "de" });
    expect(
      readArticle(
        `<html amp><body><article class="amp-wp-article">${body}</article><amp-sidebar><p>${filler}</p></amp-sidebar>`,
      ).text,
    ).toBe(text);
    expect(readArticle(`<div id="app"></div><noscript>${body}</noscript>`).text).toBe(text);
    expect(readArticle(`<frameset><frame src="a"><noframes>${body}</noframes></frameset>`).text).toBe(text);
    expect(readArticle(body).text).toBe(text);
  });

  it.each([
    [
      "the page's heading before a title made for searching",
      "<h1>Lighthouse to shine again at last</h1>",
      "Cape Ollin: lighthouse to shine again",
      "Lighthouse to shine again at last",
    ],
    [
      "the title where the heading is the site's name",
      "<h1>The Hillside Radio</h1>",
      "Lighthouse to shine again - Hillside Radio",
      "Lighthouse to shine again",
    ],
    [
      "the title where headings tell of other things",
      "<h1>What else was said this week</h1>",
      "Lighthouse to shine again",
      "Lighthouse to shine again",
    ],
    [
      "all of a title with a bar in it",
      "",
      "BUDGET 3.0 | Treasury hires an army of collectors",
      "BUDGET 3.0 | Treasury hires an army of collectors",
    ],
    ["entities escaped twice", "", "Lamp &amp;#8216;shines&amp;#8217; again", "Lamp ‘shines’ again"],
    ["a title that contains <", "", "5 < 6 and <b> is bold", "5 < 6 and <b> is bold"],
  ])("takes for the headline %s", (_, heading, title, headline) => {
    const html = `<head><title>${title}</title></head><body><article>${heading}${body}</article></body>`;
    expect(readArticle(html, { url: "https://hillsideradio.example/lamp" }).title).toBe(headline);
  });

  it("takes a picture from the story where the page names none, also one that loads late", () => {
    const pictures =
      '<img src="/dot.gif" width="1"><img src="data:image/gif;base64,AA" data-src="/lamp.jpg"><img src="/b.jpg">';
    expect(readArticle(page("", pictures + body), { url: "https://radio.example/x" }).image).toBe(
      "https://radio.example/lamp.jpg",
    );
  });

  it("takes no address that is not http or https, and no front page for a story's own", () => {
    const head = `<link rel="canonical" href="javascript:alert(1)"><meta property="og:image" content="data:text/html,x">`;
    const read = readArticle(page(head), { url: "https://radio.example/lamp" });
    expect(read.url).toBe("https://radio.example/lamp");
    expect(read).not.toHaveProperty("image");
    const front = readArticle(page('<link rel="Canonical" href="/">'), { url: "https://radio.example/lamp?id=3" });
    expect(front.url).toBe("https://radio.example/lamp?id=3");
  });

  it("takes the language from lang, xml:lang, a meta tag or JSON-LD, if it is one", () => {
    const bare = (head: string, lang = "") =>
      readArticle(`<html ${lang}><head>${head}</head><body>${body}</body></html>`).language;
    expect(bare('<meta http-equiv="content-language" content="pt-BR">', 'lang="{{ lang }}"')).toBe("pt-BR");
    expect(bare('<meta property="og:locale" content="ko_KR">')).toBe("ko-KR");
    expect(bare('<script type="application/ld+json">{"@type":"Article","inLanguage":"ar"}</script>')).toBe("ar");
    expect(bare("")).toBeUndefined();
  });

  it("has no text for a page without an article", () => {
    expect(readArticle("<html><body><nav><a href='/a'>News</a></nav><form><input></form></body></html>").text).toBe("");
  });

  it("reads a page that is nested deep, and the beginning of one that is nested without end", () => {
    expect(readArticle(`${"<div>".repeat(2_000)}${body}`).text).toBe(text);
    expect(readArticle(`${body}${"<div>".repeat(500_000)}`).text).toBe(text);
  });

  it.each([
    ["five million characters", `${body}${"<br>".repeat(10)}<!--${"x".repeat(5_000_000)}-->`],
    ["200,000 elements", `${body}<ul>${'<li><a href="/x">x</a></li>'.repeat(100_000)}</ul>`],
    ["tags that never end", `${body}${"<a ".repeat(100_000)}`],
    ["attributes without end", `<div ${"a ".repeat(100_000)} class="${"has-".repeat(100_000)}">${body}</div>`],
    [
      "entities within entities",
      `<!DOCTYPE html [<!ENTITY a "&a;&a;"><!ENTITY b "&a;&a;">]><body>${body.replace("</p>", " &b;</p>")}`,
    ],
  ])("reads a page with %s", (_, html) => {
    expect(readArticle(html).text).toContain(paragraphs[1]);
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
