import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";

const retryMs = 1000;

/**
 * Listens to a channel of PostgreSQL on a connection of its own, which is opened again when it breaks. What nobody heard
 * meanwhile is asked of `missed`, each time that it is open. Rejects when it cannot be opened at first; gives back how to
 * end it.
 */
export async function listen(
  { address, channel, missed }: { address: string; channel: string; missed: () => Promise<string[]> },
  heard: (payload: string) => void,
): Promise<() => Promise<void>> {
  const open = async () => {
    const client = new Client({ connectionString: address, keepAlive: true, connectionTimeoutMillis: 10_000 });
    // Its end follows, and that is what counts. Without a listener an error would end the process.
    client.on("error", () => undefined);
    client.on("notification", ({ payload }) => heard(payload ?? ""));
    const ended = new Promise<void>((resolve) => client.once("end", resolve));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      for (const payload of await missed()) heard(payload);
    } catch (error) {
      await client.end();
      throw error;
    }
    return { client, ended };
  };

  const stopping = new AbortController();
  const { signal } = stopping;
  const openAgain = async () => {
    while (!signal.aborted) {
      try {
        await wait(retryMs, undefined, { signal });
        return await open();
      } catch {
        // It is to stop, or the server is still away: then queries fail as well, and their callers say so.
      }
    }
    return undefined;
  };

  let connection = await open();
  const keepOpen = async () => {
    while (!signal.aborted) {
      await connection.ended;
      connection = (await openAgain()) ?? connection;
    }
    await connection.client.end();
  };
  const done = keepOpen();
  return async () => {
    stopping.abort();
    await connection.client.end();
    await done;
  };
}
