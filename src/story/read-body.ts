import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";

/** A body that cannot be had. Its message is for a person: "larger than 5 MB". */
export class UnreadableBody extends Error {
  override readonly name = "UnreadableBody";
}

/**
 * All bytes of an HTTP body, decoded. They are counted as they come out of the decoder, and at `maxBytes` it ends: a few
 * kilobytes of gzip may hold gigabytes. Throws UnreadableBody, or what the stream throws.
 */
export async function readBody(body: Readable, encoding: string | undefined, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw new UnreadableBody(`larger than ${sizeOf(maxBytes)}`);
      chunks.push(chunk);
    }
  };
  switch (encoding?.trim().toLowerCase() ?? "") {
    case "":
    case "identity":
      await pipeline(body, collect);
      break;
    case "gzip":
    case "x-gzip":
      await pipeline(body, createGunzip(), collect);
      break;
    case "br":
      await pipeline(body, createBrotliDecompress(), collect);
      break;
    default:
      throw new UnreadableBody("packed in a way that was not asked for");
  }
  return Buffer.concat(chunks);
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes / 1024 / 1024)} MB`;
}
