import { describe, expect, test } from "vitest";
import { correctionIn } from "../../src/story/correction.ts";

const body =
  "The bridge over the Arle carries cars again, the road office said. It had been closed since August.\nBuses follow.";
const before = { title: "Bridge reopens to traffic", text: body };

describe("what a source says of its own story", () => {
  test.each([
    `Correction: An earlier sentence misspelt the name of the road office.\n${body}`,
    `${body}\nAn earlier version of this article gave the wrong month.`,
    `${body}\nCorrección: el puente se cerró en julio.`,
    `${body}\nUne version précédente de cet article citait un autre pont.`,
    `${body}\nIn einer früheren Version dieses Artikels stand ein falscher Monat.`,
    `${body}\nИсправление: мост закрыли в июле.`,
    `${body}\nتصحيح: أغلق الجسر في يوليو.`,
    `${body}\n更正：大桥于七月关闭。`,
    `${body}\n【訂正】橋は7月に閉鎖された。`.replace("【", "").replace("】", " "),
    `${body}\n정정: 다리는 7월에 폐쇄되었다.`,
  ])("is a correction: %s", (text) => {
    expect(correctionIn(before, { ...before, text })).toBe("corrected");
  });

  test("is told once, and not when it had said so before", () => {
    const text = `${body}\nCorrection: it was closed in July.`;
    expect(correctionIn({ ...before, text }, { ...before, text: `${text}\nMore buses.` })).toBeUndefined();
  });

  test.each([
    { title: "RETRACTED: Bridge reopens to traffic", text: body },
    { title: "철회: 다리 개통", text: body },
    { title: "Bridge reopens to traffic", text: "This article has been withdrawn." },
    { title: "Zurückgezogen: Brücke wieder offen", text: body },
  ])("takes it back: $title", (after) => {
    expect(correctionIn(before, after)).toBe("withdrawn");
    expect(correctionIn(after, after)).toBeUndefined();
  });

  test.each([
    `${body}\nThe office corrected its plan twice.`,
    `${body}\nCorrections officers took part.`,
    "Rewritten from the first word on, with nothing to say of what was wrong before.",
    "",
  ])("says nothing of itself: %s", (text) => {
    expect(correctionIn(before, { ...before, text })).toBeUndefined();
  });
});
