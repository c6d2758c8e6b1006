import { existsSync, readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSigns } from "../../../adapters/whatsapp/signs.ts";

const ours = "222";
const at = 1_795_000_000;
const webhook = (value: object, field = "messages") => ({
  object: "whatsapp_business_account",
  entry: [{ id: "111", changes: [{ field, value: { metadata: { phone_number_id: ours }, ...value } }] }],
});
const person = { profile: { name: "Ann" }, wa_id: "37120000000", user_id: "LV.13491208655302741918" };
const message = (more: object) => ({ id: "wamid.1", timestamp: String(at), from: person.wa_id, ...more });

describe("a webhook's signs", () => {
  test.each([
    [{ type: "text", text: { body: "brief" } }, { text: "brief" }],
    [
      { type: "interactive", interactive: { type: "button_reply", button_reply: { id: "/brief", title: "Now" } } },
      { tapped: "/brief" },
    ],
    [
      { type: "interactive", interactive: { type: "list_reply", list_reply: { id: "/help", title: "Help" } } },
      { tapped: "/help" },
    ],
    [{ type: "button", button: { payload: "/brief", text: "Show it" } }, { tapped: "/brief" }],
    [{ type: "interactive", interactive: { type: "nfm_reply", nfm_reply: { name: "flow" } } }, {}],
    [
      { type: "location", location: { latitude: 37.5665, longitude: "126.978", name: "Home" } },
      { place: "37.57,126.98" },
    ],
    [{ type: "location", location: { latitude: 91, longitude: 0 } }, {}],
    [{ type: "location", location: { latitude: null, longitude: "" } }, {}],
    [{ type: "image", image: { id: "1" }, text: null }, {}],
    [{ type: "from the future", text: { body: 7 } }, {}],
  ])("hold what was said: %o", (said, read) => {
    expect(readSigns(webhook({ contacts: [person], messages: [message(said)] }), ours)).toEqual([
      { kind: "message", id: "wamid.1", chat: person.user_id, phone: person.wa_id, at: at * 1000, ...read },
    ]);
  });

  test.each([
    ["a user id and a number", { from: "37120000000", from_user_id: "LV.1" }, { chat: "LV.1", phone: "37120000000" }],
    ["a user id only", { from: undefined, from_user_id: "LV.1" }, { chat: "LV.1" }],
    ["a number only", { from: "37120000001" }, { chat: "37120000001" }],
    ["a user id that has no such form", { from_user_id: "?", from: "37120000001" }, { chat: "37120000001" }],
  ])("name a sender who comes with %s", (_, from, who) => {
    const [sign] = readSigns(webhook({ messages: [message({ type: "order", ...from })] }), ours);
    expect(sign).toEqual({ kind: "message", id: "wamid.1", at: at * 1000, ...who });
  });

  test("leave out who cannot be named", () => {
    expect(readSigns(webhook({ messages: [message({ type: "text", from: undefined })] }), ours)).toEqual([]);
  });

  test("hold the statuses of our messages, with their error", () => {
    const statuses = [
      {
        id: "wamid.2",
        status: "delivered",
        recipient_id: person.wa_id,
        recipient_user_id: "LV.1",
        biz_opaque_callback_data: "message:k",
        pricing: { billable: true, pricing_model: "PMP", type: "free_entry_point", category: "marketing" },
      },
      {
        id: "wamid.3",
        status: "failed",
        recipient_id: person.wa_id,
        errors: [{ code: 131049, title: "Not delivered" }],
      },
      { id: "wamid.5", status: "sent", pricing: { billable: true, category: "service" } },
      { id: "wamid.6", status: "sent", pricing: { category: "of +37120000000" } },
      { id: "wamid.4", status: "read", recipient_id: "group", recipient_type: "group" },
    ];
    expect(readSigns(webhook({ statuses }), ours)).toEqual([
      {
        kind: "status",
        id: "wamid.2",
        status: "delivered",
        note: "message:k",
        chat: "LV.1",
        price: { category: "marketing", type: "free_entry_point" },
      },
      { kind: "status", id: "wamid.3", status: "failed", chat: person.wa_id, code: 131049 },
      { kind: "status", id: "wamid.5", status: "sent", price: { category: "service", type: "regular" } },
      { kind: "status", id: "wamid.6", status: "sent" },
    ]);
  });

  test("hold preferences, by the user id that stands beside them", () => {
    const values = ["stop", "resume", "signup", "maybe"];
    const user_preferences = values.map((value) => ({ wa_id: person.wa_id, value, timestamp: at }));
    expect(readSigns(webhook({ contacts: [person], user_preferences }, "user_preferences"), ours)).toEqual(
      [false, true, true].map((wanted) => ({ kind: "preference", chat: person.user_id, wanted, at: at * 1000 })),
    );
  });

  test("hold every way to tell of a new address", () => {
    const system = (more: object, from: object) =>
      message({ type: "system", system: { body: "changed", ...more }, ...from });
    const messages = [
      system({ type: "user_changed_number", wa_id: "37120000009" }, {}),
      system({ type: "user_changed_number", wa_id: "37120000009", user_id: "LV.2" }, { from_user_id: "LV.1" }),
      system({ type: "user_changed_user_id", user_id: "LV.2" }, { from: undefined }),
      system({ type: "customer_identity_changed" }, {}),
    ];
    const user_id_update = [
      { wa_id: person.wa_id, user_id: { previous: "LV.1", current: "LV.2" }, timestamp: String(at) },
    ];
    expect(readSigns(webhook({ messages, user_id_update }), ours)).toEqual([
      { kind: "moved", chat: person.wa_id, to: "37120000009" },
      { kind: "moved", chat: person.wa_id, to: "LV.2" },
      { kind: "moved", chat: "LV.1", to: "LV.2" },
      { kind: "moved", chat: "LV.1", to: "LV.2" },
    ]);
  });

  test("are read beside whatever else there is", () => {
    const good = message({ type: "text", text: { body: "brief" } });
    fc.assert(
      fc.property(fc.anything(), (odd) => {
        const body = webhook({ contacts: odd, messages: [odd, good], statuses: odd });
        const signs = readSigns({ ...body, entry: [odd, ...body.entry, { changes: [odd] }] }, ours);
        expect(signs.filter(({ kind }) => kind === "message")).toHaveLength(1);
      }),
    );
  });
});

const recorded = new URL("../../../../shared/data/webhooks/", import.meta.url);
const files = existsSync(recorded) ? readdirSync(recorded).filter((name) => name.startsWith("whatsapp-")) : [];

describe("recorded webhooks", () => {
  test.skipIf(files.length === 0)(
    "are read for what they hold (skipped where no recordings lie beside the project)",
    () => {
      const kinds: Record<string, number> = {};
      for (const name of files) {
        const { items }: { items: Record<string, unknown> } = JSON.parse(readFileSync(new URL(name, recorded), "utf8"));
        for (const item of Object.values(items)) {
          const [, number = ""] = /"phone_number_id":"([^"]+)"/u.exec(JSON.stringify(item)) ?? [];
          for (const { kind } of readSigns(item, number)) kinds[kind] = (kinds[kind] ?? 0) + 1;
          expect(readSigns(item, "another number")).toEqual([]);
        }
      }
      expect(Object.keys(kinds).toSorted()).toEqual(["message", "moved", "preference", "status"]);
      expect(kinds["message"]).toBeGreaterThan(50);
    },
  );
});
