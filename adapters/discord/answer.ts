import { ComponentType, MessageFlags, type REST, Routes, TextInputStyle } from "discord.js";
import { z } from "zod";
import { shorten } from "../../messages/layout.ts";
import type { Message } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";
import type { Choice, Host, Outcome, Part, Sender, Tools } from "../../src/adapter.ts";
import type { Call, Called } from "./call.ts";
import type { Interaction } from "./interaction.ts";
import { renderDiscord } from "./render.ts";
import { inSomeForm } from "./simpler.ts";

/** What answering needs. */
export type Answering = { readonly rest: REST; readonly call: Call; readonly host: Host; readonly tools: Tools };

/** Does what an interaction asks for. Settles when its answer is out; rejects only where the host or we have a bug. */
export async function answerInteraction(by: Answering, asked: Interaction): Promise<void> {
  const { did, name } = asked;
  if (did.kind === "type") return suggest(by, asked, did.option, did.typed);
  if (did.kind === "open") return openForm(by, asked, did);
  const way = wayOf(by.host, asked, did.tapped);
  // Within 3 seconds, so before all that may take its time. Where it fails, Discord says so to the person, who asks again.
  const acknowledged = await acknowledge(by, asked, way);
  if (acknowledged.kind === "failed" && acknowledged.outcome.kind !== "unknown") {
    by.tools.log.warn({ outcome: acknowledged.outcome.kind }, "Discord did not take the acknowledgement of a command");
    return;
  }
  const reply = replying(by, asked, way);
  try {
    if (!(await by.host.first(`discord:${asked.id}`))) return;
    const from = await sender(by, asked);
    await by.host.heard(from.chat, by.tools.now());
    await by.host.answer({ name, args: did.args, from }, reply);
  } catch (error) {
    await apologise(reply, asked.locale);
    throw error;
  }
}

async function apologise(reply: (part: Part) => Promise<Outcome>, locale = "en"): Promise<void> {
  const message: Message = { blocks: [{ kind: "text", text: words(locale).answers.failed }] };
  for (const part of renderDiscord(message)) await reply(part);
}

// Kinds of a first answer: Discord's documentation, "Interaction Callback Type".
const [deferred, deferredUpdate, suggestions, form] = [5, 6, 8, 9];
// Of Discord's 3 seconds, a third is left for the way there and back.
const patienceMs = 2000;

/** How an answer is shown. `inPlace`: its first part takes the place of the tapped message; `hidden`: to one person only. */
type Way = { readonly inPlace: boolean; readonly hidden: boolean };

/**
 * What is for the person alone is hidden where others read along. So it takes the place of a tapped message only where
 * that one is hidden, too, and whatever takes the place of a hidden message stays hidden. Who may not use a command is told
 * so in a message of its own.
 */
function wayOf(
  host: Host,
  { direct, name, manager }: Interaction,
  tapped: { readonly hidden: boolean } | undefined,
): Way {
  const spec = host.commands.find((it) => it.name === name);
  const hidden = !direct && (spec?.audience ?? "person") === "person";
  if (!spec?.redraws || !tapped) return { inPlace: false, hidden };
  if (tapped.hidden) return { inPlace: true, hidden: true };
  return { inPlace: !hidden && (manager || !spec.changes), hidden };
}

function acknowledge({ rest, call }: Answering, { id, token }: Interaction, { inPlace, hidden }: Way): Promise<Called> {
  const body = inPlace
    ? { type: deferredUpdate }
    : { type: deferred, data: hidden ? { flags: MessageFlags.Ephemeral } : {} };
  return call((signal) => rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal }));
}

/** A form is itself the first answer: nothing may be acknowledged before. What is sent with it comes as a new interaction. */
async function openForm(
  { rest, call, tools }: Answering,
  { id, token }: Interaction,
  { command, asks }: { readonly command: string; readonly asks: string },
): Promise<void> {
  const field = { type: ComponentType.TextInput, custom_id: "text", style: TextInputStyle.Short };
  const components = [{ type: ComponentType.Label, label: asks, component: field }];
  const body = { type: form, data: { custom_id: command, title: asks, components } };
  const called = await call((signal) =>
    rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal }),
  );
  if (called.kind === "failed") tools.log.warn({ outcome: called.outcome.kind }, "Discord did not open a form");
}

const sent = z.object({ id: z.string() });

/** The id of the message that Discord took; "unknown" where its answer is none of a message. */
export function delivered(called: Called): Outcome {
  if (called.kind === "failed") return called.outcome;
  const message = sent.safeParse(called.body);
  return message.success ? { kind: "delivered", id: message.data.id } : { kind: "unknown" };
}

/** The first part takes the place of "is thinking…" or of the tapped message, the others follow it. */
function replying({ rest, call, tools }: Answering, { application, token }: Interaction, { hidden }: Way) {
  let begun = false;
  return async (part: Part): Promise<Outcome> => {
    const flags = (typeof part.flags === "number" ? part.flags : 0) | (hidden ? MessageFlags.Ephemeral : 0);
    const called = await inSomeForm(part, tools.log, (form) =>
      call((signal) =>
        begun
          ? rest.post(Routes.webhook(application, token), {
              body: { ...form, flags },
              query: new URLSearchParams({ wait: "true" }),
              auth: false,
              signal,
            })
          : rest.patch(Routes.webhookMessage(application, token), { body: form, auth: false, signal }),
      ),
    );
    const outcome = delivered(called);
    begun ||= outcome.kind === "delivered";
    return outcome;
  };
}

/** Who asks, and where the briefings go. */
async function sender(by: Answering, asked: Interaction): Promise<Sender> {
  const { user, locale } = asked;
  const from = { user, ...(locale !== undefined && { locale }) };
  const changes = by.host.commands.some((spec) => spec.name === asked.name && spec.changes);
  if (asked.member || !changes) return { ...from, chat: asked.channel, manager: asked.manager };
  // We answer there, but may not write there by ourselves tomorrow: the person's briefings come by direct message.
  const body = { recipient_id: user };
  const opened = delivered(await by.call((signal) => by.rest.post(Routes.userChannels(), { body, signal })));
  if (opened.kind !== "delivered") throw new Error(`Discord opened no direct message: ${opened.kind}`);
  return { ...from, chat: opened.id, manager: true };
}

async function suggest(by: Answering, asked: Interaction, option: string, typed: string): Promise<void> {
  const { id, token, user, manager, locale } = asked;
  const from = { chat: asked.channel, user, manager, ...(locale !== undefined && { locale }) };
  const found = await inTime(by, by.host.complete(asked.name, option, typed, from));
  const choices = found
    .filter(({ label, value }) => label !== "" && value !== "" && value.length <= 100)
    .slice(0, 25)
    .map(({ label, value }) => ({ name: shorten(label, 100), value }));
  const body = { type: suggestions, data: { choices } };
  const called = await by.call((signal) =>
    by.rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal }),
  );
  if (called.kind === "failed") by.tools.log.info({ outcome: called.outcome.kind }, "Discord did not take suggestions");
}

/** The host's suggestions; none when it is late or fails, for a person types on without them. */
async function inTime({ tools }: Answering, found: Promise<Choice[]>): Promise<readonly Choice[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Choice[]>((resolve) => {
    timer = setTimeout(() => resolve([]), patienceMs);
  });
  try {
    return await Promise.race([found, late]);
  } catch (error) {
    tools.log.error({ error: error instanceof Error ? error.name : "unknown" }, "Suggestions failed");
    return [];
  } finally {
    clearTimeout(timer);
  }
}
