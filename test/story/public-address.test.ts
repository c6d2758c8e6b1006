import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mustBePublic, Refused } from "../../src/story/public-address.ts";

const isPublic = (address: string, allow: readonly string[] = []) => {
  try {
    mustBePublic(address, allow);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Refused);
    return false;
  }
};

describe("mustBePublic", () => {
  test.each(["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"])(
    "lets %s pass",
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  test.each([
    "224.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "2001::1",
    "2001:db8::1",
    "ff02::1",
    "64:ff9b:1::1",
  ])("stops %s", (address) => {
    expect(isPublic(address)).toBe(false);
  });

  test("lets what is allowed pass, in whatever form it is written", () => {
    expect(isPublic("10.1.2.3", ["10.0.0.0/8"])).toBe(true);
    expect(isPublic("::ffff:10.1.2.3", ["10.1.2.3"])).toBe(true);
    expect(isPublic("::1", ["::1"])).toBe(true);
    expect(isPublic("11.1.2.3", [])).toBe(true);
    expect(isPublic("10.1.2.3", ["10.2.0.0/16", "::/0", "localhost", "nonsense/99"])).toBe(false);
  });

  test("judges every IPv4 address alike in all its IPv6 forms", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const plain = `${a}.${b}.${c}.${d}`;
        const hex = [a * 256 + b, c * 256 + d].map((pair) => pair.toString(16)).join(":");
        const forms = [`::ffff:${plain}`, `64:ff9b::${plain}`, `2002:${hex}::1`];
        expect(forms.map((form) => isPublic(form))).toEqual(forms.map(() => isPublic(plain)));
      }),
    );
  });
});
