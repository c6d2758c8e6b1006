import type { Edition } from "../src/delivery/delivery.ts";
import type { Subscription } from "../src/reader/subscription.ts";
import type { Story } from "../src/story/story.ts";

/** A reader on Telegram, in English and UTC, without appointments, unless said otherwise. */
export function aReader(other: Partial<Subscription> = {}): Subscription {
  return {
    id: "r1",
    platform: "telegram",
    chat: "42",
    locale: "en",
    timeZone: "UTC",
    slots: [],
    format: "short",
    choices: {},
    gone: null,
    nextAt: null,
    nextSlot: null,
    heardAt: 0,
    toldAt: null,
    createdAt: 0,
    ...other,
  };
}

/** A story of two sentences, unless said otherwise. */
export function aStory(other: Partial<Story> = {}): Story {
  return {
    source: "Harbour Wire",
    title: "Harbour ferry returns to service after three weeks",
    text: "The ferry between the old harbour and North Island sails again from Monday. Its owner said that the new engine had passed every test.",
    url: "https://harbour.example/ferry",
    language: "en",
    ...other,
  };
}

/** An edition of one part that tells nothing, unless said otherwise. */
export function anEdition(other: Partial<Edition> = {}): Edition {
  return {
    id: "e1",
    parts: [{ text: "Hello" }],
    events: [],
    message: { blocks: [] },
    locale: "en",
    composedAt: 0,
    ...other,
  };
}
