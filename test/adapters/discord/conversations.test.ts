import { type DiscordServer, startDiscord } from "../../../playground/discord.ts";
import { commands } from "../../../src/reader/commands/index.ts";
import { conversations } from "../../conversations/conversations.ts";
import type { Person, Platform } from "../../conversations/program.ts";

// Whoever has no privileged intent hears only commands and taps there; what is no command cannot be typed.
conversations("discord", openPlatform, ["say", "locate"]);

async function openPlatform(now: () => number): Promise<Platform> {
  const server = await startDiscord({ now });
  const [ann, bob, cho, dan] = [server.addPerson(), server.addPerson(), server.addPerson(), server.addPerson()];
  const { channel } = server.addGuild();
  return {
    environment: { DISCORD_TOKEN: server.token, DISCORD_API_ROOT: server.apiRoot },
    reader: person(server, { channel: server.openDm(ann), person: ann }),
    group: {
      manager: person(server, { channel, person: bob, manager: true }),
      other: person(server, { channel, person: dan, manager: true }),
      member: person(server, { channel, person: cho }),
    },
    again: async () => server.again(),
    close: () => server.close(),
  };
}

function person(server: DiscordServer, at: { channel: string; person: string; manager?: true }): Person {
  let tapped = "";
  return {
    // Not what says that the bot is thinking.
    shown: () => server.shown(at.channel, at.person).filter(({ text }) => text !== ""),
    /** "/zone Seoul": the command as Discord lists it, all that follows in its first option. */
    async type(text) {
      const [, name, args] = /^\/(\S+) ?(.*)$/u.exec(text) ?? [];
      const spec = commands.find((command) => command.spec.name === name)?.spec;
      const option = spec?.options[0]?.name;
      const isGroup = commands.some((command) => command.spec.under === name);
      const listed = isGroup ? `${name} show` : spec?.under === undefined ? name : `${spec.under} ${name}`;
      server.slash(at, listed ?? "", args && option !== undefined ? { [option]: args } : {});
    },
    async tap(label) {
      tapped = server.press(at, label);
    },
    menu: {
      shown: () => server.shown(at.channel, at.person).at(-1)?.choices ?? [],
      choose: async (label) => void server.choose(at, label),
    },
    async fill(text) {
      await server.until(() => server.form(tapped));
      server.fill(tapped, text);
    },
  };
}
