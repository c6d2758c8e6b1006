import { isAscii, isUtf8 } from "node:buffer";

/** The bytes are no text that can be read: a picture, an archive … Its message is a sentence for a person. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

// How the files begin that are no text: PNG, JPEG, GIF, ZIP (and Office), GZIP, PDF, RIFF, ELF, Ogg, ID3, 7z, BZip2.
const magic =
  /^(?:\x89PNG|\xff\xd8\xff|GIF8|PK[\x03\x05]|\x1f\x8b|%PDF-|RIFF.{4}(?:WEBP|WAVE|AVI )|\x7fELF|OggS|ID3|7z\xbc\xaf|BZh|.{4}ftyp)/su;

/**
 * A page or a text file as text: bytes are decoded as their byte order mark says, else as UTF-8 where they are that and
 * more than ASCII (no other text looks so by chance), else as the HTTP content type (`type`) names, else as the page's own
 * `<meta charset>`, else as Windows-1252, the web's default. Throws Unreadable for what is no text.
 */
export function decodePage(bytes: Uint8Array | string, type = ""): string {
  if (typeof bytes === "string") return checked(bytes.replace(/^\ufeff/u, ""));
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 8_192));
  if (magic.test(start)) throw new Unreadable("this is not text");
  const marked = byMark(bytes) ?? (isUtf8(bytes) && !isAscii(bytes) ? "utf-8" : undefined);
  if (marked !== undefined) return checked(new TextDecoder(marked).decode(bytes));
  const named = known(/charset\s*=\s*["']?([\w:.-]+)/iu.exec(type)?.[1]) ?? byMeta(start) ?? "windows-1252";
  const text = new TextDecoder(named).decode(bytes);
  return checked(named === "utf-8" && isMostlyBroken(text) ? new TextDecoder("windows-1252").decode(bytes) : text);
}

/** Whether most of a text's characters beyond ASCII are replacements: it only claims to be UTF-8. */
function isMostlyBroken(text: string): boolean {
  const beyond = text.slice(0, 100_000).match(/[^\0-\x7f]/gu) ?? [];
  return beyond.filter((character) => character === "\ufffd").length > beyond.length / 2;
}

function checked(text: string): string {
  const start = text.slice(0, 100_000);
  const odd = start.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]/gu)?.length ?? 0;
  if (start.includes("\0") || odd * 20 > start.length) throw new Unreadable("this is not text");
  return text;
}

function byMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : undefined;
}

function byMeta(start: string): string | undefined {
  const name = /<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/iu.exec(start)?.[1];
  // Whoever can read the tag byte by byte does not read UTF-16.
  return /^utf-?(?:16|32)/iu.test(name ?? "") ? undefined : known(name);
}

function known(encoding: string | undefined): string | undefined {
  try {
    return encoding === undefined ? undefined : new TextDecoder(encoding).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
