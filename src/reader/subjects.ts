import type { Event } from "../briefing/event.ts";
import type { Choices, Subscription } from "./subscription.ts";

/** Of what a reader wants more, or none: of each kind at most so many. */
export const mostSubjects = 50;

export type Side = "follows" | "mutes";
/** Words or a phrase and a source's name, in lower case; an event by its id, and ids by which it may be set, too. */
export type Subject = {
  readonly kind: "words" | "sources" | "events";
  readonly value: string;
  readonly also?: readonly string[];
};

export function eventSubject({ id, parts = [] }: Pick<Event, "id" | "parts">): Subject {
  return { kind: "events", value: id, also: parts };
}

/** What a reader has set, the oldest first. Pure. */
export function subjectsOf({ choices }: Pick<Subscription, "choices">, side: Side): Subject[] {
  const set = choices[side] ?? {};
  return (["words", "sources", "events"] as const).flatMap((kind) =>
    (set[kind] ?? []).map((value) => ({ kind, value })),
  );
}

export function hasSubject(reader: Pick<Subscription, "choices">, side: Side, subject: Subject): boolean {
  return reader.choices[side]?.[subject.kind]?.some((value) => isSame(value, subject)) ?? false;
}

function isSame(set: string, { value, also = [] }: Subject): boolean {
  return set === value || also.includes(set);
}

/**
 * The reader with a subject set; on the other side it is taken back. What is set already stays as it is. Of events, the
 * oldest leaves where there are too many: they are over after some days. Pure.
 */
export function withSubject(reader: Subscription, side: Side, subject: Subject): Subscription {
  if (hasSubject(reader, side, subject)) return reader;
  const other = side === "follows" ? "mutes" : "follows";
  const rest = withoutSubject(reader, other, subject);
  const { kind, value } = subject;
  const set = rest.choices[side] ?? {};
  const values = [...(set[kind] ?? []), value];
  return put(rest, { [side]: { ...set, [kind]: kind === "events" ? values.slice(-mostSubjects) : values } });
}

/** The reader without it. Pure. */
export function withoutSubject(reader: Subscription, side: Side, subject: Subject): Subscription {
  if (!hasSubject(reader, side, subject)) return reader;
  const set = reader.choices[side] ?? {};
  const values = set[subject.kind]?.filter((value) => !isSame(value, subject)) ?? [];
  return put(reader, { [side]: { ...set, [subject.kind]: values } });
}

function put(reader: Subscription, choices: Choices): Subscription {
  return { ...reader, choices: { ...reader.choices, ...choices } };
}

/** A source's name, or as much of its beginning as a button has room for beside "/unfollow source ". Pure. */
export function sourceRef(name: string): string {
  let ref = "";
  for (const character of name.toLowerCase().replace(/\s+/gu, " ").trim()) {
    if (Buffer.byteLength(ref + character) > mostBytes) break;
    ref += character;
  }
  return ref.trim();
}

/** How many bytes a word or a name may have to go with a command on a button (64). */
export const mostBytes = 64 - Buffer.byteLength("/unfollow source ");
