import type { Generated } from "kysely";

/**
 * The tables, alike on every engine: text, integers (instants are UTC milliseconds), JSON as text. A flag is 0 or 1.
 * What each row means is said by the type that `src/store/*.ts` make of it.
 */
export type Tables = {
  source: {
    /** Its address, or its path for a folder's file. */
    id: string;
    title: string;
    topics: string;
    weight: string;
    etag: string | null;
    last_modified: string | null;
    /** Not fetched before. */
    due_at: number;
    /** Failures in a row. */
    failures: number;
    /** By what its lines are known. */
    lines: string;
  };
  event: {
    id: string;
    /** When its newest story came. */
    seen_at: number;
    /** What a language model wrote of it, a sentence a line; "" where nothing good came of it. */
    summary: string | null;
    /** Of how many stories that was made. */
    summary_of: number | null;
    /** The event that it turned out to be a part of, where its stories are now; it was told under this id. */
    part_of: string | null;
    /** The event that its first stories were put to before, and until when: who was told that by then knows this one, too. */
    parted_from: string | null;
    parted_at: number | null;
  };
  story: {
    /** What makes it the same story when it comes again: the source and its id there. */
    id: string;
    event: string;
    source: string;
    title: string;
    text: string;
    url: string | null;
    language: string;
    published_at: number | null;
    topics: string;
    weight: string;
    image: string | null;
    /** Of its newest title and text: what comes again with the same one is nothing new. */
    digest: string;
    seen_at: number;
    /** When its source last had it on its list. */
    listed_at: number;
  };
  subscription: {
    id: string;
    platform: string;
    chat: string;
    locale: string;
    time_zone: string;
    slots: string;
    format: string;
    choices: string;
    gone: string | null;
    next_at: number | null;
    next_slot: string | null;
    heard_at: number | null;
    told_at: number | null;
    created_at: number;
    /** What the chat was shown last, of which a number opens an item, and what "more" goes on with. */
    shown: Generated<string>;
  };
  /** Who waits for news of which event; `*` stands for any that breaks. As the reader's choices say. */
  watch: { event: string; subscription: string };
  /**
   * Which events a word leads to: the words of headlines and openings as `search-words.ts` makes them. `points`: how
   * telling the place is where it stands; `at`: when the last story with it came.
   */
  word: { word: string; event: string; points: number; at: number };
  /** What a reader was told. */
  told: { subscription: string; event: string; at: number };
  /**
   * One composed briefing for a platform, shared by every reader whose choices and history are the same; the message that
   * it was made from, as JSON, for who has to mend it.
   */
  edition: { id: string; parts: string; events: string; message: string; locale: string; created_at: number };
  /** What sources took back: a story as it now stands, under the event that was told. */
  correction: { id: string; event: string; story: string; kind: string; at: number };
  /** The ledger: one row for each slot of each subscription, and what became of it. */
  delivery: {
    /** `<subscription>:<slot>`: a second row for a slot cannot be. */
    id: string;
    subscription: string;
    platform: string;
    slot: string;
    slot_at: number;
    /** The event that it was made for, where it is no appointment. */
    about: string | null;
    edition: string | null;
    state: string;
    reason: string | null;
    /** The platform's ids of the parts that arrived, as JSON. */
    sent_ids: string;
    attempts: number;
    /** The platform's ids of the messages that this one mends, as JSON; null in place of one that stays as it is. */
    edits: string | null;
    /** Not before; for a claimed row also the end of the claim, so that nobody has to reap. */
    run_at: number;
    /** Who holds the claim: checked by every write of its outcome. */
    token: string | null;
    updated_at: number;
    /** When the platform first told that the reader's device has it, where platforms tell that. */
    seen_at: number | null;
    unsure_at: number | null;
  };
  /** A platform's account: until when it told us to wait with everything, and with what nobody asked for. */
  account: { platform: string; hold_until: number; bulk_until: number };
  /** Ids of incoming updates, so that one that comes again is not answered again. */
  seen: { id: string; at: number };
  setting: { key: string; value: string };
  /** What only one process may do at a time: whose it is, until when, and the how-manieth owner that is. */
  lease: { name: string; owner: string; until: number; fence: number };
};
