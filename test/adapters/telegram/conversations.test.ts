import { startTelegram, type TelegramServer } from "../../../playground/telegram.ts";
import { conversations } from "../../conversations/conversations.ts";
import type { Person, Platform } from "../../conversations/program.ts";

conversations("telegram", openPlatform);

async function openPlatform(now: () => number): Promise<Platform> {
  const town = await startTelegram({ now });
  const meet = (name: string) => town.person(name, "en");
  const [ann, bob, cho, dan] = [meet("Ann"), meet("Bob"), meet("Cho"), meet("Dan")];
  const group = town.group("Neighbours", "supergroup", [7]);
  town.join(group, bob, "administrator");
  town.join(group, dan, "administrator");
  town.join(group, cho, "member");
  town.setBot(group, bob, "administrator");
  return {
    environment: { TELEGRAM_TOKEN: town.token, TELEGRAM_API_ROOT: town.root },
    reader: person(town, ann, ann),
    group: {
      manager: person(town, group, bob, 7),
      other: person(town, group, dan, 7),
      member: person(town, group, cho, 7),
    },
    again: async () => town.again(),
    close: () => town.close(),
  };
}

/** Somebody in a chat, or in a topic of it. */
function person(town: TelegramServer, chat: number, by: number, topic?: number): Person {
  const shown = () => town.shown(chat).filter((message) => message.by === "bot" && message.topic === topic);
  const tap = async (label: string) => void town.tap(chat, by, label);
  const type = async (text: string) => void town.type(chat, by, text, topic === undefined ? {} : { topic });
  return {
    shown,
    tap,
    type,
    say: type,
    locate: async (latitude, longitude) => void town.locate(chat, by, { latitude, longitude }),
    menu: { shown: () => shown().at(-1)?.buttons ?? [], choose: tap },
  };
}
