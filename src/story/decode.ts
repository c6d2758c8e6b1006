const declaration = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/iu;
const meta = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu;
// The HTML standard looks for a declaration in the first 1,024 bytes; pages put it a little later, after scripts.
const head = 4096;

/**
 * Bytes as text, in the encoding that they name: by a byte order mark, else by the `charset` of `type` (a Content-Type),
 * else by an XML declaration or a meta tag, else UTF-8, or Windows-1252 where that fails. Never throws; what cannot be
 * decoded becomes U+FFFD. A string is only freed of its byte order mark.
 */
export function decode(bytes: Uint8Array | string, type = ""): string {
  if (typeof bytes === "string") return bytes.replace(/^\ufeff/u, "");
  const label = fromMark(bytes) ?? known(/charset\s*=\s*["']?([\w.:-]+)/iu.exec(type)?.[1]) ?? fromStart(bytes);
  if (label !== undefined && label !== "utf-8") return new TextDecoder(label).decode(bytes);
  return isUtf8(bytes) || label === "utf-8"
    ? new TextDecoder().decode(bytes)
    : new TextDecoder("windows-1252").decode(bytes);
}

function fromMark([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  // Without a mark, "<" beside a zero byte is UTF-16 as well.
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d !== 0)) return "utf-16be";
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c !== 0 && d === 0)) return "utf-16le";
  return undefined;
}

function fromStart(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, head));
  const label = known((declaration.exec(start) ?? meta.exec(start))?.[1]);
  // These bytes could be read as ASCII, so a declaration of UTF-16 is wrong.
  return label?.startsWith("utf-16") ? "utf-8" : label;
}

/** The decoder's name for a label, if it knows it. */
function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label.toLowerCase()).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
