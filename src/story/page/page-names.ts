import type { PageElement } from "./parse-page.ts";

// What elements are called, in their classes and ids, over many sites: the words between blanks, hyphens, underscores
// and capitals. Sites write these in English whatever their language.
const besides = words(
  "ad ads adv advert\\w* advertisement sponsor\\w* promo promos promot\\w* promobox banner\\w* outbrain taboola",
  "related relate recommend\\w* recirc\\w* readmore read-(?:more|also|next) also more-(?:news|stories|from|on|in)",
  "most-\\w+ popular trending see-also newsletter\\w* subscri\\w* signup sign-up login register donat\\w* support-us",
  "share shar\\w+ social\\w* follow\\w* whatsapp facebook comment comments disqus respond replies reply",
  "sidebar\\w* side-bar breadcrumb\\w* crumbs nav navigation menu\\w* footer foot masthead toolbar pagination pager",
  "modal popup popover overlay tooltip print-only hidden visually-hidden sr-only screen-reader-text skip-link",
  "cookie\\w* consent gdpr ccpa onetrust\\w* ot-sdk\\w* optanon\\w* didomi\\w* usercentrics\\w* truste\\w* cmp",
);
const notes = words(
  "widget\\w* tags taglist tag-list tagcloud keywords topics byline\\w* author\\w* bio timestamp pubdate date dateline meta",
  "image images img photo photos picture caption\\w* credit\\w* copyright gallery carousel slider slideshow lightbox",
  "video videos player\\w* jwplayer podcast boilerplate disclaimer\\w* infobox factbox poll quiz rating pullquote pull-quote",
);
const texts = words("(?:article|story|post|entry|news|text|content|main|body)-?(?:body|content|text|copy)");
const besideElements = new Set("nav aside footer form figcaption dialog menu".split(" "));
const besideRoles = new Set("navigation complementary banner contentinfo dialog alertdialog search".split(" "));

function words(...lists: readonly string[]): RegExp {
  return new RegExp(`(?:^|[ -])(?:${lists.join(" ").replaceAll(" ", "|")})(?:$|[ -])`, "u");
}

/** Whether an element is, by its kind or its names, beside the article: navigation, advertising, other stories … */
export function isBesides(element: PageElement): boolean {
  const { name, attributes } = element;
  return besideElements.has(name) || besideRoles.has(attributes["role"] ?? "") || besides.test(namesOf(element));
}

/** Whether an element is by its names a note to the article (who wrote it, a caption …). Some sites call all sorts of things so. */
export function isNote(element: PageElement): boolean {
  return notes.test(namesOf(element));
}

/** Whether an element is by its names the article's text. */
export function isText(element: PageElement): boolean {
  return element.attributes["itemprop"] === "articleBody" || texts.test(namesOf(element));
}

// Not shown, or shown to those alone who have the page read out: there for what a link does, not what it says.
const unshown = /display:\s*none|clip(?:-path)?:\s*(?:rect\(0|inset\((?:50|100)%)/iu;

/** Whether a page does not show an element, or only where no script runs. */
export function isHidden({ name, attributes }: PageElement): boolean {
  return (
    name === "noscript" ||
    attributes["hidden"] !== undefined ||
    attributes["aria-hidden"] === "true" ||
    unshown.test(attributes["style"] ?? "")
  );
}

function namesOf({ name, attributes }: PageElement): string {
  // A heading's id is an anchor that its words were made into.
  if (/^h\d$/u.test(name)) return "";
  const own = name.includes("-") ? name : "";
  return (
    `${own} ${attributes["class"] ?? ""} ${attributes["id"] ?? ""}`
      .slice(0, 500)
      .split(/\s+/u)
      .map((word) => word.replaceAll(/(?<=[a-z])(?=[A-Z])|_+|--+/gu, "-").toLowerCase())
      // "has-sidebar", "no-ads": these say what else is there.
      .filter((word) => !/(?:^|-)(?:has|no|with|without)-/u.test(word))
      .join(" ")
  );
}
