import { expect, test } from "vitest";
import { pointsBack } from "../../../src/briefing/summary/points-back.ts";

test.each([
  ["en", "He said that the ticket costs five crowns."],
  ["en-GB", "However, the price is open."],
  ["en", "In addition, the towns share the cost."],
  ["en", "The latter would rather wait."],
  ["en", "The council, however, has not been asked."],
  ["en", "On Friday he said that the ticket costs five crowns."],
  ["en", "After a long debate on Monday, she gave in."],
  ["en", "“But nobody asked us,” said Oda Renshaw."],
  ["en", "“The ticket is valid everywhere.”"],
  ["en", "it is valid everywhere,” said Oda Renshaw."],
  ["en", "“The ticket is valid everywhere,” she said."],
  ["en", "The Kittiwake, he said, is a ferry for all four towns."],
  ["en", '"The ticket is valid everywhere," said she.'],
  ["en", "Of course, the price is open."],
  ["en", "The first, a ferry for all four towns, sails in March."],
  ["en", "In Port Hesper, they voted for one ticket."],
  ["de", "„Die Karte gilt überall“, sagte sie am Montag."],
  ["fr", "« Le billet est valable partout », a-t-elle ajouté."],
  ["fr", "« Le billet est valable partout », explique-t-il."],
  ["es", "«El billete vale en todas partes», dijo."],
  ["it", "«Il biglietto vale ovunque», ha aggiunto."],
  ["pt", "“O bilhete vale em toda parte”, afirmou."],
  ["nl", "“Het kaartje is overal geldig”, zegt ze."],
  ["nb", "«Billetten gjelder overalt», sier hun."],
  ["da", "»Billetten gælder overalt,« siger hun."],
  ["sv", "”Biljetten gäller överallt”, säger hon."],
  ["ru", "«Билет действует везде», — сказала она."],
  ["es", "Sin embargo, falta el precio."],
  ["de", "Außerdem gilt die Karte im Bus."],
  ["de-AT", "Das teilte die Stadt mit."],
  ["de", "Die Stadt hat aber noch nicht entschieden."],
  ["de", "Mit Blick auf die Kosten äußert er Zweifel."],
  [
    "de",
    "Nach der Verhängung eines Bußgeldes wegen einer Fahrt ohne Karte im Bus von Norderney erhielt er eine Mahnung.",
  ],
  ["fr", "Il ne connaît pas le prix."],
  ["nb", "Nå har han fått en billett."],
  ["pl", "On nie zna ceny."],
  ["vi", "Tuy nhiên, giá vé chưa được công bố."],
  ["bn", "তিনি বলেন, টিকিটের দাম পাঁচ টাকা।"],
  ["ur", "لیکن ٹکٹ کی قیمت طے نہیں ہوئی۔"],
  ["ar", "وقالت العمدة إن السعر لم يحدد."],
  ["und", "Il ne connaît pas le prix."],
  ["zh", "但是价格还没有确定。"],
  ["zh", "该公司表示，票价不变。"],
  ["ja", "同社は、料金は変わらないとしている。"],
  ["ko", "그래서 가격은 정해지지 않았다."],
  ["ar", "وأوضح أن السعر لم يحدد."],
  ["hi", "वहीं टिकट की कीमत तय नहीं हुई है।"],
  ["da", "»Billetten gælder overalt.«"],
  ["ja", "しかし、料金は決まっていない。"],
  ["ko", "하지만 가격은 정해지지 않았다."],
])("sees that it points back: %s, %s", (language, sentence) => {
  expect(pointsBack(sentence, language)).toBe(true);
});

test.each([
  ["en", "Hetty Marsh said that the ticket costs five crowns."],
  ["en", "“The ticket is valid everywhere,” said Oda Renshaw."],
  ["en", "“The ticket is valid everywhere,” the mayor told reporters."],
  ["de", "„Die Karte gilt überall“, sagte Oda Renshaw."],
  ["fr", "« Le billet est valable partout », a déclaré la maire."],
  ["fr", "Si le billet est valable partout, le maire a-t-il raison ?"],
  ["es", "«El billete vale en todas partes», dijo la alcaldesa."],
  ["it", "«Il biglietto vale ovunque», ha detto la sindaca."],
  ["en", "Itasca is a town on the sound."],
  ["ja", "同志社大学は、料金は変わらないとしている。"],
  ["en", "The first ferry for all four towns sails in March."],
  ["en", "In the four towns one ticket is valid."],
  ["en", "On Friday the four towns agreed on one ticket."],
  ["en", "In a letter to the council, Hetty Marsh said that she would wait."],
  ["en", "After he had read the letter, the mayor gave in."],
  ["en", "“The ticket is valid everywhere,” said Oda Renshaw."],
  ["en", "“Yes,” said Oda Renshaw. “It is valid.”"],
  ["de", "„Die Karte gilt überall“, sagte Oda Renshaw."],
  ["de", "Erste Fähre verbindet beide Städte."],
  ["de", "Das Schiff fährt nicht langsamer, aber leiser."],
  // What is "he", "and" or "they" in a neighbour's language.
  ["it", "Il biglietto vale in quattro città."],
  ["es", "En las cuatro ciudades vale un billete."],
  ["fr", "En mars, un seul billet suffira."],
  ["nl", "De kaart is in vier steden geldig."],
  ["nb", "En billett gjelder i fire byer."],
  ["zh", "四个城市使用同一张车票。"],
  ["ja", "四つの町が共通の切符を導入する。"],
  ["ko", "표는 하루 5천 원이다."],
  ["ca", "En quatre ciutats val un bitllet."],
  ["en", ""],
])("sees that it does not: %s, %s", (language, sentence) => {
  expect(pointsBack(sentence, language)).toBe(false);
});

test("is quick with what nobody would write", () => {
  const endless = ["In " + "a ".repeat(50_000), "Am " + "ä ".repeat(50_000), "The " + "x, ".repeat(50_000)];
  for (const language of ["en", "de", "fr", "da", "und"]) {
    expect(endless.map((sentence) => pointsBack(sentence, language))).toEqual([false, false, false]);
  }
});
