import { afterEach, describe, expect, test } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import type { Message } from "../../../messages/message.ts";
import type { Command } from "../../../src/adapter.ts";
import { recordingHost } from "../../host.ts";
import { type DiscordRig, openDiscord } from "./rig.ts";

describe("a tap in Discord", () => {
  let rig: DiscordRig;
  afterEach(() => rig.close());

  const zones: Message = {
    blocks: [{ kind: "text", text: "Where?" }],
    menu: { label: "Zone", choices: [{ label: "Seoul", command: "/zone Asia/Seoul" }] },
    actions: [
      { label: "Elsewhere", command: "/zone", asks: "Which city?" },
      { label: "Help", command: "/help" },
    ],
  };
  /** A host that answers everything with the menu of zones, and where it did. */
  const zoning = async (message: (command: Command) => Message = () => zones) => {
    rig = await openDiscord();
    const recording = recordingHost(() => rig.adapter, message);
    await rig.adapter.start(recording.host);
    const answered = (times: number) =>
      recording.until("outcome", () => recording.log.filter(({ kind }) => kind === "outcome").length >= times);
    return { ...recording, answered };
  };
  const at = (channel: string) => ({ person: rig.person, channel, manager: true });
  const look = (channel: string) => rig.server.shown(channel, rig.person).map(({ text, hidden }) => [text, hidden]);
  const echo = ({ name, args }: Command): Message => ({
    ...zones,
    blocks: [{ kind: "text", text: `${name} ${args}` }],
  });

  test("redraws a message in private, and answers anew what does not redraw", async () => {
    const { answered } = await zoning(echo);
    rig.server.slash(at(rig.dm), "settings show");
    await answered(1);
    const token = rig.server.choose(at(rig.dm), "Seoul");
    await answered(2);
    expect(rig.server.interaction(token).answered).toBe(6);
    expect(look(rig.dm)).toEqual([["zone Asia/Seoul", false]]);
    rig.server.press(at(rig.dm), "Help");
    await answered(3);
    expect(look(rig.dm)).toEqual([
      ["zone Asia/Seoul", false],
      ["help", false],
    ]);
  });

  test("keeps a hidden message hidden when it redraws, with all that follows it", async () => {
    const long = "word ".repeat(1500);
    const { answered } = await zoning((command) =>
      command.name === "zone" ? { blocks: [{ kind: "text", text: long }] } : zones,
    );
    rig.server.slash(at(rig.channel), "settings show");
    await answered(1);
    rig.server.choose(at(rig.channel), "Seoul");
    await answered(1 + renderDiscord({ blocks: [{ kind: "text", text: long }] }).length);
    const shown = rig.server.shown(rig.channel, rig.person);
    expect(shown.map(({ hidden }) => hidden)).toEqual([true, true]);
    expect(shown[0]?.text.startsWith("word")).toBe(true);
  });

  test("leaves a message that others read as it is, and answers the person alone", async () => {
    const { answered } = await zoning(echo);
    rig.server.slash(at(rig.channel), "brief");
    await answered(1);
    rig.server.choose(at(rig.channel), "Seoul");
    await answered(2);
    expect(look(rig.channel)).toEqual([
      ["brief", false],
      ["zone Asia/Seoul", true],
    ]);
  });

  test("opens a form before anything else, and redraws with what is sent", async () => {
    const { answered, commands } = await zoning(echo);
    rig.server.slash(at(rig.channel), "settings show");
    await answered(1);
    const opened = rig.server.press(at(rig.channel), "Elsewhere");
    const form = await rig.server.until(() => rig.server.form(opened));
    expect(form).toMatchObject({ title: "Which city?", fields: [{ label: "Which city?", max: 4000 }] });
    const sent = rig.server.fill(opened, "São Paulo");
    await answered(2);
    expect(rig.server.interaction(sent).answered).toBe(6);
    expect(commands().map(({ name, args }) => [name, args])).toEqual([
      ["settings", ""],
      ["zone", "São Paulo"],
    ]);
    expect(look(rig.channel)).toEqual([["zone São Paulo", true]]);
  });

  test("takes back what is set by choosing it once more", async () => {
    const choices = [{ label: "Sports", command: "/zone sports", chosen: true as const }];
    const { answered, commands } = await zoning(() => ({ ...zones, menu: { label: "Topics", choices } }));
    rig.server.slash(at(rig.dm), "settings show");
    await answered(1);
    expect(rig.server.shown(rig.dm, rig.person)[0]).toMatchObject({ menus: ["Topics"], chosen: ["Sports"] });
    rig.server.choose(at(rig.dm), "Sports");
    await answered(2);
    expect(commands().at(-1)).toMatchObject({ name: "zone", args: "sports" });
  });

  test("takes and completes a command that is under another", async () => {
    const { answered, commands } = await zoning();
    const token = rig.server.typing(at(rig.channel), "settings zone", "zone", "07");
    const choices = await rig.server.until(() => rig.server.interaction(token).choices);
    expect(choices.map(({ value }) => value)).toEqual(["07:00", "07:30"]);
    rig.server.slash(at(rig.channel), "settings zone", { zone: "Seoul" });
    await answered(1);
    expect(commands()).toMatchObject([{ name: "zone", args: "Seoul" }]);
  });

  test("leaves a menu that others read as it is when someone taps it who may not change anything", async () => {
    rig = await openDiscord();
    const { host, until } = recordingHost(() => rig.adapter, echo);
    const commands = host.commands.map((spec) => ({ ...spec, audience: "chat" as const }));
    await rig.adapter.start({ ...host, commands });
    rig.server.slash(at(rig.channel), "settings show");
    await until("outcome");
    const refused = rig.server.choose({ person: rig.person, channel: rig.channel }, "Seoul");
    await rig.server.until(() => rig.server.interaction(refused).answered);
    const taken = rig.server.choose(at(rig.channel), "Seoul");
    await rig.server.until(() => rig.server.interaction(taken).answered);
    expect([refused, taken].map((token) => rig.server.interaction(token).answered)).toEqual([5, 6]);
  });
});
