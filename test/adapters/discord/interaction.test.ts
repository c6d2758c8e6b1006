import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInteraction } from "../../../adapters/discord/interaction.ts";
import { specs } from "../../host.ts";

const envelope = {
  id: "11",
  application_id: "12",
  token: "t",
  version: 1,
  type: 2,
  channel_id: "13",
  guild_id: "14",
  context: 0,
  locale: "en-US",
  member: { user: { id: "15", username: "ann" }, permissions: "0" },
  authorizing_integration_owners: { 0: "14" },
  data: { id: "16", type: 1, name: "subscribe", options: [{ name: "when", type: 3, value: "08:00" }] },
};
const read = (change: object = {}) => readInteraction({ ...envelope, ...change }, specs);

describe("readInteraction", () => {
  test("reads a slash command in a server", () => {
    expect(read()).toEqual({
      id: "11",
      application: "12",
      token: "t",
      name: "subscribe",
      did: { kind: "ask", args: "08:00" },
      channel: "13",
      direct: false,
      member: true,
      user: "15",
      manager: false,
      locale: "en-US",
    });
  });

  test.each([
    ["8", true],
    ["32", true],
    ["9007199254740991", true],
    ["16", false],
    ["0", false],
    ["what", false],
  ])("reads the permissions %s: manager %s", (permissions, manager) => {
    expect(read({ member: { user: { id: "15" }, permissions } })?.manager).toBe(manager);
  });

  test("reads a direct message, where everybody is the manager", () => {
    const dm = { guild_id: undefined, member: undefined, user: { id: "15" }, context: 1 };
    expect(read({ ...dm, authorizing_integration_owners: { 1: "15" } })).toMatchObject({
      direct: true,
      member: true,
      manager: true,
      user: "15",
    });
  });

  test.each([
    ["/subscribe 08:00", "subscribe", "08:00"],
    ["/Brief", "brief", ""],
    ["more:1", "more:1", ""],
    ["/subscribe  08:00 weekdays", "subscribe", "08:00 weekdays"],
  ])("reads the button %j as the command that it is", (custom_id, name, args) => {
    const data = { custom_id, component_type: 2, id: 1 };
    expect(read({ type: 3, data })).toMatchObject({ name, did: { kind: "ask", args } });
  });

  test.each([
    [undefined, undefined],
    [{ flags: 0 }, { hidden: false }],
    [{ flags: 32768 + 64 }, { hidden: true }],
    [{}, { hidden: false }],
  ])("tells of the tapped message %j", (message, tapped) => {
    const data = { custom_id: "/zone", component_type: 2 };
    const did = { kind: "ask", args: "", ...(tapped && { tapped }) };
    expect(read({ type: 3, data, message })?.did).toEqual(did);
  });

  test("reads a choice as the command that it is", () => {
    const data = { custom_id: "menu", component_type: 3, values: ["/zone Asia/Seoul"] };
    expect(read({ type: 3, data })).toMatchObject({ name: "zone", did: { kind: "ask", args: "Asia/Seoul" } });
    expect(read({ type: 3, data: { ...data, values: [] } })).toBeUndefined();
  });

  test("reads a button that asks, and the form that was sent", () => {
    const data = { custom_id: "ask 10 /zone near Which city?", component_type: 2 };
    expect(read({ type: 3, data })).toMatchObject({
      name: "zone",
      did: { kind: "open", command: "/zone near", asks: "Which city?" },
    });
    const components = [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: "text", value: " São  Paulo\n" } }];
    const form = { type: 5, data: { custom_id: "/zone near", components } };
    expect(read(form)).toMatchObject({ name: "zone", did: { kind: "ask", args: "near São Paulo" } });
  });

  test.each([
    ["zone", "zone", "Seoul"],
    ["show", "settings", ""],
  ])("reads the subcommand %s as the command %s", (sub, name, args) => {
    const options = [{ type: 1, name: sub, options: [{ name: "zone", type: 3, value: "Seoul" }] }];
    expect(read({ data: { name: "settings", options } })).toMatchObject({ name, did: { kind: "ask", args } });
  });

  test("reads what is being typed in a subcommand", () => {
    const options = [{ type: 1, name: "zone", options: [{ name: "zone", type: 3, value: "Se", focused: true }] }];
    expect(read({ type: 4, data: { name: "settings", options } })).toMatchObject({
      name: "zone",
      did: { kind: "type", option: "zone", typed: "Se" },
    });
  });

  test("reads what is being typed", () => {
    const options = [
      { name: "when", type: 3, value: "08:00" },
      { name: "zone", type: 3, value: "Eur", focused: true },
    ];
    expect(read({ type: 4, data: { name: "subscribe", options } })?.did).toEqual({
      kind: "type",
      option: "zone",
      typed: "Eur",
    });
  });

  test("passes on a command that it does not know", () => {
    expect(read({ data: { name: "View Stats", type: 2, target_id: "1" } })).toMatchObject({
      name: "view stats",
      did: { kind: "ask", args: "" },
    });
  });

  test.each([
    ["a ping", { type: 1, data: undefined }],
    ["a form without fields", { type: 5, data: { custom_id: "settings", components: [] } }],
    ["a kind that nobody knows", { type: 99 }],
    ["one of nobody", { member: undefined }],
    ["one from nowhere", { channel_id: undefined }],
    [
      "suggestions for nothing",
      { type: 4, data: { name: "brief", options: [{ name: "format", type: 3, value: "" }] } },
    ],
  ])("leaves %s alone", (_, change) => {
    expect(read(change)).toBeUndefined();
  });

  test("never fails, whatever its fields hold", () => {
    const anyKey = fc.constantFrom(...Object.keys(envelope), "user");
    fc.assert(
      fc.property(fc.array(fc.tuple(anyKey, fc.jsonValue())), (changes) => {
        expect(() => read(Object.fromEntries(changes))).not.toThrow();
      }),
    );
    expect(readInteraction(null, specs)).toBeUndefined();
  });
});
