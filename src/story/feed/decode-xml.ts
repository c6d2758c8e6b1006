import { isUtf8 } from "node:buffer";

/**
 * XML (or JSON) as text: bytes are decoded as their byte order mark says, else as the XML declaration says, else as
 * the HTTP content type (`type`) says, else as UTF-8; an encoding that nobody knows is read as UTF-8. What calls itself UTF-8 and has not one character of it beyond
 * ASCII is read as Windows-1252, the web's default. Bytes that make no character become U+FFFD. Text stays as it is, but
 * for a byte order mark.
 */
export function decodeXml(bytes: Uint8Array | string, type = ""): string {
  if (typeof bytes === "string") return bytes.replace(/^\ufeff/u, "");
  const encoding = encodingOf(bytes, type);
  const text = new TextDecoder(known(encoding) ? encoding : "utf-8").decode(bytes);
  const isFalse = /^utf-?8$/iu.test(encoding) && !isUtf8(bytes) && !/[^\0-\x7f\ufffd]/u.test(text);
  return isFalse ? new TextDecoder("windows-1252").decode(bytes) : text;
}

// XML 1.0, appendix F: how the first bytes tell the encoding.
function encodingOf(bytes: Uint8Array, type: string): string {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c !== 0 && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d !== 0)) return "utf-16be";
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 256));
  const declared =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/iu.exec(start)?.[1] ??
    /charset\s*=\s*["']?([\w:.-]+)/iu.exec(type)?.[1];
  // Whoever can read the declaration byte by byte does not read UTF-16 or UTF-32.
  return declared === undefined || /^(utf|ucs|iso-10646-ucs)-?(16|32|2|4)/iu.test(declared) ? "utf-8" : declared;
}

function known(encoding: string): boolean {
  try {
    return new TextDecoder(encoding) instanceof TextDecoder;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
