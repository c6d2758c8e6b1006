import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plan } from "../../src/delivery/plan.ts";
import { day, minute, openTalk } from "./talk.ts";

let talk: Awaited<ReturnType<typeof openTalk>>;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.store.close());

const say: typeof talk.say = (...args) => talk.say(...args);
const reader = (name?: string) => talk.reader(name);

describe("every setting", () => {
  const settings = [
    ["/format full", "/format headlines", "/format tiny", "/format short"],
    ["/items 5", "/items 8", "/items 21", "/items auto"],
    ["/language ko", "/language en", "/language klingon", "/language auto"],
    ["/news ko", "/news en ko", "/news klingon", "/news all"],
    ["/quiet 22:00-07:00", "/quiet 23:00-06:30", "/quiet now", "/quiet off"],
    ["/digest 09:00 sun", "/digest 18:00 fri", "/digest mon tue 9", "/digest off"],
    ["/zone Asia/Seoul", "/zone America/New_York", "/zone Qwxzv", "/zone Europe/Berlin"],
    ["/members off", "/members on", "/members perhaps", "/members on"],
  ] as const;

  test.each(settings)("%s is set, said once, and taken back with the button that it gets", async (one, other) => {
    await say(one);
    const before = await reader();
    const changed = await say(other);
    expect(changed.buttons).toEqual(expect.arrayContaining([one, "/settings"]));
    const again = await say(other);
    expect(again.buttons).not.toContain(one);
    expect(again.text).toBe(changed.text);
    expect(again.menu).toEqual(changed.menu);
    await say(one);
    expect({ ...(await reader()), heardAt: 0 }).toEqual({ ...before, heardAt: 0 });
  });

  test.each(settings)(
    "%s: what cannot be read loses nothing, and is asked again with a menu",
    async (one, _o, wrong) => {
      await say(one);
      const before = await reader();
      const { text, menu } = await say(wrong);
      expect(await reader()).toEqual(before);
      expect(menu.length).toBeGreaterThan(0);
      expect(text).not.toBe("");
      const flood = await say(`${one.split(" ")[0]} ${"漢字🦊 שלום ".repeat(1000)}`);
      expect(flood.text.length).toBeLessThan(1000);
      expect(await reader()).toEqual(before);
    },
  );

  test.each(settings)(
    "%s begins with %s's usual, asks when it is said alone, and survives a restart",
    async (one, _o, _w, usual) => {
      const { menu, buttons } = await say(one.split(" ")[0]!);
      expect(menu.length).toBeGreaterThan(0);
      expect(buttons).toContain("/settings");
      const undo = (await say(one)).buttons;
      expect(undo).toContain(usual);
      await talk.restart();
      expect((await say(one)).buttons).not.toContain(usual);
    },
  );

  test.each(settings)("%s is for managers only, in a group", async (one) => {
    const before = await reader("-5");
    expect((await say(one, { chat: "-5", manager: false })).text).toContain("Only those who manage");
    expect((await reader("-5"))?.choices).toEqual(before?.choices ?? {});
  });

  test.each(settings)("%s shows what is chosen in its menu", async (one) => {
    const { menu } = await say(one);
    const chosen = menu.filter((choice) => choice.startsWith("* "));
    expect(chosen).toHaveLength(1);
  });

  test("has buttons that travel", async () => {
    await say("/zone America/Argentina/Buenos_Aires");
    for (const [one] of settings) {
      const { menu, buttons } = await say(one.split(" ")[0]!);
      for (const command of [...menu, ...buttons])
        expect(Buffer.byteLength(command.replace("* ", ""))).toBeLessThanOrEqual(64);
    }
  });

  test("keeps both of two that are set at once", async () => {
    await Promise.all([say("/format full"), say("/items 3"), say("/quiet 22-7"), say("/digest sun")]);
    expect(await reader()).toMatchObject({
      format: "full",
      choices: { most: 3, quiet: { from: "22:00", to: "07:00" }, digest: { at: "09:00", days: [7] } },
    });
  });

  test("is shown on one screen, each with its way to change it", async () => {
    await say("/subscribe 07:30 weekdays");
    await say("/items 5");
    const { text, menu } = await say("/settings");
    expect(text).toContain("Times: Monday to Friday at 7:30 AM");
    expect(text).toContain("Stories: 5");
    expect(text.length).toBeLessThan(1000);
    expect(menu).toEqual(
      "subscribe,zone,format,items,language,news,quiet,digest,pause ?,members".split(",").map((name) => `/${name}`),
    );
    for (const command of menu) expect((await say(command)).text).not.toContain("I do not know");
    expect((await reader())?.choices.pausedUntil).toBeUndefined();
  });

  test("completes as it is typed", async () => {
    expect(await talk.complete("language", "language", "한")).toEqual(["ko"]);
    expect(await talk.complete("news", "languages", "kor")).toEqual(["ko"]);
    expect(await talk.complete("items", "count", "1")).toContain("15");
    expect(await talk.complete("format", "format", "f")).toEqual(["full"]);
    expect(await talk.complete("pause", "span", "7")).toEqual(["7 days"]);
    expect(await talk.complete("quiet", "hours", "22")).toEqual(["22:00-07:00"]);
    expect(await talk.complete("digest", "week", "sun")).toContain("09:00 sun");
    expect(await talk.complete("zone", "zone", "seo")).toContain("Asia/Seoul");
    expect(await talk.complete("members", "members", "of")).toEqual(["off"]);
  });
});

describe("/zone", () => {
  test("takes a city, a location, or the time that it is, and tells the next briefing on that clock", async () => {
    await say("/subscribe 07:30");
    const { text } = await say("/zone seoul");
    expect(text).toContain("Asia/Seoul. It is 6:00 AM there now");
    expect(text).toContain("Tuesday, November 24 at 7:30 AM, in 2 hours");
    await say("/zone 37.57,126.98");
    expect((await reader())?.timeZone).toBe("Asia/Seoul");
    const asked = await say("/zone it is 7:00 am");
    expect((await reader())?.timeZone).toBe("Asia/Seoul");
    expect(asked.menu).toContain("/zone Australia/Brisbane");
  });

  test("asks which where there are several, and sets nothing", async () => {
    const { text, menu } = await say("/zone Valencia");
    expect(text).toContain("more than one “Valencia”");
    expect(menu.length).toBeGreaterThan(0);
    expect((await reader())?.timeZone).toBe("Europe/Berlin");
  });

  test("promises no briefing for a day that has had it", async () => {
    await say("/subscribe 07:30 Asia/Seoul");
    talk.clock.now = Date.parse("2026-11-23T22:31:00Z");
    await plan(talk.store, ["telegram"], talk.clock.now);
    expect((await say("/zone Europe/Berlin")).text).toContain("Wednesday, November 25 at 7:30 AM");
    expect((await say("/subscribe 07:30 America/New_York")).text).toContain("Wednesday, November 25 at 7:30 AM");
  });

  test("offers to subscribe to who has not", async () => {
    expect((await say("/zone Seoul")).buttons[0]).toBe("/subscribe");
  });

  test("knows no place outside of the Earth", async () => {
    expect((await say("/zone 99.5,200.1")).text).toContain("I do not know where");
  });
});

describe("/pause", () => {
  beforeEach(() => say("/subscribe 07:30"));

  test("lets no slot come before its end, and ends by itself", async () => {
    const { text, buttons } = await say("/pause 7 days");
    expect(text).toContain("no briefings until Monday, November 30");
    expect(buttons).toContain("/resume");
    expect((await reader())?.nextSlot).toBe("2026-12-01T07:30");
    expect((await say("/status")).text).toContain("Paused until Monday, November 30");
    talk.clock.now += 3 * day;
    expect(await plan(talk.store, ["telegram"], talk.clock.now)).toBe(0);
    talk.clock.now += 5 * day;
    expect(await plan(talk.store, ["telegram"], talk.clock.now)).toBe(1);
    expect((await reader())?.nextSlot).toBe("2026-12-02T07:30");
    expect((await say("/status")).text).not.toContain("Paused");
  });

  test("without a time lasts until it is ended, and a chat that comes back stays paused", async () => {
    await say("/pause");
    expect(await reader()).toMatchObject({ nextAt: null, slots: [{ at: "07:30" }] });
    expect((await say("/status")).text).toContain("until you say /resume");
    talk.clock.now += 400 * day;
    await say("/subscribe 08:00");
    expect(await reader()).toMatchObject({ nextAt: null });
    const { text, buttons } = await say("/resume");
    expect(text).toContain("Your briefings go on");
    expect((await reader())?.nextAt).not.toBeNull();
    await say(buttons.find((button) => button.startsWith("/pause"))!);
    expect((await reader())?.nextAt).toBeNull();
  });

  test("is taken back to the minute by the button of /resume", async () => {
    await say("/pause 3 days");
    const before = (await reader())?.choices.pausedUntil;
    const { buttons } = await say("/resume");
    await say(buttons.find((button) => button.startsWith("/pause"))!);
    expect((await reader())?.choices.pausedUntil).toBe(before);
    talk.clock.now += 365 * day;
    const { text } = await say(buttons.find((button) => button.startsWith("/pause"))!);
    expect(text).toContain("I cannot read");
    expect((await say("/resume")).text).toContain("Nothing is paused");
  });

  test.each(["until friday", "2 weeks", "2026-12-24", "1주", "7"])("takes %s", async (span) => {
    expect((await say(`/pause ${span}`)).text).toContain("no briefings until");
  });

  test.each(["forever", "0 days", "2026-02-30", "2020-01-01", "900 days"])("does not take %s", async (span) => {
    expect((await say(`/pause ${span}`)).text).toContain("I cannot read");
    expect((await reader())?.choices.pausedUntil).toBeUndefined();
  });

  test("has nothing to pause for who has no briefing", async () => {
    expect((await say("/pause", { chat: "43" })).text).toContain("nothing to pause");
  });
});

describe("/digest", () => {
  test("is one more slot, beside the others or alone", async () => {
    await say("/digest sun 09:00");
    expect((await reader())?.nextSlot).toBe("2026-11-29T09:00");
    await say("/subscribe 20:00");
    expect((await reader())?.nextSlot).toBe("2026-11-24T20:00");
    talk.clock.now = Date.parse("2026-11-28T20:00:00Z");
    await plan(talk.store, ["telegram"], talk.clock.now);
    expect((await reader())?.nextSlot).toBe("2026-11-29T09:00");
    expect((await say("/status")).text).toContain("A look back at the week comes Sunday at 9:00 AM");
    await say("/digest off");
    expect((await reader())?.nextSlot).toBe("2026-11-29T20:00");
  });

  test("has Sunday at nine for what is not said", async () => {
    await say("/digest on");
    expect((await reader())?.choices.digest).toEqual({ at: "09:00", days: [7] });
    await say("/digest friday");
    expect((await reader())?.choices.digest).toEqual({ at: "09:00", days: [5] });
  });
});

describe("/language", () => {
  test("wins over what the platform tells, until it is automatic again", async () => {
    const { text, menu } = await say("/language 한국어", { locale: "en-GB" });
    expect(text).toContain("한국어");
    expect(menu).toContain("* /language ko");
    expect((await say("/settings", { locale: "en-GB" })).text).toContain("시간대");
    await say("/language auto", { locale: "en-GB" });
    expect((await say("/settings", { locale: "en-GB" })).text).toContain("Your settings");
  });

  test("keeps the region of who speaks it", async () => {
    await say("/language en", { locale: "en-GB" });
    expect((await reader())?.locale).toBe("en-GB");
  });
});

describe("/news", () => {
  beforeEach(async () => {
    await talk.tell("Harbour ferry returns to service");
    await talk.tell("항구 여객선 운항 재개", { language: "ko" });
    await talk.tell("Die Fähre fährt wieder", { language: "de-AT" });
  });

  test("offers the languages that the stories have, several at once, in the reader's words", async () => {
    expect((await say("/news")).menu).toEqual(["/news +en", "/news +ko", "/news +de", "* /news all"]);
    await say("/news +ko");
    const { text, menu } = await say("/news +de");
    expect(text).toContain("German and Korean");
    expect(menu).toEqual(["* /news -de", "* /news -ko", "/news +en", "/news all"]);
    expect((await say("/brief")).text).not.toContain("Harbour ferry");
    await say("/news -de");
    await say("/news -de");
    await say("/news -ko");
    expect((await reader())?.choices.languages).toBeUndefined();
  });

  test("reads names of languages", async () => {
    await say("/news Korean, deutsch");
    expect((await reader())?.choices.languages).toEqual(["de", "ko"]);
  });
});

describe("/members", () => {
  const group = { chat: "-5" };

  test("keeps the news to those who manage a group, and says so gently", async () => {
    await say("/members off", group);
    expect((await say("/brief", { ...group, manager: false })).text).toContain("write to me privately");
    expect((await say("/help", { ...group, manager: false })).text).toContain("/brief");
    expect((await say("/brief", group)).text).toContain("No news yet");
    await say("/members on", group);
    expect((await say("/brief", { ...group, manager: false })).text).toContain("Nothing new");
  });

  test("tells managers who set it up", async () => {
    await say("/subscribe 07:30", { ...group, user: "100" });
    expect((await say("/settings", { ...group, user: "7" })).text).toContain("Set up by: 100");
    expect((await say("/members", { ...group, user: "7" })).text).toContain("Set up by: 100");
    expect((await say("/settings", { ...group, user: "100" })).text).not.toContain("Set up by");
    expect((await say("/status", { ...group, user: "8", manager: false })).text).not.toContain("100");
  });
});

test("an hour is not lost to the minute that passes between two words", async () => {
  await say("/subscribe 07:30");
  talk.clock.now += minute;
  await say("/format full");
  expect((await reader())?.nextSlot).toBe("2026-11-24T07:30");
});
