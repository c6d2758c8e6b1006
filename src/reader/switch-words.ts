import { catalogs } from "../../messages/words.ts";

/** Does a text say on, off, or all, in the words of any catalog? Pure. */
export function means(what: "on" | "off" | "all", text: string): boolean {
  const plain = text.trim().toLowerCase();
  return plain === what || Object.values(catalogs).some(({ asking }) => asking[what].includes(plain));
}

/** Does a text leave it to us: "auto", "all", or how a catalog says so? Pure. */
export function meansAuto(text: string): boolean {
  const plain = text.trim().toLowerCase();
  return (
    means("all", text) ||
    plain === "auto" ||
    Object.values(catalogs).some(({ settings }) => settings.auto.toLowerCase() === plain)
  );
}
