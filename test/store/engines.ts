import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";

/** A new, empty place for a store. */
type Place = { readonly address: string; remove(): Promise<void> };
type Engine = { readonly name: string; readonly here: boolean; place(): Promise<Place> };

const server = process.env["TEST_POSTGRES"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

export const sqlite: Engine = {
  name: "SQLite",
  here: true,
  async place() {
    const folder = mkdtempSync(join(tmpdir(), "tidings-store-"));
    return {
      address: `sqlite:${join(folder, "new", "tidings.db")}`,
      remove: async () => rmSync(folder, { recursive: true }),
    };
  },
};

/**
 * Each place is a database of its own, on the server that TEST_POSTGRES names (15 or later), in a language: there texts
 * are not in the order of their bytes unless it is asked for.
 */
export const postgres: Engine = {
  name: "PostgreSQL",
  here: await answers(),
  async place() {
    const name = `tidings_test_${randomUUID().replaceAll("-", "")}`;
    await tell(`create database ${name} template template0 locale_provider icu icu_locale 'en-US'`);
    return {
      address: Object.assign(new URL(server), { pathname: name }).href,
      remove: () => tell(`drop database ${name} with (force)`),
    };
  },
};

/** Every test of the store runs on each of these. */
export const engines = [sqlite, postgres].filter(({ here }) => here);

/** For the tests of a suite: a new store before each of them, on an engine, which is closed and taken away after it. */
export function freshStore({ place }: Engine): { readonly store: Store; readonly address: string } {
  let at: Place;
  let store: Store;
  beforeEach(async () => {
    at = await place();
    store = await openStore(at.address);
  });
  afterEach(async () => {
    await store.close();
    await at.remove();
  });
  return {
    get store() {
      return store;
    },
    get address() {
      return at.address;
    },
  };
}

async function tell(order: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(order);
  await client.end();
}

async function answers(): Promise<boolean> {
  try {
    await tell("select 1");
    return true;
  } catch {
    console.warn("No PostgreSQL server answers (TEST_POSTGRES): what is tested on one is skipped.");
    return false;
  }
}
