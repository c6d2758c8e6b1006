import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { anEdition } from "../samples.ts";
import { postgres } from "./engines.ts";

const now = Date.parse("2026-11-24T06:30:00Z");
const row = {
  subscription: "r1",
  platform: "telegram",
  slot: "s",
  slotAt: now,
  state: "queued",
  reason: null,
} as const;
const edition = anEdition();

/** Ends every connection to a store's database, as a restart of the server does. */
async function cutOff(address: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.end();
}

describe.skipIf(!postgres.here)("a store on PostgreSQL", () => {
  test("tells another process that rows wait, also when the connection broke meanwhile", async () => {
    const { address, remove } = await postgres.place();
    const [store, other] = await Promise.all([openStore(address), openStore(address)]);
    let ring = Promise.withResolvers<string>();
    const stop = await store.onWork((platform) => ring.resolve(platform));
    await other.deliveries.plan([row], [], now);
    await other.deliveries.compose(new Map([[edition, ["r1:s"]]]));
    expect(await ring.promise).toBe("telegram");

    ring = Promise.withResolvers();
    await cutOff(address);
    expect(await ring.promise).toBe("telegram");
    expect(await store.deliveries.find("r1:s")).toMatchObject({ edition: "e1" });
    await stop();
    await Promise.all([store.close(), other.close()]);
    await remove();
  });

  test("throws what goes wrong, and serves the next query on another connection", async () => {
    const { address, remove } = await postgres.place();
    const store = await openStore(address);
    const cut = store.subscriptions.change("telegram", "42", () => {
      throw new Error("The change failed.");
    });
    await expect(cut).rejects.toThrow("The change failed.");
    expect(await store.subscriptions.first("a", now)).toBe(true);
    await store.close();
    await remove();
    await expect(openStore(address)).rejects.toThrow("does not exist");
  });
});
