import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectLanguage } from "../../../src/story/language/language.ts";

describe("detectLanguage", () => {
  it.each([
    ["en", "The council has agreed to build a bridge over the river."],
    ["de", "Der Stadtrat hat beschlossen, eine neue Brücke zu bauen."],
    ["es", "El ayuntamiento ha decidido construir un puente nuevo."],
    ["ko", "시의회가 새 다리를 짓기로 했다"],
    ["ja", "市議会は新しい橋を建設することを決めた"],
    ["zh", "市议会决定建造一座新桥"],
    ["ar", "قرر مجلس المدينة بناء جسر جديد فوق النهر"],
    ["el", "Το δημοτικό συμβούλιο αποφάσισε"],
    ["id", "Pemerintah kota mengatakan bahwa jembatan itu bisa dibangun karena uang sudah ada"],
    ["ms", "Kerajaan negeri berkata bahawa jambatan itu boleh dibina kerana wang sudah ada"],
    ["de", "Das Update für den Cloud Service von Big Tech Corporation ist da"],
    ["vi", "Hướng dẫn của Social Media Marketing"],
    ["ru", "Старый музей открыли за рекой"],
    ["uk", "Нова рада і її закон про ліси"],
    ["hi", "नगर परिषद ने पुल बनाने का फैसला किया"],
    ["mr", "नगर परिषदेने नवीन पूल बांधण्याचा निर्णय घेतला आहे"],
    ["ca", "L'ajuntament aprova la construcció d'un pont nou amb vistes al riu"],
    ["sw", "Vijana wa mji huo ni wengi"],
    ["sw", "Baraza la mji limeamua kwamba daraja jipya litajengwa katika mwaka huu"],
  ])("tells %s", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it("is not led astray by a foreign name or an address", () => {
    expect(detectLanguage("서울 시장이 Microsoft 대표를 만났다")).toBe("ko");
  });

  it.each(["", "12:30", "https://example.org/the-house-of-the-river"])("cannot tell %j", (text) => {
    expect(detectLanguage(text)).toBe("und");
  });

  it("does not take a long text in a language that it does not know for another", () => {
    const zulu =
      "Abantu abaningi bafike edolobheni izolo ukuzobona umkhumbi omusha kagesi. UMasipala uthe umkhumbi uzosebenza kusukela ngenyanga ezayo, futhi amathikithi azobiza imali encane. Izingane zizogibela mahhala uma zihamba nabazali bazo. Abasebenzi bathi bajabule ngoba umsebenzi uzoqhubeka.";
    expect(detectLanguage(zulu)).toBe("und");
    const swahili = "Baraza la mji limeamua kwamba daraja jipya litajengwa katika mwaka huu. ".repeat(4);
    expect(detectLanguage(swahili)).toBe("sw");
  });

  it("is not held up by a long word", () => {
    expect(detectLanguage("a".repeat(1_000_000))).toMatch(/^[a-z]{2,3}$/u);
    expect(detectLanguage("www.".repeat(300_000))).toBe("und");
  });

  it("answers any text with a language tag", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(detectLanguage(text)).toMatch(/^[a-z]{2,3}$/u);
      }),
    );
  });
});
