import type { MessageRequest, Template } from "./judge.ts";
import type { Change, Postman } from "./postman.ts";
import { type OnScreen, type Tap, show, taps } from "./show.ts";

/** How a person's webhooks name them: by phone number, by user id, or (as most do) by both. */
export type KnownBy = "phone" | "user id" | "both";

/** Somebody with a phone, as the server sees them. */
export type Person = {
  phone: string;
  userId: string;
  knownBy: KnownBy;
  /** When they last wrote or tapped (UTC milliseconds): free-form messages reach them for 24 hours from then. */
  heardAt?: number;
  /** They switched marketing messages off. */
  optedOut: boolean;
  /** They blocked the number, or their phone is off: all is taken for them, and nothing arrives. */
  silent: boolean;
  /** How many messages count against the pair's allowance, and when that was so. */
  pair: { debt: number; at: number };
  readonly received: MessageRequest[];
};

export type Phone = ReturnType<typeof pickUp>;

/**
 * A person's phone: what they can do with it, and what it shows. Each action resolves when the bot has the webhook
 * (or has refused it).
 */
export function pickUp(
  person: Person,
  world: {
    readonly postman: Postman;
    readonly phoneNumberId: string;
    readonly templates: readonly Template[];
    readonly now: () => number;
    readonly newId: (prefix: string) => string;
    readonly renumber: (person: Person) => void;
    /** A message comes in: it counts against the number's throughput. */
    readonly comesIn: () => void;
  },
) {
  const { postman, templates, now } = world;

  function change(field: string, value: { [key: string]: unknown }): Change {
    const metadata = { display_phone_number: "15550000001", phone_number_id: world.phoneNumberId };
    return { field, value: { messaging_product: "whatsapp", metadata, ...value } };
  }

  /** The person in a webhook's words, with only what this person shows. */
  function named(phoneKey: string, userKey: string): { readonly [key: string]: string } {
    return {
      ...(person.knownBy !== "user id" && { [phoneKey]: person.phone }),
      ...(person.knownBy !== "phone" && { [userKey]: person.userId }),
    };
  }

  function say(what: Tap, at: number): Promise<void> {
    person.heardAt = Math.max(at, person.heardAt ?? 0);
    world.comesIn();
    const message = { ...named("from", "from_user_id"), id: world.newId("wamid.IN"), timestamp: seconds(at), ...what };
    const contacts = [{ profile: { name: "Ann" }, ...named("wa_id", "user_id") }];
    return postman.post([change("messages", { contacts, messages: [message] })]);
  }

  function prefer(value: "stop" | "resume"): Promise<void> {
    person.optedOut = value === "stop";
    const who = named("wa_id", "user_id");
    const timestamp = Math.floor(now() / 1000);
    const preference = {
      ...who,
      category: "marketing_messages",
      value,
      timestamp,
      detail: `User requested to ${value}`,
    };
    const contacts = [{ profile: { name: "Ann" }, ...who }];
    return postman.post([change("user_preferences", { contacts, user_preferences: [preference] })]);
  }

  return {
    /** The address that a bot should use: the user id where it is shown, else the number. */
    chat: () => (person.knownBy === "phone" ? person.phone : person.userId),
    /** What the chat shows, oldest first. */
    shown: (): OnScreen[] => person.received.map((request) => show(request, templates)),
    /** The requests behind it. */
    received: (): readonly MessageRequest[] => person.received,
    write: (text: string, at = now()) => say({ type: "text", text: { body: text } }, at),
    sendPlace: (latitude: number, longitude: number) =>
      say({ type: "location", location: { latitude, longitude, name: "Home", address: "1 Long Street" } }, now()),
    sendPicture: () => say({ type: "image", image: { id: "1", mime_type: "image/jpeg", sha256: "x" } }, now()),
    /** Taps a button, or a list's row, of the newest message that has it. */
    async tap(label: string): Promise<void> {
      const found = person.received
        .flatMap((request) => taps(request, templates))
        .findLast((button) => button.label === label && button.sends);
      if (!found?.sends) throw new Error(`No button on the screen says “${label}”`);
      await say(found.sends, now());
    },
    /** Switches marketing messages off, or on again, in WhatsApp itself. */
    optOut: () => prefer("stop"),
    optIn: () => prefer("resume"),
    /** Blocks the number, of which the bot hears nothing; or lets it through again. */
    block(silent = true): void {
      person.silent = silent;
    },
    /** From now on webhooks name this person in another way. */
    show(knownBy: KnownBy): void {
      person.knownBy = knownBy;
    },
    /** Gets a new number, and with it a new user id; old webhooks and new ones tell of it. */
    async changeNumber(): Promise<void> {
      const old = { phone: person.phone, userId: person.userId };
      world.renumber(person);
      const system = { type: "user_changed_number", body: "User changed number", ...named("wa_id", "user_id") };
      const from = person.knownBy === "user id" ? {} : { from: old.phone };
      const message = { ...from, id: world.newId("wamid.IN"), timestamp: seconds(now()), type: "system", system };
      await postman.post([change("messages", { messages: [message] })]);
      if (person.knownBy === "phone") return;
      const user_id = { previous: old.userId, current: person.userId };
      const update = { ...named("wa_id", "current"), detail: "Updated", user_id, timestamp: seconds(now()) };
      await postman.post([change("user_id_update", { user_id_update: [update] })]);
    },
    /** What becomes of a message, as the platform tells it. */
    statuses(id: string, request: MessageRequest, failure?: number): Change[] {
      const note = request.biz_opaque_callback_data;
      const stages = person.silent ? ["sent"] : ["sent", "delivered", "read"];
      const category = request.type === "template" ? "marketing" : "service";
      const pricing = { billable: true, pricing_model: "PMP", type: "regular", category };
      return (failure === undefined ? stages : ["failed"]).map((status) =>
        change("messages", {
          statuses: [
            {
              id,
              status,
              timestamp: seconds(now()),
              ...named("recipient_id", "recipient_user_id"),
              ...(note !== undefined && { biz_opaque_callback_data: note }),
              ...(failure === undefined && { pricing }),
              ...(failure !== undefined && {
                errors: [{ code: failure, title: "Not delivered", message: "Not delivered" }],
              }),
            },
          ],
        }),
      );
    },
  };
}

/** Why the platform does not take this message for this person now, as its code; nothing if it does. Pure. */
export function refusalFor(person: Person, request: MessageRequest, now: number): number | undefined {
  if (request.type === "template" && person.optedOut) return 131050;
  if (request.type !== "template" && now - (person.heardAt ?? -Infinity) >= day) return 131047;
  return debtAt(person, now) + 1 > burst ? 131056 : undefined;
}

/** Counts a message against the pair's allowance: 45 at once, paid back at one in 6 s. */
export function countIn(person: Person, now: number): void {
  person.pair = { debt: debtAt(person, now) + 1, at: now };
}

const day = 24 * 60 * 60_000;
const burst = 45;

function debtAt({ pair }: Person, now: number): number {
  return Math.max(0, pair.debt - (now - pair.at) / 6000);
}

function seconds(at: number): string {
  return String(Math.floor(at / 1000));
}
