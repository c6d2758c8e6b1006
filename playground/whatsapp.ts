import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { rollDice } from "./whatsapp/dice.ts";
import { type MessageRequest, type Problem, type Template, judge, readRequest } from "./whatsapp/judge.ts";
import { type KnownBy, type Person, type Phone, countIn, pickUp, refusalFor } from "./whatsapp/person.ts";
import { createPostman } from "./whatsapp/postman.ts";
import { type OnScreen, show } from "./whatsapp/show.ts";
import { createThroughput, type Throughput } from "./whatsapp/throughput.ts";

/** How the platform treats every message from now on. "blocked": the reader opted out, since a block is silent. */
type WhatsappFault = "blocked" | "slow down" | "revoked" | "cut off";

export type WhatsappServer = Awaited<ReturnType<typeof startWhatsapp>>;

/**
 * A WhatsApp Business Cloud API on loopback: one business number, the people who write to it, and the webhooks between
 * them. It judges messages by their form and by the person's 24 hours, opt-out and allowance; answers at once and
 * tells what became of a message later, in any order and sometimes twice.
 *
 * `now` is its clock (UTC milliseconds); `seed` decides all chance; with `lateWindow` a message outside the 24 hours
 * is taken and fails later, as the platform does at times; `throughput` is how much the number does, as much as it
 * likes where not given.
 */
export async function startWhatsapp(
  options: { now?: () => number; seed?: number; lateWindow?: boolean; throughput?: Throughput } = {},
) {
  const { now = Date.now, seed = 1, lateWindow = false } = options;
  const postman = createPostman({ ...account, roll: rollDice(seed) });
  const throughput = createThroughput(options.throughput, now);
  const people: { person: Person; phone: Phone }[] = [];
  const reads: { messageId: string; typing: boolean }[] = [];
  let fault: WhatsappFault | undefined;
  let count = 0;
  const newId = (prefix: string) => `${prefix}${++count}`;

  function renumber(person: Person): void {
    const number = ++count;
    person.phone = String(15_550_100_000 + number);
    person.userId = `US.${1_349_120_000_000_000 + number}`;
  }

  function answer(body: unknown, response: ServerResponse): void {
    const read = readRequest.safeParse(body);
    if (read.success) {
      reads.push({ messageId: read.data.message_id, typing: read.data.typing_indicator !== undefined });
      return reply(response, 200, { success: true });
    }
    const judged = judge(body, templates);
    if ("problem" in judged) return refuse(response, judged.problem);
    if (fault === "blocked") return refuse(response, { status: 400, code: 131050, details: "The user has opted out." });
    if (throughput.isFull()) return refuse(response, tooFast);
    const { request } = judged;
    const address = request.to?.replace("+", "") ?? request.recipient ?? "";
    const found = people.find(({ person }) => (request.to === undefined ? person.userId : person.phone) === address);
    const code = found && refusalFor(found.person, request, now());
    const failsLater = found === undefined ? 131026 : lateWindow && code === 131047 ? code : undefined;
    if (code !== undefined && failsLater === undefined)
      return refuse(response, { status: 400, code, details: "Not taken." });
    take(request, address, found, failsLater, response);
  }

  function take(
    request: MessageRequest,
    address: string,
    found: { person: Person; phone: Phone } | undefined,
    failsLater: number | undefined,
    response: ServerResponse,
  ): void {
    throughput.count();
    const id = newId("wamid.OUT");
    const contact = { input: address, ...(request.to === undefined ? { user_id: address } : { wa_id: address }) };
    if (found && failsLater === undefined) {
      countIn(found.person, now());
      if (!found.person.silent) found.person.received.push(request);
    }
    const told = new Promise((resolve) => response.once("close", resolve));
    const { phone } = found ?? { phone: open(stranger(address)) };
    void postman.scatter(phone.statuses(id, request, failsLater), told);
    reply(response, 200, { messaging_product: "whatsapp", contacts: [contact], messages: [{ id }] });
  }

  const open = (person: Person) =>
    pickUp(person, {
      postman,
      phoneNumberId: account.phoneNumberId,
      templates,
      now,
      newId,
      renumber,
      comesIn: throughput.count,
    });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await readText(request);
    if (fault === "cut off") return void response.destroy();
    if (fault === "slow down") return refuse(response, tooFast);
    if (fault === "revoked" || request.headers.authorization !== `Bearer ${account.token}`)
      return refuse(response, badToken);
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [, , id, edge] = pathname.split("/");
    if (id !== account.phoneNumberId) return refuse(response, noSuchNumber);
    if (request.method === "GET" && edge === undefined) return reply(response, 200, { id });
    if (request.method === "POST" && edge === "messages") return answer(readJson(sent), response);
    refuse(response, noSuchNumber);
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = addressOf(server.address());

  return {
    /** What the bot's environment must say to talk to this server. */
    environment: {
      WHATSAPP_API_ROOT: `http://127.0.0.1:${port}`,
      WHATSAPP_TOKEN: account.token,
      WHATSAPP_PHONE_NUMBER_ID: account.phoneNumberId,
      WHATSAPP_APP_SECRET: account.appSecret,
      WHATSAPP_VERIFY_TOKEN: account.verifyToken,
      WHATSAPP_TEMPLATE: briefingReady.name,
      WHATSAPP_TEMPLATE_LANGUAGES: briefingReady.languages.join(","),
    },
    postman,
    /** Messages that were marked as read, oldest first. */
    reads: (): readonly { messageId: string; typing: boolean }[] => reads,
    /** Somebody new, who has not written yet. */
    meet(knownBy: KnownBy = "both"): Phone {
      const person: Person = {
        phone: "",
        userId: "",
        knownBy,
        optedOut: false,
        silent: false,
        pair: { debt: 0, at: 0 },
        received: [],
      };
      renumber(person);
      const phone = open(person);
      people.push({ person, phone });
      return phone;
    },
    refuse(how: WhatsappFault | undefined): void {
      fault = how;
    },
    /** What the platform says against a message by its form, sent to somebody; undefined if nothing. No network. */
    judge(part: object): string | undefined {
      const judged = judge(toSomebody(part), templates);
      return "problem" in judged ? `${judged.problem.code}: ${judged.problem.details}` : undefined;
    },
    /** What a phone shows of a message that `judge` accepts. */
    look(part: object): OnScreen {
      const judged = judge(toSomebody(part), templates);
      if ("problem" in judged) throw new Error(judged.problem.details);
      return show(judged.request, templates);
    },
    async close(): Promise<void> {
      await postman.settled();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const account = {
  token: "EAAplayground",
  phoneNumberId: "106540352242922",
  appSecret: "playground-app-secret",
  verifyToken: "playground-verify-token",
};

const briefingReady: Template = {
  name: "tidings_briefing_ready",
  languages: ["en", "ko", "pt_BR"],
  body: "Your news briefing is ready. Tap to read it; write STOP to get no more.",
  button: "Show it",
};
const templates = [briefingReady];

const badToken: Problem = { status: 401, code: 190, details: "Error validating access token" };
const tooFast: Problem = { status: 429, code: 130429, details: "Too many messages." };
const noSuchNumber: Problem = {
  status: 400,
  code: 100,
  details: "Unsupported request. Object with this ID does not exist",
};

function stranger(address: string): Person {
  const knownBy = /^\d+$/u.test(address) ? "phone" : "user id";
  return {
    phone: address,
    userId: address,
    knownBy,
    optedOut: false,
    silent: false,
    pair: { debt: 0, at: 0 },
    received: [],
  };
}

function toSomebody(part: object): object {
  return { messaging_product: "whatsapp", recipient_type: "individual", to: "15550100000", ...part };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8" }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, { status, code, details }: Problem): void {
  const error_data = { messaging_product: "whatsapp", details };
  const error = { message: `(#${code}) ${details}`, type: "OAuthException", code, error_data, fbtrace_id: "A1" };
  reply(response, status, { error });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // judged as a message with nothing in it
  }
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return address;
}
