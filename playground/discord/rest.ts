import { z } from "zod";
import type { Desk, Request, Response } from "./desk.ts";
import { judgeCommands } from "./judge-commands.ts";
import { invalidForm, judgeMessage, type Refusal, refusal } from "./judge.ts";
import { bot, channelPayload, commandPayload, messagePayload } from "./payloads.ts";
import { answerInteraction, editOriginal, followUp } from "./respond.ts";
import { type Channel, directMessage, type Message, type World } from "./world.ts";

type Route = {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (desk: Desk, request: Request, found: readonly string[]) => Response;
};

/** Answers a request of the bot's, after its token was checked, as Discord's HTTP API would. */
export function answerRequest(desk: Desk, request: Request): Response {
  for (const { method, path, answer } of routes) {
    const found = path.exec(request.path);
    if (found && method === request.method) return answer(desk, request, found.slice(1));
  }
  return refusal(404, 0, "404: Not Found");
}

const routes: readonly Route[] = [
  {
    method: "GET",
    path: /^\/gateway\/bot$/u,
    answer: ({ gateway }) =>
      ok({
        url: gateway(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
      }),
  },
  { method: "GET", path: /^\/users\/@me$/u, answer: () => ok(bot) },
  { method: "POST", path: /^\/users\/@me\/channels$/u, answer: openDirectMessage },
  {
    method: "GET",
    path: /^\/applications\/(\d+)\/commands$/u,
    answer: ({ world }, { query }) =>
      ok(
        world.commands.map((command) => {
          const all = commandPayload(command);
          const plain = { ...all, name_localizations: undefined, description_localizations: undefined };
          return query.get("with_localizations") === "true" ? all : plain;
        }),
      ),
  },
  { method: "PUT", path: /^\/applications\/(\d+)\/commands$/u, answer: replaceCommands },
  { method: "GET", path: /^\/channels\/([^/]+)$/u, answer: showChannel },
  { method: "GET", path: /^\/channels\/([^/]+)\/messages$/u, answer: listMessages },
  { method: "POST", path: /^\/channels\/([^/]+)\/messages$/u, answer: createMessage },
  { method: "POST", path: /^\/channels\/([^/]+)\/messages\/([^/]+)\/crosspost$/u, answer: crosspost },
  { method: "PATCH", path: /^\/channels\/([^/]+)\/messages\/([^/]+)$/u, answer: editMessage },
  { method: "DELETE", path: /^\/channels\/([^/]+)\/messages\/([^/]+)$/u, answer: deleteMessage },
  {
    method: "POST",
    path: /^\/interactions\/\d+\/([^/]+)\/callback$/u,
    answer: (desk, { body }, [token = ""]) => answerInteraction(desk, token, body),
  },
  {
    method: "PATCH",
    path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/u,
    answer: (desk, { body }, [token = ""]) => editOriginal(desk, token, body),
  },
  {
    method: "POST",
    path: /^\/webhooks\/\d+\/([^/]+)$/u,
    answer: (desk, { body }, [token = ""]) => followUp(desk, token, body),
  },
];

function ok(body: unknown): Response {
  return { status: 200, body };
}

const recipient = z.object({ recipient_id: z.string() });

function openDirectMessage({ world, id }: Desk, { body }: Request): Response {
  const { data } = recipient.safeParse(body);
  if (data === undefined)
    return invalidForm([{ at: ["recipient_id"], code: "BASE_TYPE_REQUIRED", message: "This field is required" }]);
  if (!world.people.has(data.recipient_id)) return refusal(404, 10013, "Unknown User");
  return ok(channelPayload(world, directMessage(world, data.recipient_id, id)));
}

function replaceCommands({ world, id }: Desk, { body }: Request): Response {
  const judged = judgeCommands(body, id);
  if ("refusal" in judged) return judged.refusal;
  world.commands = judged.commands;
  world.registrations += 1;
  return ok(world.commands.map(commandPayload));
}

/** Why the bot may not write to a channel, if it may not. */
function barred(world: World, channel: Channel | undefined): Refusal | undefined {
  if (!channel || channel.deleted) return refusal(404, 10003, "Unknown Channel");
  const guild = channel.guild === undefined ? undefined : world.guilds.get(channel.guild);
  if (channel.type === 3 || (guild && !guild.bot) || channel.lacks === "access")
    return refusal(403, 50001, "Missing Access");
  if (channel.lacks === "permission") return refusal(403, 50013, "Missing Permissions");
  const person = channel.person === undefined ? undefined : world.people.get(channel.person);
  return person?.closed ? refusal(403, 50007, "Cannot send messages to this user") : undefined;
}

function showChannel({ world }: Desk, _request: Request, [channel = ""]: readonly string[]): Response {
  const found = world.channels.get(channel);
  // To see a channel takes less than to write there, and a direct message stays in sight.
  const bar = found?.type === 1 || found?.lacks === "permission" ? undefined : barred(world, found);
  return bar ?? ok(found && channelPayload(world, found));
}

const listing = z.object({ after: z.coerce.bigint().optional(), limit: z.coerce.number().min(1).max(100).default(50) });

/** The newest messages, or the first after an id, which holds its instant; to who may not read the history, none. */
function listMessages({ world }: Desk, { query }: Request, [channel = ""]: readonly string[]): Response {
  const found = world.channels.get(channel);
  const bar = found?.lacks === "permission" ? undefined : barred(world, found);
  if (bar) return bar;
  const { after, limit } = listing.parse(Object.fromEntries(query));
  const from = after === undefined ? 0 : Number(after >> 22n) + 1_420_070_400_000;
  const all = world.messages.filter((it) => it.channel === channel && it.onlyFor === undefined && it.at > from);
  if (found?.lacks === "history") return ok([]);
  const some = after === undefined ? all.slice(-limit) : all.slice(0, limit);
  return ok(some.toReversed().map(messagePayload));
}

const nonces = z.object({ nonce: z.union([z.string(), z.number()]), enforce_nonce: z.literal(true) });
// "Within a few minutes", says Discord's documentation.
const nonceMs = 3 * 60_000;
const suppressNotifications = 1 << 12;

function createMessage(
  { world, id, now }: Desk,
  { body: given }: Request,
  [channel = ""]: readonly string[],
): Response {
  const bar = barred(world, world.channels.get(channel));
  if (bar) return bar;
  const judged = judgeMessage(given);
  if ("refusal" in judged) return judged.refusal;
  const nonce = nonces.safeParse(given).data?.nonce.toString();
  const same = world.messages.find(
    (message) =>
      nonce !== undefined && message.nonce === nonce && message.channel === channel && now() - message.at < nonceMs,
  );
  if (same) return ok(messagePayload(same));
  const { body } = judged;
  const silent = (body.flags & suppressNotifications) !== 0;
  const message: Message = { id: id(), channel, at: now(), silent, body, ...(nonce !== undefined && { nonce }) };
  world.messages.push(message);
  return ok(messagePayload(message));
}

function editMessage({ world }: Desk, { body }: Request, [channel = "", message = ""]: readonly string[]): Response {
  const bar = barred(world, world.channels.get(channel));
  if (bar) return bar;
  const found = world.messages.find((it) => it.id === message && it.channel === channel && it.onlyFor === undefined);
  if (!found) return refusal(404, 10008, "Unknown Message");
  const judged = judgeMessage(body);
  if ("refusal" in judged) return judged.refusal;
  found.body = judged.body;
  return ok(messagePayload(found));
}

// Undocumented; what Discord's users report.
const crossposts = { most: 10, perMs: 60 * 60_000 };

function crosspost({ world, now }: Desk, _request: Request, [wanted = "", message = ""]: readonly string[]): Response {
  const channel = world.channels.get(wanted);
  const bar = barred(world, channel);
  if (bar) return bar;
  if (channel?.type !== 5) return refusal(400, 50024, "Cannot execute action on this channel type");
  const found = world.messages.find((it) => it.id === message && it.channel === wanted);
  if (!found) return refusal(404, 10008, "Unknown Message");
  if (found.published) return refusal(400, 40033, "This message has already been crossposted.");
  const recent = (world.crossposts.get(wanted) ?? []).filter((at) => at > now() - crossposts.perMs);
  const [first = now()] = recent;
  if (recent.length >= crossposts.most) {
    const retry_after = (first + crossposts.perMs - now()) / 1000;
    return { status: 429, body: { message: "You are being rate limited.", retry_after, global: false } };
  }
  world.crossposts.set(wanted, [...recent, now()]);
  found.published = true;
  return ok(messagePayload(found));
}

function deleteMessage({ world }: Desk, _request: Request, [channel = "", message = ""]: readonly string[]): Response {
  const at = world.messages.findIndex((it) => it.id === message && it.channel === channel);
  if (at < 0) return refusal(404, 10008, "Unknown Message");
  world.messages.splice(at, 1);
  return { status: 204 };
}
