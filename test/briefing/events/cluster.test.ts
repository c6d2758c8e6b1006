import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cluster } from "../../../src/briefing/events/cluster.ts";
import { createEventIndex, type Move } from "../../../src/briefing/events/event-index.ts";
import type { Clusterable } from "../../../src/briefing/events/signature.ts";
import { ferries, strikes } from "../../samples.ts";

const ferry = {
  title: "First electric ferry to link Tarnholm and Eastby",
  text: "The first electric ferry on the Lissel Sound will carry passengers between Tarnholm and Eastby from 3 March, the port authority said on Monday. It takes 180 passengers and 40 bicycles.",
  language: "en",
};
const sameFerry = {
  title: "Electric ferry Kittiwake to start on Lissel Sound",
  text: "An electric ferry will run between Tarnholm and Eastby from 3 March, the port authority announced on Monday. The Kittiwake carries 180 passengers and 40 bicycles across the Lissel Sound.",
  language: "en",
};
const quake = (place: string, sea: string, magnitude: string, time: string) => ({
  title: `Earthquake of magnitude ${magnitude} shakes ${place}`,
  text: `An earthquake of magnitude ${magnitude} shook ${place} at ${time}, the seismological service said. The tremor was felt along the coast of the ${sea}. Nobody was hurt and no damage was reported.`,
  language: "en",
});
const oneQuake = quake("Marrow Valley", "Lissel Sound", "3.9", "05:12");
const otherQuake = quake("Cape Ollin", "Hesper Bay", "4.6", "21:40");

describe("cluster", () => {
  test("puts together what two sources tell in nearly the same words", () => {
    expect(cluster([ferry, oneQuake, sameFerry])).toEqual([[ferry, sameFerry], [oneQuake]]);
  });

  test("puts together what is told in other words, and keeps apart what else is new in that town", () => {
    const loosely = {
      title: "Tarnholm gets its boat back",
      text: "Eleven years after the last boat was scrapped, people can cross from Tarnholm to Eastby on the water again. An electric ferry called Kittiwake starts on 3 March, the port authority said.",
      language: "en",
    };
    const library = {
      title: "Tarnholm library opens on Sundays",
      text: "The town library of Tarnholm will open on Sundays from April, the council said on Monday. The reading room for children grows to twice its size, and a café moves in.",
      language: "en",
    };
    expect(cluster([ferry, library, loosely])).toEqual([[ferry, loosely], [library]]);
  });

  test("keeps two earthquakes of one day apart", () => {
    expect(cluster([oneQuake, otherQuake])).toHaveLength(2);
    const bare = ({ title }: { title: string }) => ({ title, language: "en" });
    expect(cluster([oneQuake, otherQuake].map(bare))).toHaveLength(2);
  });

  test("knows the same earthquake from another source", () => {
    const again = { ...oneQuake, title: "Marrow Valley shaken by magnitude 3.9 earthquake" };
    expect(cluster([oneQuake, otherQuake, again])).toEqual([[oneQuake, again], [otherQuake]]);
  });

  test("knows in a headline the name that another one shortens", () => {
    const told = [
      { title: "LFA forms team for recall", language: "en" },
      { title: "Lissel Ferry Authority begins recall", language: "en" },
      { title: "Lovely Flowers at an Exhibition in Wendle", language: "en" },
    ];
    expect(cluster(told).map(({ length }) => length)).toEqual([2, 1]);
    expect(cluster([{ title: "Town forms team for recall", language: "en" }, ...told.slice(1)])).toHaveLength(3);
  });

  test("goes by headlines where there is nothing else", () => {
    const told = [
      { title: "Electric ferry to link Tarnholm and Eastby" },
      { title: "Tarnholm and Eastby to be linked by electric ferry" },
      { title: "Tarnholm library opens on Sundays" },
    ];
    expect(cluster(told).map(({ length }) => length)).toEqual([2, 1]);
  });

  test("keeps apart numbered headlines that only differ by their number", () => {
    expect(
      cluster([{ title: "Weekly winning numbers for draw 101" }, { title: "Weekly winning numbers for draw 102" }]),
    ).toHaveLength(2);
  });

  test("puts together one page under two addresses, whatever it says now", () => {
    const one = { ...ferry, url: "https://www.example.org/ferry/?utm_source=feed" };
    const two = { ...otherQuake, url: "http://example.org/ferry#top" };
    expect(cluster([one, two])).toHaveLength(1);
  });

  test("does not take a home page for a story's own", () => {
    const home = "https://example.org/";
    expect(
      cluster([
        { ...ferry, url: home },
        { ...oneQuake, url: home },
      ]),
    ).toHaveLength(2);
  });

  test("keeps languages apart, and lets an unknown one join", () => {
    expect(cluster([ferry, { ...ferry, language: "de" }])).toHaveLength(2);
    expect(cluster([ferry, { ...ferry, language: "en-GB" }, { ...ferry, language: "und" }])).toHaveLength(1);
  });

  test("keeps apart what was published more than three days apart", () => {
    const day = 24 * 60 * 60 * 1000;
    expect(
      cluster([
        { ...ferry, publishedAt: 0 },
        { ...sameFerry, publishedAt: 2 * day },
      ]),
    ).toHaveLength(1);
    expect(
      cluster([
        { ...ferry, publishedAt: 0 },
        { ...sameFerry, publishedAt: 4 * day },
      ]),
    ).toHaveLength(2);
  });

  test.each([
    [
      "ko",
      "솔내만의 바다숲이 10년 만에 두 배로 넓어졌다고 솔내해양연구소가 12일 밝혔다. 면적은 420헥타르에서 850헥타르로 늘었다.",
      "솔내해양연구소는 12일 솔내만 바다숲 면적이 420헥타르에서 850헥타르로 두 배가 됐다고 밝혔다. 10년 만이다.",
      "솔내시 도서관이 다음 달부터 일요일에도 문을 연다고 시청이 12일 밝혔다. 어린이 열람실은 두 배로 넓어진다.",
    ],
    [
      "ja",
      "潮見町と東浦町を結ぶ電気フェリーが三月三日に就航すると港湾局が月曜日に発表した。定員は百八十人で、所要時間は二十五分だ。",
      "港湾局は月曜日、電気フェリーを三月三日から潮見町と東浦町の間で運航すると発表した。所要時間は二十五分、定員は百八十人。",
      "東浦町の図書館は来月から日曜日も開館すると町が月曜日に発表した。児童室の広さは二倍になるという。",
    ],
    [
      "vi",
      "Chuyến phà điện đầu tiên nối hai thị trấn Hải Đông và Bến Vịnh sẽ hoạt động từ ngày 3 tháng 3, cảng vụ cho biết hôm thứ Hai. Phà chở được 180 hành khách.",
      "Cảng vụ cho biết hôm thứ Hai rằng phà điện nối hai thị trấn Hải Đông và Bến Vịnh sẽ hoạt động từ ngày 3 tháng 3, chở được 180 hành khách.",
      "Thư viện thị trấn Bến Vịnh sẽ mở cửa vào Chủ nhật từ tháng sau, chính quyền cho biết hôm thứ Hai. Phòng đọc thiếu nhi rộng gấp đôi.",
    ],
  ])("works in %s", (language, told, again, other) => {
    const stories = [told, again, other].map((text) => ({ title: text.slice(0, 20), text: text.repeat(2), language }));
    expect(cluster(stories).map(({ length }) => length)).toEqual([2, 1]);
  });

  test("keeps two court cases of one day apart", () => {
    const court = (who: string, town: string, age: string) => ({
      title: `${town} court: ${who} goes on trial for fraud`,
      text: `The trial of ${who}, ${age}, began at the regional court of ${town} on Monday. The prosecution says that ${who} sold flats that did not exist. The defence asked the court to dismiss the charges.`,
      language: "en",
    });
    const cases = [court("Ada Lund", "Eastby", "51"), court("Jonas Verren", "Tarnholm", "38")];
    expect(cluster(cases)).toHaveLength(2);
    expect(cluster(cases.map(({ title }) => ({ title, language: "en" })))).toHaveLength(2);
  });

  test("keeps two accidents apart that each have a name of their own in all reports", () => {
    const crash = (place: string, i: number) => ({
      title: `Bus crash near ${place} hurts several people`,
      text: `Several people were hurt when a bus left the road near ${place} on Monday morning, the police said in report ${i}. The driver of the bus was taken to hospital. The road was closed for hours.`,
      language: "en",
    });
    const stories = ["Marrow", "Marrow", "Marrow", "Ollin", "Ollin", "Ollin"].map(crash);
    expect(cluster(stories).map(({ length }) => length)).toEqual([3, 3]);
  });

  test("puts one page together even when its language was found differently", () => {
    const url = "https://example.org/ferry";
    expect(
      cluster([
        { ...ferry, url },
        { ...ferry, language: "de", url },
      ]),
    ).toHaveLength(1);
  });

  test("takes no bare headline of two words for a happening, nor an empty one", () => {
    const titles = ["Morning briefing", "Morning briefing", "", "", "Weather", "Weather"];
    expect(cluster(titles.map((title) => ({ title })))).toHaveLength(6);
  });

  test("gives the same groups in whatever order the stories come", () => {
    const again = { ...oneQuake, title: "Marrow Valley shaken by magnitude 3.9 earthquake" };
    const stories = [ferry, oneQuake, otherQuake, sameFerry, again];
    const groups = (order: typeof stories) =>
      new Set(
        cluster(order).map((group) =>
          group
            .map((story) => stories.indexOf(story))
            .toSorted((a, b) => a - b)
            .join(),
        ),
      );
    for (const order of [stories.toReversed(), [again, ferry, otherQuake, oneQuake, sameFerry]]) {
      expect(groups(order)).toEqual(groups(stories));
    }
  });

  test("bears ten thousand identical headlines, and a few of a megabyte", { timeout: 30_000 }, () => {
    const same = Array.from({ length: 10_000 }, () => ({ title: "Electric ferry to link Tarnholm and Eastby" }));
    expect(cluster(same)).toHaveLength(1);
    const alike = Array.from({ length: 3000 }, (_, i) => ({
      title: `Electric ferry ${i} to link Tarnholm and Eastby`,
    }));
    expect(cluster(alike).flat()).toHaveLength(3000);
    const long = ["ferry ", "바다", "🙂", "a"].map((word) => ({ title: word.repeat(1_000_000 / word.length) }));
    expect(cluster(long)).toHaveLength(4);
  });

  test("puts every story into exactly one group and keeps the order", () => {
    const word = fc.constantFrom(
      "ferry",
      "bridge",
      "Tarnholm",
      "Eastby",
      "opens",
      "closes",
      "3",
      "바다",
      "港",
      "",
      "…",
      "\u0000",
    );
    const text = fc.array(word, { maxLength: 20 }).map((words) => words.join(" "));
    const story = fc.record(
      { title: text, text, language: fc.constantFrom("en", "ko", "und"), url: fc.webUrl(), publishedAt: fc.integer() },
      { requiredKeys: ["title"] },
    );
    fc.assert(
      fc.property(fc.array(story, { maxLength: 30 }), (stories) => {
        const groups = cluster(stories);
        const index = new Map(stories.map((entry, i) => [entry, i]));
        const places = groups.map((group) => group.map((entry) => index.get(entry) ?? -1));
        expect(places.flat().toSorted((a, b) => a - b)).toEqual(stories.map((_, i) => i));
        for (const group of places) expect(group).toEqual(group.toSorted((a, b) => a - b));
        const firsts = places.map(([first]) => first ?? -1);
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("the index of events", () => {
  const hour = 3_600_000;
  const events = () => {
    const index = createEventIndex();
    let made = 0;
    let came = 0;
    let moves: readonly Move[] = [];
    const add = (story: Clusterable, event: string, at: number) => index.add({ id: `s${++came}`, ...story }, event, at);
    /** The event of each, in their order. */
    const placeAll = (stories: readonly Clusterable[], at = 0) => {
      const named = stories.map((story) => ({ id: `s${++came}`, ...story }));
      const placed = [...index.place(named, at, () => `new ${++made}`)];
      moves = placed.flatMap((one) => one.moves);
      return placed.map(({ event }) => event);
    };
    const place = (story: Clusterable, at = 0) => placeAll([story], at)[0];
    return { index, add, place, placeAll, moves: () => moves };
  };

  test("finds the event that a new story belongs to, and a new one for what is new", () => {
    const { add, place } = events();
    add(oneQuake, "quake", 0);
    add(ferry, "ferry", 0);
    expect(place(sameFerry)).toBe("ferry");
    expect(place(otherQuake)).toBe("new 1");
    expect(place({ ...otherQuake })).toBe("new 1");
  });

  test("takes the nearest of those that it may join", () => {
    const { add, place } = events();
    add({ ...sameFerry, text: sameFerry.text.replace("180 passengers and 40", "many") }, "loose", 0);
    add(ferry, "near", 0);
    expect(place({ ...ferry })).toBe("near");
  });

  test("forgets what came too long ago, and nothing else", () => {
    const { index, add, place } = events();
    add(oneQuake, "quake", 0);
    add(ferry, "ferry", 2 * hour);
    index.forget(hour);
    expect(index.size).toBe(1);
    expect(place(sameFerry, 2 * hour)).toBe("ferry");
    expect(place({ ...oneQuake }, 2 * hour)).toBe("new 1");
    index.forget(3 * hour);
    expect(index.size).toBe(0);
    expect(place({ ...ferry }, 3 * hour)).toBe("new 2");
  });

  test("follows an event over days by its latest stories", () => {
    const { add, place } = events();
    const told = (day: number) => ({ ...ferry, publishedAt: day * 24 * hour });
    add(told(0), "ferry", 0);
    add(told(2), "ferry", 0);
    expect(place(told(4))).toBe("ferry");
    expect(place(told(8))).toBe("new 1");
  });

  test("keeps languages apart, but for one page", () => {
    const { add, place } = events();
    const url = "https://example.org/ferry";
    add({ ...ferry, url }, "ferry", 0);
    const german = { ...ferry, language: "de" };
    expect(place(german)).toBe("new 1");
    expect(place({ ...german, url: `${url}?utm_source=feed` })).toBe("ferry");
  });

  test("gives the groups of the batch where stories are as plain as these", () => {
    const stories = [ferry, oneQuake, otherQuake, sameFerry];
    const { place } = events();
    expect([...Map.groupBy(stories, (story) => place(story)).values()]).toEqual(cluster(stories));
  });

  test("makes one of two events that a new story shows to be the same", () => {
    const { index, add, place, moves } = events();
    const { early, technical, whole } = ferries;
    add(early, "early", 0);
    expect(place(technical, hour)).toBe("new 1");
    expect(place(whole, 2 * hour)).toBe("new 1");
    expect(moves()).toEqual([{ from: "early", to: "new 1" }]);
    expect(place({ ...early }, 3 * hour)).toBe("new 1");
    index.forget(2 * hour);
    expect(place({ ...technical }, 3 * hour)).toBe("new 1");
    index.forget(4 * hour);
    expect(index.size).toBe(0);
    expect(place({ ...early }, 4 * hour)).toBe("new 2");
  });

  test("parts again what was put together before more of it came", () => {
    const { placeAll, moves } = events();
    const { launch, both, crews, union } = strikes;
    expect(placeAll([launch, both, crews, union])).toEqual(["new 1", "new 1", "new 2", "new 2"]);
    expect(moves()).toEqual([{ from: "new 1", to: "new 2", isNew: true, stories: ["s2"] }]);
    expect(cluster([launch, both, crews, union])).toEqual([[launch], [both, crews, union]]);
  });

  test("leaves an event to most of its stories, or where that is undecided to the first", () => {
    const { launch, both, crews } = strikes;
    const more = events();
    for (const story of [both, launch, launch]) more.add(story, "ferry", 0);
    expect(more.place(crews)).toBe("new 1");
    expect(more.moves()).toEqual([{ from: "ferry", to: "new 1", isNew: true, stories: ["s1"] }]);
    const first = events();
    for (const story of [both, launch]) first.add(story, "ferry", 0);
    expect(first.place(crews)).toBe("ferry");
    expect(first.moves()).toEqual([{ from: "ferry", to: "new 1", isNew: true, stories: ["s2"] }]);
  });

  test("stays small and quick when ten thousand stories are the same", { timeout: 30_000 }, () => {
    const { index, place } = events();
    const ids = new Set(Array.from({ length: 10_000 }, (_, i) => place({ ...ferry }, i)));
    expect(ids).toEqual(new Set(["new 1"]));
    index.forget(10_000);
    expect(index.size).toBe(0);
  });
});
