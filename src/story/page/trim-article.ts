import type { Block } from "./page-blocks.ts";

// Comparing grows with the square; an article has 5,000 letters.
const mostLetters = 200_000;
const mostBlocks = 2_000;
const fewestTold = 200;
const mostlyTold = 0.8;
// What is shorter is found in other words' company too.
const shortestTold = 20;
const shortestRepeat = 40;

/** The article without what stands below the last block that the page's JSON-LD tells too, where that tells most of its own. */
export function untilTold(blocks: readonly Block[], told: string): readonly Block[] {
  const whole = lettersOf(told);
  if (whole.length < fewestTold || whole.length > mostLetters || blocks.length > mostBlocks) return blocks;
  const shared = blocks.map(({ text }) => {
    const letters = lettersOf(text);
    return letters.length >= shortestTold && whole.includes(letters) ? letters.length : 0;
  });
  const all = shared.reduce((sum, length) => sum + length, 0);
  return all < whole.length * mostlyTold ? blocks : blocks.slice(0, shared.findLastIndex((length) => length > 0) + 1);
}

/** The article without headings of which all that stood below was taken out: "More on this" over a list of links. */
export function withoutBareHeadings(all: readonly Block[], blocks: readonly Block[]): readonly Block[] {
  const places = new Map(all.map((block, index) => [block, index]));
  return blocks.filter((block, index) => {
    const level = levelOf(block);
    const next = blocks[index + 1];
    if (level === 0 || !next) return level === 0;
    const isNextOnPage = places.get(next) === (places.get(block) ?? 0) + 1;
    return isNextOnPage || levelOf(next) === 0 || levelOf(next) > level;
  });
}

/** 1 to 6 of a heading, 0 of other blocks. */
function levelOf({ element }: Block): number {
  return Number(/^h(\d)$/u.exec(element.name)?.[1] ?? 0);
}

/** The article without what it says twice: pull quotes, and parts that a page holds once for each size of screen. */
export function withoutRepeats(blocks: readonly Block[]): readonly Block[] {
  const texts = blocks.map(({ text }) => lettersOf(text));
  const whole = `|${texts.join("|")}|`;
  if (whole.length > mostLetters || blocks.length > mostBlocks) return blocks;
  let at = 0;
  return blocks.filter((_, index) => {
    const text = texts[index] ?? "";
    const here = at;
    at += text.length + 1;
    if (text.length < shortestRepeat) return true;
    const isFirst = whole.indexOf(text) === here + 1;
    const next = whole.indexOf(text, here + 2);
    return isFirst && (next < 0 || whole.startsWith(`|${text}|`, next - 1));
  });
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
