import { startWhatsapp } from "../../../playground/whatsapp.ts";
import { conversations } from "../../conversations/conversations.ts";
import type { Platform } from "../../conversations/program.ts";

// A bot is in no groups there, and no message changes.
conversations("whatsapp", openPlatform, ["groups"]);

async function openPlatform(now: () => number): Promise<Platform> {
  const server = await startWhatsapp({ now, seed: 1 });
  const phone = server.meet();
  return {
    environment: server.environment,
    reader: {
      shown: () => phone.shown(),
      type: (text) => phone.write(text),
      tap: (label) => phone.tap(label),
      say: (text) => phone.write(text),
      locate: (latitude, longitude) => phone.sendPlace(latitude, longitude),
      menu: { shown: () => phone.shown().at(-1)?.buttons ?? [], choose: (label) => phone.tap(label) },
    },
    listen: (port) => server.postman.subscribe(`http://127.0.0.1:${port}/webhooks/whatsapp`),
    again: () => server.postman.again(),
    close: () => server.close(),
  };
}
