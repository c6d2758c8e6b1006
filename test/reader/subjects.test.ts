import { describe, expect, test } from "vitest";
import { eventSubject, hasSubject, withoutSubject, withSubject } from "../../src/reader/subjects.ts";
import { aReader } from "../samples.ts";

describe("a story that a reader follows or leaves out", () => {
  const whole = eventSubject({ id: "whole", parts: ["part", "other"] });

  test("is known by the ids that it had before it became part of another", () => {
    const reader = aReader({ choices: { follows: { events: ["x", "part", "other"] } } });
    expect(hasSubject(reader, "follows", whole)).toBe(true);
    expect(hasSubject(reader, "mutes", whole)).toBe(false);
    expect(withSubject(reader, "follows", whole)).toBe(reader);
    expect(withoutSubject(reader, "follows", whole).choices).toEqual({ follows: { events: ["x"] } });
    expect(withSubject(reader, "mutes", whole).choices).toEqual({
      follows: { events: ["x"] },
      mutes: { events: ["whole"] },
    });
  });

  test("is no other one", () => {
    const reader = aReader({ choices: { follows: { events: ["x"] } } });
    expect(hasSubject(reader, "follows", whole)).toBe(false);
    expect(withoutSubject(reader, "follows", whole)).toBe(reader);
  });
});
