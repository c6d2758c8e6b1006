import { describe, expect, it } from "vitest";
import { decodePage, Unreadable } from "../../../src/story/page/decode-page.ts";

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("decodePage", () => {
  it.each([
    ["in UTF-8 that is called Latin-1 by its server", utf8("Der Leuchtturm blüht"), "text/html; charset=iso-8859-1"],
    ["in UTF-8 that calls itself Latin-1", utf8('<meta charset="latin1">Der Leuchtturm blüht'), ""],
    ["in Latin-1 that is called UTF-8", latin("Der Leuchtturm blüht"), "text/html; charset=utf-8"],
    ["in Latin-1 that is called nothing", latin("Der Leuchtturm blüht"), ""],
    [
      "that names its encoding after 4,000 characters",
      latin(`<!--${"x".repeat(4_000)}--><meta charset=iso-8859-1>Der Leuchtturm blüht`),
      "",
    ],
    ["called something that nobody knows", latin("Der Leuchtturm blüht"), "text/html; charset=klingon"],
  ])("reads a page %s", (_, bytes, type) => {
    expect(decodePage(bytes, type)).toContain("Der Leuchtturm blüht");
  });

  it("reads Japanese and Chinese as named, and UTF-16 by its mark", () => {
    expect(decodePage(Uint8Array.of(0x93, 0xfa, 0x96, 0x7b), "text/html; charset=Shift_JIS")).toBe("日本");
    expect(
      decodePage(latin('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">\xd6\xd0\xb9\xfa')),
    ).toContain("中国");
    expect(decodePage(Uint8Array.of(0xff, 0xfe, 0x2d, 0x4e))).toBe("中");
  });

  it("keeps the rest of UTF-8 with a broken character", () => {
    const bytes = utf8("Der Leuchtturm blüht, süß und schön");
    expect(decodePage(bytes.with(16, 0xff), "text/html; charset=utf-8")).toContain("süß und schön");
  });

  it("refuses pictures and archives", () => {
    expect(() => decodePage(latin("\x89PNG\r\n\x1a\n\0\0"))).toThrow(Unreadable);
    expect(() => decodePage(latin("PK\x03\x04abc"))).toThrow(Unreadable);
  });
});
