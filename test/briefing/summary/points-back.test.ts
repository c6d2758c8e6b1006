import { expect, test } from "vitest";
import { pointsBack } from "../../../src/briefing/summary/points-back.ts";

test.each([
  "He said that the ticket costs five crowns.",
  "However, the price is open.",
  "In addition, the towns share the cost.",
  "“But nobody asked us,” said Oda Renshaw.",
  "“The ticket is valid everywhere.”",
  "it is valid everywhere,” said Oda Renshaw.",
  "Sin embargo, falta el precio.",
  "Außerdem gilt die Karte im Bus.",
  "Tuy nhiên, giá vé chưa được công bố.",
  "তিনি বলেন, টিকিটের দাম পাঁচ টাকা।",
  "لیکن ٹکٹ کی قیمت طے نہیں ہوئی۔",
  "وقالت العمدة إن السعر لم يحدد.",
  "但是价格还没有确定。",
  "しかし、料金は決まっていない。",
  "하지만 가격은 정해지지 않았다.",
])("sees that it points back: %s", (sentence) => {
  expect(pointsBack(sentence)).toBe(true);
});

test.each([
  "Hetty Marsh said that the ticket costs five crowns.",
  "Itasca is a town on the sound.",
  "In the four towns one ticket is valid.",
  "“The ticket is valid everywhere,” said Oda Renshaw.",
  "“Yes,” said Oda Renshaw. “It is valid.”",
  "„Die Karte gilt überall“, sagte Oda Renshaw.",
  "Erste Fähre verbindet beide Städte.",
  "四つの町が共通の切符を導入する。",
  "표는 하루 5천 원이다.",
  "",
])("sees that it does not: %s", (sentence) => {
  expect(pointsBack(sentence)).toBe(false);
});
