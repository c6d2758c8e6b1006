import type { Message } from "../../messages/message.ts";
import { words as wordsOf } from "../../messages/words.ts";
import { briefingActions } from "../briefing/actions.ts";
import { brief, knownOf, newsSince, weekMs } from "../briefing/brief.ts";
import type { Event } from "../briefing/event.ts";
import { fitBriefing } from "../briefing/fit.ts";
import { queryTerms } from "../briefing/search-words.ts";
import { briefFor } from "../delivery/compose.ts";
import type { Store } from "../store/store.ts";
import type { Answer } from "./answer.ts";
import { nearest } from "./nearest.ts";
import { readQuestion, type Question } from "./question.ts";
import { quoted } from "./quoted.ts";
import type { Format, Subscription } from "./subscription.ts";

/** Results on one page of a search. */
const page = 7;
// So many more are counted.
const mostCounted = 100;
// What is weighed of what was found for a question: the best or newest.
const mostAsked = 200;

/** What there is to read, for one reader: all of it from the store. Instants are UTC milliseconds. */
export type News = ReturnType<typeof newsFor>;

/** Makes it, for answers in a language that must `fit` into one message. */
export function newsFor(
  store: Store,
  {
    reader,
    locale,
    now,
    fits,
  }: { reader: () => Subscription; locale: string; now: () => number; fits: (message: Message) => boolean },
) {
  const says = wordsOf(locale);
  const frame = () => ({ locale, timeZone: reader().timeZone });

  /** The topics that the sources have, in lower case. */
  const topics = async (): Promise<string[]> => {
    const all = (await store.sources.named()).flatMap(({ topics }) => topics);
    return [...new Set(all)].toSorted();
  };

  /** The news now: what was not told yet, or all of it `again`; at most so many events. */
  const latest = async ({
    format,
    again,
    most,
  }: {
    format: Format;
    again: boolean;
    most?: number;
  }): Promise<Answer> => {
    const { whom, told } = await briefFor(store, reader());
    const events = await store.stories.since(newsSince(whom.toldAt, now()));
    const byId = new Map(events.map((event) => [event.id, event]));
    const known = again ? new Map<string, number>() : knownOf(told, byId);
    const { message, tells } = brief(
      events,
      { ...whom, format, locale, told: known, ...(most !== undefined && { most }) },
      now(),
      fits,
    );
    const repeatable = tells.length === 0 && whom.toldAt !== null && !again;
    const actions = [
      ...(message.actions ?? []),
      ...(repeatable ? [{ label: says.buttons.again, command: "/brief again" }] : []),
      ...(reader().slots.length === 0 ? [{ label: says.buttons.subscribe, command: "/subscribe" }] : []),
    ];
    return { message: { ...message, actions }, tells };
  };

  /** The news of what was asked; `untold`: only what was not told yet, or changed since. */
  const about = async (question: Question, asked: string, untold: boolean): Promise<Answer> => {
    const { topics, since = now() - weekMs } = question;
    const { whom, told } = await briefFor(store, reader());
    const find = async (named: readonly string[], words: string) =>
      store.search.find({ terms: queryTerms(words, locale), topics: named, since }, mostAsked);
    const search = async () => {
      const ids = await find(topics, question.words);
      // "science fiction" is not of the topic science.
      const isWords = ids.length === 0 && topics.length > 0 && question.words !== "";
      return store.stories.events(isWords ? await find([], question.about) : ids);
    };
    // "since yesterday" alone is about everything.
    const isAll = topics.length === 0 && question.words === "";
    const found = isAll ? await store.stories.since(since) : await search();
    const byId = new Map(found.map((event) => [event.id, event]));
    const known = untold ? knownOf(told, byId) : new Map<string, number>();
    const { topics: _, ...taste } = whom.taste;
    const subject = quoted(question.about);
    const format = question.format ?? reader().format;
    const { message, tells } = brief(
      found,
      { ...whom, format, locale, taste, told: known, asked: { about: subject, since } },
      now(),
      fits,
    );
    if (tells.length > 0) return { message, tells, telling: { as: "list", more: { words: asked } } };
    return untold ? nothing(says.news.noMore) : nothing(says.briefing.nothingAbout(subject), await meant(question));
  };

  /** The topics that one may have meant who found nothing. */
  const meant = async ({ about }: Question) =>
    nearest(about, await topics(), 3).map((topic) => ({ label: topic, command: `/brief ${topic}` }));

  const read = async (asked: string) =>
    readQuestion(asked, { now: now(), timeZone: reader().timeZone, topics: await topics(), words: says });

  /** The events that hold these words, best first, from the one at `from` on. */
  const search = async (words: string, from = 0): Promise<Answer> => {
    const terms = queryTerms(words, locale);
    const ids = await store.search.find({ terms }, page + mostCounted, from);
    const found = await store.stories.events(ids.slice(0, page));
    if (found.length === 0) return nothing(from > 0 ? says.news.noMore : says.briefing.nothingAbout(quoted(words)));
    const title = says.briefing.about(quoted(words));
    const left = ids.length - found.length;
    const { message, shown } = fitBriefing(found, { ...frame(), at: now(), title, left }, fits, (some, waiting) =>
      briefingActions(some, waiting, locale),
    );
    const tells = found.slice(0, shown).map(({ id }) => id);
    return { message, tells, telling: { as: "list", more: { words, from: from + shown } } };
  };

  return {
    topics,
    search,

    /** The names of the sources, as a reader knows them. */
    async sources(): Promise<string[]> {
      return (await store.sources.named()).map(({ title }) => title);
    },

    /** The source of this name, or whose name begins so, in lower case: one that has told a story, or may yet. */
    async source(name: string): Promise<string | undefined> {
      const begun = name.toLowerCase();
      const [told] = await store.search.sources(begun, 1);
      if (told !== undefined) return told;
      const known = await store.sources.named();
      return known.map(({ title }) => title.toLowerCase()).find((title) => title.startsWith(begun));
    },

    /** How sources write themselves that are kept in lower case. */
    async sourceNames(): Promise<ReadonlyMap<string, string>> {
      return new Map((await store.sources.named()).map(({ title }) => [title.toLowerCase(), title]));
    },

    /** Answers "/brief" with what follows it. */
    async ask(asked: string): Promise<Answer> {
      const question = await read(asked);
      const { about: subject, format = reader().format, again } = question;
      return subject === "" ? latest({ format, again }) : about(question, asked, false);
    },

    /** What comes after what was shown last: of a search, of a question, or the news. */
    async more(): Promise<Answer> {
      const { more } = await store.subscriptions.shown(reader().id);
      if (!more) return latest({ format: reader().format, again: false });
      return more.from === undefined ? about(await read(more.words), more.words, true) : search(more.words, more.from);
    },

    /** The event that is meant by the number that it has in what was shown last, or by its id or the beginning of that. */
    async event(named: string): Promise<Event | undefined> {
      const name = named.trim().replace(/^e:\s*/iu, "");
      if (/^\d{1,2}$/u.test(name)) {
        const { events } = await store.subscriptions.shown(reader().id);
        const id = events[Number(name) - 1];
        return id === undefined ? undefined : (await store.stories.events([id]))[0];
      }
      return /^[\p{L}\p{N}-]{2,64}$/u.test(name) ? store.stories.find(name) : undefined;
    },

    /** What this reader was shown last, each event with the number that opens it. */
    async shown(): Promise<{ number: number; event: Event }[]> {
      const { events } = await store.subscriptions.shown(reader().id);
      const byId = await store.stories.byId(events);
      return events.flatMap((id, i) => {
        const event = byId.get(id);
        return event ? [{ number: i + 1, event }] : [];
      });
    },

    /** The events that may be news to this reader, whatever the reader's choices. */
    recent: (): Promise<Event[]> => store.stories.since(newsSince(reader().toldAt, now())),

    latest,
    fits,
  };
}

function nothing(text: string, actions: readonly { label: string; command: string }[] = []): Answer {
  return { message: { blocks: [{ kind: "text", text }], actions } };
}
