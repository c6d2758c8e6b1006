import type { Refusal } from "./judge.ts";
import type { World } from "./world.ts";

/** A request as it came: the path without /api/v10 and query, percent signs undone; the body parsed from JSON. */
export type Request = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
};

/** What the routes work on. `now`: UTC milliseconds; `gateway`: its address. */
export type Desk = {
  readonly world: World;
  readonly id: () => string;
  readonly now: () => number;
  readonly gateway: () => string;
};

export type Response = Refusal | { readonly status: number; readonly body?: unknown };
