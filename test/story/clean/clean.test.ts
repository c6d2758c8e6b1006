import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean, explainClean } from "../../../src/story/clean/clean.ts";
import { recurringLines } from "../../../src/story/clean/recurring.ts";

const title = "Lighthouse at Cape Ollin to shine again after eight years";
const paragraphs = [
  "The lighthouse at Cape Ollin will shine again from the first of October, the harbour office said on Tuesday.",
  "Its lamp went out eight years ago, when a storm broke the lantern room and flooded the stairs below it.",
  "What happens next?",
  "Two keepers will live in the tower through the winter to watch over the new lamp, and visitors may come in May.",
];
const around = (before: string[], after: string[]) =>
  clean({ title, text: [...before, ...paragraphs, ...after].join("\n") });

describe("clean", () => {
  it("leaves the story of an article with the headline twice, other headlines and a group to join", () => {
    const after = [
      "Ferry fares to rise in spring as fuel costs more",
      "School in Upper Fenn opens a kitchen for everyone",
      "Three bridges that the valley has been waiting for",
      "Join NewsDesk Whatsapp group",
      "Related News",
    ];
    expect(around([title, title], after)).toBe(paragraphs.join("\n"));
  });

  it.each([
    ["the headline again", `${title} | Hillside Radio`],
    ["byline", "By Ines Calder"],
    ["date", "Updated: 14 March 2024, 10:30"],
    ["photo credit", "Photo: Oda Renshaw/Harbour Wire"],
    ["sharing buttons", "Share this article"],
    ["subscription", "Suscríbete a nuestro boletín"],
    ["another story", "Lesen Sie auch: Der Hafen bekommt eine neue Mauer"],
    ["a channel to join", "WhatsApp kanalımıza katılın"],
    ["a channel to join", "Chat with us in Facebook Messenger. Find out what happens in the harbour as it happens."],
    ["advertisement", "ADVERTISEMENT"],
    ["copyright", "© 2024 Hillside Radio. All rights reserved."],
    ["a bare link", "https://example.org/lighthouse"],
    ["date", "3 stycznia 2024, 14:05"],
  ])("takes a line off as %s: %s", (reason, line) => {
    const text = [paragraphs[0], line, ...paragraphs.slice(1)].join("\n");
    expect(explainClean({ title, text }).filter(({ kept }) => !kept)).toEqual([{ line: 1, kept: false, why: reason }]);
  });

  it.each(["Fares and times", "Line 4: Tarnholm to Eastby"])(
    "leaves a line that may be furniture by its shape and place alone: %s",
    (line) => {
      const ferry = [
        "The ferry will sail every half hour from the first day of March, the port authority of Tarnholm said on Monday.",
        "The crossing takes twenty-five minutes, and the boat carries a hundred and eighty passengers and forty bicycles.",
        "Fares will be the same as on the buses of the county, which the towns on both sides had asked for since spring.",
        "The two towns have had no direct crossing for eleven years, and the road round the sound is long and narrow.",
        line,
      ].join("\n");
      expect(clean({ title: "Ferry from Tarnholm in March", text: ferry })).toBe(ferry);
    },
  );

  it.each([
    [
      "Deutsch",
      "Der Leuchtturm auf Kap Ollin leuchtet ab Oktober wieder, sagte die Hafenbehörde am Dienstag in der kleinen Stadt.",
      ["Abonnieren Sie unseren Newsletter", "Artikel teilen", "Mehr zum Thema"],
    ],
    [
      "français",
      "Le phare du cap Ollin éclairera de nouveau la côte dès le mois d’octobre, a annoncé mardi le bureau du port.",
      ["Abonnez-vous à notre newsletter", "Partager", "Lire aussi : Le port aura un nouveau mur"],
    ],
    [
      "español",
      "El faro del cabo Ollin volverá a iluminar la costa desde octubre, dijo el martes la oficina del puerto de la ciudad.",
      ["Únete a nuestro canal de WhatsApp", "Compartir", "Noticias relacionadas"],
    ],
    [
      "português",
      "O farol do cabo Ollin voltará a iluminar a costa a partir de outubro, disse na terça-feira a autoridade do porto.",
      ["Inscreva-se no nosso canal do Telegram", "Compartilhar", "Leia também: O porto terá um muro novo"],
    ],
    [
      "italiano",
      "Il faro di capo Ollin tornerà a illuminare la costa da ottobre, ha detto martedì l’ufficio del porto della città.",
      ["Iscriviti alla newsletter", "Condividi", "Leggi anche: Il porto avrà un muro nuovo"],
    ],
    [
      "русский",
      "Маяк на мысе Оллин снова будет светить с первого октября, сообщили во вторник в управлении порта этого города.",
      ["Подписывайтесь на наш Telegram-канал", "Поделиться", "Читайте также"],
    ],
    [
      "Türkçe",
      "Ollin burnundaki deniz feneri ekim ayından itibaren yeniden ışık verecek, liman idaresi salı günü bunu açıkladı.",
      ["Telegram kanalımıza abone olun", "Paylaş", "İlgili haberler"],
    ],
    [
      "Tiếng Việt",
      "Ngọn hải đăng ở mũi Ollin sẽ sáng trở lại từ tháng mười, văn phòng cảng cho biết hôm thứ ba tại thành phố nhỏ này.",
      ["Theo dõi chúng tôi trên Zalo", "Chia sẻ", "Tin liên quan"],
    ],
    [
      "العربية",
      "ستضيء منارة رأس أولين الساحل من جديد ابتداء من شهر أكتوبر، كما أعلن مكتب الميناء يوم الثلاثاء في المدينة الصغيرة.",
      ["تابعونا على تلغرام", "شارك", "اقرأ أيضا"],
    ],
    [
      "हिन्दी",
      "केप ओलिन का प्रकाशस्तंभ अक्टूबर से फिर रोशनी देगा, बंदरगाह कार्यालय ने मंगलवार को यह जानकारी छोटे शहर में दी।",
      ["हमारे व्हाट्सएप ग्रुप से जुड़ें", "शेयर करें", "यह भी पढ़ें"],
    ],
    [
      "বাংলা",
      "কেপ অলিনের বাতিঘর অক্টোবর থেকে আবার আলো দেবে, মঙ্গলবার ছোট শহরটির বন্দর কার্যালয় এই কথা জানিয়েছে বলে খবর।",
      ["আমাদের টেলিগ্রাম চ্যানেলে যোগ দিন", "শেয়ার করুন", "আরও পড়ুন"],
    ],
    [
      "한국어",
      "올린곶 등대가 십월 첫날부터 다시 불을 밝힌다고 항만 사무소가 화요일에 작은 도시에서 기자들에게 밝혔다.",
      ["텔레그램 채널 구독하기", "공유하기", "관련기사"],
    ],
    [
      "日本語",
      "オリン岬の灯台が十月一日から再び光をともすと、港の事務所が火曜日に小さな町で記者団に対して明らかにした。",
      ["シェアする", "関連記事", "会員登録はこちら"],
    ],
    [
      "中文",
      "港务局周二在这座小城宣布，奥林角的灯塔将从十月一日起重新点亮，此前灯塔因风暴受损已经关闭了整整八年时间。",
      ["加入我们的微信群", "分享到微博", "相关新闻"],
    ],
  ])("leaves a story in %s without what its site says after it", (_, told, after) => {
    expect(clean({ title: "Ollin", text: [told, told.replace("Ollin", "Wendle"), ...after].join("\n") })).toBe(
      [told, told.replace("Ollin", "Wendle")].join("\n"),
    );
  });

  it("takes off sentences that speak of the site and its authors", () => {
    const notices = [
      "We use cookies to personalise the advertising that you see; read our privacy policy for your choices.",
      "Ines Calder is a senior reporter for Hillside Radio.",
      "Create an account or sign in to read unlimited articles and get our newsletter in your inbox.",
    ];
    expect(around([], notices)).toBe(paragraphs.join("\n"));
  });

  it("says for each line whether it stays and why", () => {
    const text = [...paragraphs, "", "Share this article"].join("\n");
    expect(explainClean({ title, text })).toEqual([
      ...paragraphs.map((_, line) => ({ line, kept: true, why: "the story" })),
      { line: 5, kept: false, why: "sharing buttons" },
    ]);
  });

  it("keeps the only paragraph, and says so", () => {
    const text = "Sign in to read this article and get our newsletter in your inbox.";
    expect(explainClean({ title, text })).toEqual([{ line: 0, kept: true, why: "too much would go" }]);
  });

  it("keeps subheads, lists and sentences that begin like furniture", () => {
    const told = [
      "Share prices in Wendle fell on Tuesday after the harbour office said that the lighthouse would cost twice as much.",
      "The new lamp brings:",
      "a longer reach in fog",
      "less work for the keepers",
      "a smaller bill for the town",
      "Follow the river for two hours and you come to the lighthouse, which has stood there for nearly two hundred years.",
    ];
    expect(clean({ title, text: [...paragraphs, ...told].join("\n") })).toBe([...paragraphs, ...told].join("\n"));
  });

  it("cuts the dateline before the first sentence", () => {
    const text =
      "PORT HESPER, March 3 (Reuters) - The coast guard in Port Hesper found the missing boat on Sunday near the cape.";
    expect(clean({ title, text })).toBe(
      "The coast guard in Port Hesper found the missing boat on Sunday near the cape.",
    );
  });

  it("cuts it with an agency that is known, or with a mark behind an unknown one", () => {
    const rest = "The coast guard in Port Hesper found the missing boat on Sunday near the cape.";
    for (const before of [
      "Wien (APA) ",
      "Berlin (dpa/lrs) – ",
      "Tarnholm (hw-press). ",
      "Tarnholm (HWA) - ",
      "Tarnholm, March 3 (Reuters) - ",
      "(EFE).- ",
      "3 March 2024 ",
      "March 3, 2024 10:30 AM EST ",
      "Tarnholm, 3 mar (EFE).- ",
      "TARNHOLM/PORT HESPER, March 3 (Reuters) - ",
    ])
      expect(clean({ title, text: before + rest })).toBe(rest);
  });

  it("keeps a name with its letters: who belongs to what is no dateline", () => {
    for (const text of [
      "Oda Renshaw (LSP) said on Monday that the missing boat had been found near the cape by the coast guard.",
      "The Lissel Sound Authority (LSA) said on Monday that the missing boat had been found near the cape.",
      "Agence Port Hesper (APH) President Oda Renshaw said on Monday that the missing boat had been found near the cape.",
      "Arctic Fisheries Partners (AFP) President Oda Renshaw said on Monday that the boat had been found near the cape.",
      "LSP – the party of the harbour – said on Monday that the missing boat had been found near the cape.",
    ])
      expect(clean({ title, text })).toBe(text);
  });

  it("keeps a place and a dash, or a date, that are part of the sentence", () => {
    for (const text of [
      "March 3, 2024 was the day on which the coast guard in Port Hesper found the missing boat near the cape.",
      "3 March 2024, a Sunday, was the day on which the coast guard found the missing boat near the cape.",
      "Port Hesper – a town of two thousand – found its missing boat on Sunday near the cape, the coast guard said.",
      "The boat (Reuters reported it missing) was found on Sunday near the cape, the coast guard in Port Hesper said.",
    ])
      expect(clean({ title, text })).toBe(text);
  });

  it("takes no article apart: a text of nothing but short lines stays", () => {
    const poem = "The tide comes in\nThe tide goes out\nThe keeper sleeps\nThe lamp does not";
    expect(clean({ title: "A poem", text: poem })).toBe(poem);
  });

  it("takes only what is furniture by its words where little else would be left", () => {
    const list = Array.from({ length: 12 }, (_, index) => `Lighthouse number ${index} stands on a rock of its own`);
    const [paragraph = ""] = paragraphs;
    expect(clean({ title, text: [paragraph, ...list, "Share"].join("\n") })).toBe([paragraph, ...list].join("\n"));
  });

  it("gives lines of the text in their order, unchanged but for a dateline", () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...paragraphs,
        title,
        "Share",
        "Related News",
        "By Ines Calder",
        "6",
        "",
        "* * *",
        "Read more: the storm",
      ),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(fc.array(line), fc.string(), (lines, title) => {
        const text = lines.join("\n");
        let rest = text.split("\n");
        for (const kept of clean({ title, text })
          .split("\n")
          .filter((line) => line !== "")) {
          const at = rest.findIndex((line) => line.endsWith(kept));
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + 1);
        }
      }),
    );
  });

  it.each([
    ["one letter", "a".repeat(1_000_000)],
    ["one phrase", "Share ".repeat(200_000)],
    ["brackets and stops", "(".repeat(500_000) + ".".repeat(500_000)],
    ["quotation marks", '"'.repeat(1_000_000)],
    ["capitals", "A B ".repeat(250_000)],
    ["times of day", "1:".repeat(500_000)],
    ["dashes", " - ".repeat(300_000)],
    ["beginnings of links", "www.".repeat(250_000)],
    ["a dateline without an end", `${"A-".repeat(100)} (AFP${" x".repeat(300_000)}.`],
    ["lines of names", Array.from({ length: 2_000 }, () => `By ${"A'.-".repeat(50)}`).join("\n")],
    ["headlines", Array.from({ length: 100_000 }, (_, index) => `Headline ${index}`).join("\n")],
    ["turns", Array.from({ length: 100_000 }, (_, index) => (index % 2 === 0 ? "Share" : paragraphs[0])).join("\n")],
    ["empty lines", "\n".repeat(1_000_000)],
  ])(
    "answers soon for nothing but %s",
    (_, text) => {
      const before = process.cpuUsage().user;
      clean({ title: text, text });
      expect(process.cpuUsage().user - before).toBeLessThan(10_000_000);
    },
    60_000,
  );
});

describe("recurringLines", () => {
  const note = "The harbour news are made by three people and a dog, who are glad of every letter.";
  const article = (number: number, ...lines: string[]) => ({
    title: `Lighthouse ${number}`,
    text: [
      `Lighthouse ${number} shines again after ${number + 3} long years, said the harbour office of the town.`,
      ...lines,
    ].join("\n"),
  });

  it("finds what stands in three articles of a source, and clean takes it off for that reason", () => {
    const articles = [1, 2, 3].map((number) => article(number, note.replaceAll(" ", "  "), note));
    const recurring = recurringLines(articles);
    expect(recurring.size).toBe(1);
    expect(explainClean(article(4, note), recurring)).toEqual([
      { line: 0, kept: true, why: "the story" },
      { line: 1, kept: false, why: "in other articles of the source" },
    ]);
  });

  it("finds nothing in two articles, nor in one that came three times", () => {
    expect(recurringLines([article(1, note), article(2, note)]).size).toBe(0);
    expect(recurringLines([article(1, note), article(1, note), article(1, note)]).size).toBe(0);
  });

  it("leaves a story that its source sent under three headlines", () => {
    const { text } = article(1, note);
    const recurring = recurringLines(["One", "Two", "Three"].map((title) => ({ title, text })));
    expect(clean({ title: "Four", text }, recurring)).toBe(text);
  });
});
