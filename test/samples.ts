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

/** One happening told by three papers: the first two would be two events, the third shows that they are one. */
export const ferries = {
  early: {
    title: "First electric ferry on the Lissel Sound sails in March",
    text: "The first electric ferry on the Lissel Sound will carry passengers from 3 March, the port authority said on Monday. A crossing costs four crowns, and children travel free of charge.",
    language: "en",
  },
  technical: {
    title: "Kittiwake charges in eleven minutes",
    text: "The Kittiwake charges its batteries in eleven minutes at the quay of Eastby, its builders in Tarnholm said on Monday. The ferry takes 180 passengers and 40 bicycles across the Lissel Sound.",
    language: "en",
  },
  whole: {
    title: "Electric ferry Kittiwake to sail on the Lissel Sound in March",
    text: "The first electric ferry on the Lissel Sound, the Kittiwake, will carry 180 passengers and 40 bicycles from 3 March, the port authority said on Monday. It charges its batteries in eleven minutes at the quay of Eastby, its builders in Tarnholm said. A crossing costs four crowns, and children travel free of charge.",
    language: "en",
  },
};

/** A ferry sails, and its crews strike: `both` is more like the first until there is more of the second. */
export const strikes = {
  launch: {
    title: "Electric ferry Kittiwake sails between Tarnholm and Eastby",
    text: "The electric ferry Kittiwake made its first crossing between Tarnholm and Eastby on Monday, the port authority said. It takes 180 passengers and 40 bicycles across the Lissel Sound.",
    language: "en",
  },
  both: {
    title: "Kittiwake crews in Tarnholm and Eastby to strike",
    text: "Crews of the electric ferry Kittiwake, which made its first crossing between Tarnholm and Eastby on Monday, will strike from Thursday over night shifts. Ines Calder, chairwoman of the seamen's union, asks for 14 free nights a month.",
    language: "en",
  },
  crews: {
    title: "Ferry crews to strike over night shifts",
    text: "Ferry crews will strike from Thursday over night shifts, the seamen's union said. Its chairwoman Ines Calder asks for 14 free nights a month. Talks with the Sound Lines company failed on Tuesday.",
    language: "en",
  },
  union: {
    title: "Seamen's union calls strike over night shifts",
    text: "The seamen's union has called a strike of the Kittiwake crews from Thursday over night shifts, after talks with the Sound Lines company failed on Tuesday. Ines Calder, its chairwoman, wants 14 free nights a month.",
    language: "en",
  },
};
