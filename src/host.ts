import { randomUUID } from "node:crypto";
import type { Adapter, Command, GoneReason, Host, Log, Reply, Sender } from "./adapter.ts";
import { knownLocale } from "../messages/format.ts";
import { words } from "../messages/words.ts";
import { afterFailure } from "./delivery/outcome.ts";
import { Stopped, type Turns } from "./delivery/pace.ts";
import { reply as sendReply } from "./delivery/reply.ts";
import { strikeOut } from "./delivery/strike-out.ts";
import { asTyped } from "./reader/commands/as-typed.ts";
import type { Answer } from "./reader/answer.ts";
import type { Context } from "./reader/commands/command.ts";
import { commands, runCommand } from "./reader/commands/index.ts";
import { withGone, withNext } from "./reader/appointments.ts";
import { recordOf } from "./reader/record.ts";
import { newsFor } from "./reader/news.ts";
import { createRestraint } from "./reader/restraint.ts";
import type { Subscription } from "./reader/subscription.ts";
import type { Store } from "./store/store.ts";

/** What readers get who have not said otherwise. */
export type Defaults = { readonly locale: string; readonly timeZone: string };

const specs = commands.map(({ spec }) => spec);
// More than a ledger of two months has of one chat.
const allRows = 10_000;

/** What an adapter's events and commands do: the host of one adapter. */
export function createHost({
  store,
  adapter,
  turns,
  defaults,
  now,
  log,
  halted,
}: {
  store: Store;
  adapter: Adapter;
  turns: Turns;
  defaults: Defaults;
  now: () => number;
  log: Log;
  halted: (reason: string) => void;
}): Host {
  const { platform } = adapter;
  const restrain = createRestraint();
  const change = (chat: string, edit: (reader: Subscription) => Subscription) =>
    store.subscriptions.change(platform, chat, (reader) => reader && edit(reader));

  /** The chat's subscription, made at its first word. */
  const meet = async (from: Pick<Sender, "chat" | "locale">): Promise<Subscription> => {
    const stranger = newReader(platform, from, defaults, now());
    return (await store.subscriptions.change(platform, from.chat, (known) => known ?? stranger)) ?? stranger;
  };
  const left = async (chat: string, reason: GoneReason, at = 0): Promise<void> => {
    for (const place of [chat, ...(await store.subscriptions.places(platform, chat))]) {
      await change(place, (reader) =>
        reader.gone === "deleted"
          ? reader
          : { ...withGone(reader, reason), ...(at > (reader.heardAt ?? 0) && { heardAt: at }) },
      );
    }
  };
  const back = (reader: Subscription): Subscription => withNext({ ...reader, gone: null }, now());

  const answer = async (command: Command): Promise<Answer & { reader: Subscription; locale: string }> => {
    const { from } = command;
    const reader = await meet(from);
    const locale = localeOf(reader, from);
    // As the command leaves it: what it then composes is for the clock that it has just set.
    let current = reader;
    const context: Context = {
      args: command.args,
      from,
      said: `/${command.name} ${command.args}`.trim(),
      now: now(),
      locale,
      words: words(locale),
      reader,
      change: async (edit) => (current = (await change(from.chat, edit)) ?? current),
      history: (limit) => store.deliveries.history(reader.id, limit),
      record: async () =>
        recordOf(
          reader,
          await store.subscriptions.told(reader.id),
          await store.deliveries.history(reader.id, allRows),
          from.user,
        ),
      erase: () => store.subscriptions.erase(platform, from.chat),
      news: newsFor(store, {
        reader: () => current,
        locale,
        now,
        fits: (tried) => adapter.render(tried, locale).length <= 1,
      }),
    };
    const wait = commands.find(({ spec }) => spec.name === command.name)?.reads ? restrain(from.chat, now()) : 0;
    if (wait > 0) {
      const text = context.words.news.tooOften(Math.ceil(wait / 60_000));
      return { message: { blocks: [{ kind: "text", text }] }, reader, locale };
    }
    return { ...(await runCommand(command.name, context)), reader, locale };
  };

  return {
    commands: specs,

    async answer(command, reply: Reply) {
      const chat = command.answeredIn ?? command.from.chat;
      try {
        const asked = now();
        const { message, tells, telling, verbatim, reader, locale } = await answer(command);
        const shown = adapter.subcommands && !verbatim ? asTyped(message, specs) : message;
        const outcome = await sendReply(adapter.render(shown, locale), reply, chat, turns, now);
        if (outcome.kind === "delivered") {
          // A preview elsewhere tells the chat itself nothing.
          if (tells && chat === command.from.chat) {
            await store.subscriptions.tell(reader.id, tells, now(), asked, telling);
          }
          return;
        }
        log.warn({ platform, command: command.name, outcome: outcome.kind }, "An answer did not arrive.");
        if (outcome.kind === "gone") await left(chat, outcome.reason);
        if (outcome.kind === "moved") await store.subscriptions.move(platform, chat, outcome.chat);
        if (outcome.kind === "halted") halted(outcome.reason);
      } catch (error) {
        if (error instanceof Stopped) return;
        log.error({ platform, command: command.name, error: describe(error) }, "A command failed.");
        const { locale } = command.from;
        const { failed } = words(locale ?? defaults.locale).answers;
        const parts = adapter.render({ blocks: [{ kind: "text", text: failed }] }, locale ?? defaults.locale);
        await sendReply(parts, reply, chat, turns, now).catch((again: unknown) =>
          log.error({ platform, error: describe(again) }, "Its apology failed, too."),
        );
      }
    },

    async complete(name, option, typed, from) {
      const command = commands.find(({ spec }) => spec.name === name);
      const stranger = newReader(platform, from, defaults, now());
      const reader = (await store.subscriptions.find(platform, from.chat)) ?? stranger;
      const locale = localeOf(reader, from);
      const news = newsFor(store, { reader: () => reader, locale, now, fits: () => true });
      return (await command?.complete?.(option, typed, { from, locale, words: words(locale), reader, news })) ?? [];
    },

    first: (id) => store.subscriptions.first(id, now()),

    async heard(chat, at) {
      if (adapter.pace.inbound) turns.count();
      await change(chat, (reader) => {
        const last = reader.heardAt ?? 0;
        const heard = { ...reader, heardAt: Math.max(at, last) };
        return reader.gone === null || at < last ? heard : back(heard);
      });
      for (const place of await store.subscriptions.places(platform, chat)) {
        // A topic that was deleted does not come back with its group.
        await change(place, (reader) => (reader.gone === null || reader.gone === "deleted" ? reader : back(reader)));
      }
    },

    left,

    moved: (chat, to) => store.subscriptions.move(platform, chat, to),

    async report(key, outcome) {
      const cut = key.lastIndexOf(":");
      const [id, part] = [key.slice(0, cut), Number(key.slice(cut + 1))];
      if (outcome.kind === "delivered" || outcome.kind === "nudged") {
        const chat = await store.reports.arrived(id, part, outcome.kind, outcome.id, now());
        // A phone that was off for days is on again.
        if (chat !== undefined) await change(chat, (reader) => (reader.gone === "unreachable" ? back(reader) : reader));
        return;
      }
      if (outcome.kind === "halted") halted(outcome.reason);
      const lost = await store.reports.failed(
        id,
        part,
        (delivery) => afterFailure(outcome, { delivery, part, now: now() }),
        now(),
      );
      if (!lost) return;
      if (outcome.kind === "later") turns.hold(now() + outcome.afterMs, outcome.whole, lost.chat);
      if (outcome.kind === "refused" && outcome.strikes !== undefined) {
        await strikeOut(store, { platform, ...lost }, outcome.strikes);
      }
      if (outcome.kind === "gone") await left(lost.chat, outcome.reason);
    },

    halted,
  };
}

function newReader(
  platform: string,
  { chat, locale }: Pick<Sender, "chat" | "locale">,
  defaults: Defaults,
  now: number,
): Subscription {
  return {
    id: randomUUID(),
    platform,
    chat,
    locale: locale === undefined ? defaults.locale : knownLocale(locale),
    timeZone: defaults.timeZone,
    slots: [],
    format: "short",
    choices: {},
    gone: null,
    nextAt: null,
    nextSlot: null,
    // Who is met has just written.
    heardAt: now,
    toldAt: null,
    createdAt: now,
  };
}

/** The language that a reader has chosen, or else that of their app. */
function localeOf({ locale, choices }: Subscription, from: Pick<Sender, "locale">): string {
  return from.locale === undefined || choices.chose?.locale ? locale : knownLocale(from.locale);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
