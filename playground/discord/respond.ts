import { z } from "zod";
import type { Desk, Response } from "./desk.ts";
import { judgeModal } from "./judge-modal.ts";
import { invalidForm, judgeMessage, refusal, type Refusal } from "./judge.ts";
import { messagePayload } from "./payloads.ts";
import type { Body, Interaction, Message } from "./world.ts";

/** Interactions: Discord's documentation, "Receiving and Responding". Times in milliseconds. */
const firstAnswerMs = 3000;
const tokenMs = 15 * 60_000;
const ephemeral = 1 << 6;
/** Follow-ups where the bot is called as a guest. */
const guestFollowUps = 5;

const callback = z.object({
  type: z.number(),
  data: z.looseObject({ flags: z.number().optional(), choices: z.unknown().optional() }).optional(),
});
const choiceList = z.array(z.object({ name: z.string().min(1).max(100), value: z.string().max(100) })).max(25);

/** POST /interactions/{id}/{token}/callback: the first answer, within 3 seconds and only once. */
export function answerInteraction(desk: Desk, token: string, given: unknown): Response {
  const interaction = desk.world.interactions.get(token);
  if (!interaction) return refusal(404, 10062, "Unknown interaction");
  if (interaction.answered !== undefined) return refusal(400, 40060, "Interaction has already been acknowledged.");
  if (desk.now() - interaction.at > firstAnswerMs) return refusal(404, 10062, "Unknown interaction");
  const { data: answer } = callback.safeParse(given);
  if (!answer || !fits(interaction, answer.type)) return wrongType;
  const problem = take(desk, interaction, answer);
  if (problem) return problem;
  interaction.answered = answer.type;
  return { status: 204 };
}

const wrongType = invalidForm([
  { at: ["type"], code: "BASE_TYPE_CHOICES", message: "Not an answer to this interaction" },
]);

// 4 message, 5 "is thinking…", 6 and 7 where a message was tapped, by itself or for its form, 8 suggestions, 9 a form,
// which none may answer.
function fits({ type, original }: Interaction, answer: number): boolean {
  if (type === 4) return answer === 8;
  if (answer === 6 || answer === 7) return original !== undefined;
  return answer === 4 || answer === 5 || (answer === 9 && type !== 5);
}

function take(desk: Desk, interaction: Interaction, { type, data }: z.infer<typeof callback>): Refusal | undefined {
  if (type === 8) {
    const choices = choiceList.safeParse(data?.choices);
    if (!choices.success)
      return invalidForm([{ at: ["data", "choices"], code: "BASE_TYPE_BAD_LENGTH", message: "Bad choices" }]);
    interaction.choices = choices.data;
    return undefined;
  }
  if (type === 6) return undefined;
  if (type === 9) {
    const judged = judgeModal(data);
    if ("refusal" in judged) return judged.refusal;
    interaction.modal = judged.modal;
    return undefined;
  }
  interaction.hidden = ((data?.flags ?? 0) & ephemeral) !== 0;
  if (type === 5) {
    interaction.original = post(desk, interaction).id;
    return undefined;
  }
  const judged = judgeMessage(data);
  if ("refusal" in judged) return judged.refusal;
  if (type === 4) interaction.original = post(desk, interaction, judged.body).id;
  const shown = desk.world.messages.find(({ id }) => id === interaction.original);
  if (shown) shown.body = judged.body;
  return undefined;
}

function post({ world, id, now }: Desk, { channel, person, hidden }: Interaction, body?: Body): Message {
  const message: Message = {
    id: id(),
    channel,
    at: now(),
    silent: false,
    ...(hidden && { onlyFor: person }),
    ...(body && { body }),
  };
  world.messages.push(message);
  return message;
}

/** The interaction behind a token, while it is good for answers. */
function open({ world, now }: Desk, token: string): Interaction | Refusal {
  const interaction = world.interactions.get(token);
  if (interaction?.answered === undefined || interaction.answered === 8 || interaction.answered === 9)
    return refusal(404, 10015, "Unknown Webhook");
  return now() - interaction.at > tokenMs ? refusal(401, 50027, "Invalid Webhook Token") : interaction;
}

/** PATCH /webhooks/{application}/{token}/messages/@original */
export function editOriginal(desk: Desk, token: string, given: unknown): Response {
  const interaction = open(desk, token);
  if ("status" in interaction) return interaction;
  const message = desk.world.messages.find(({ id }) => id === interaction.original);
  if (!message) return refusal(404, 10008, "Unknown Message");
  const judged = judgeMessage(given);
  if ("refusal" in judged) return judged.refusal;
  message.body = judged.body;
  return { status: 200, body: messagePayload(message) };
}

/** POST /webhooks/{application}/{token}: it hides where the first answer did, or where its own flag says so. */
export function followUp(desk: Desk, token: string, given: unknown): Response {
  const interaction = open(desk, token);
  if ("status" in interaction) return interaction;
  if (interaction.guest && interaction.followUps >= guestFollowUps) {
    return refusal(400, 40094, "This interaction has hit the maximum number of follow up messages");
  }
  const judged = judgeMessage(given);
  if ("refusal" in judged) return judged.refusal;
  interaction.followUps += 1;
  const hidden = (judged.body.flags & ephemeral) !== 0;
  return { status: 200, body: messagePayload(post(desk, { ...interaction, hidden }, judged.body)) };
}
