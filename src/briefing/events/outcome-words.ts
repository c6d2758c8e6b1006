// How the words begin that say how a thing ended, by language; of one line, all mean one outcome. A stem with "$" is the
// whole word. Korean sets particles behind them, so there a stem may stand anywhere.
const outcomes: Readonly<Record<string, readonly string[]>> = {
  en: [
    "dead$ dies$ died$ death deaths$ kill killed killing toll$ fatal",
    "verdict guilty$ convict acquit",
    "sentenc jailed$",
    "arrest detained$ captur",
    "charged$ indict",
    "resign quits$ quit$ sacked$ fired$ ousted$ dismiss",
    "elected$ reelected$ wins$ won$ victory",
    "approv adopt ratif passes$ passed$",
    "reject veto defeat",
    "cancel postpon suspend",
    "rescue found$ survivor",
    "confirm",
    "ceasefire$ truce$ deal$ agreement$ agreed$ signed$ signs$",
    "recall withdraw",
    "collaps bankrupt",
    "evacuat",
    "reopen resum restor",
  ],
  es: [
    "muert mueren$ muere$ murió fallec",
    "veredicto culpable absuel condenad",
    "sentencia",
    "detenid arrest captur",
    "imputad acusad",
    "dimit dimis renunci destitu",
    "elegid gana$ ganó victoria",
    "aprueba aprob ratific",
    "rechaz veta$ vetó",
    "cancel aplaz suspen",
    "rescat encontrad supervivient",
    "confirm",
    "tregua alto$ acuerdo firma$ firmó firman$",
    "retira",
    "quiebra colaps",
    "evacu",
    "reabr reanud",
  ],
  fr: [
    "mort meurt$ tué décès décéd",
    "verdict coupable acquitt condamn",
    "arrêt interpell captur",
    "inculp accus",
    "démission limog",
    "élu remporte victoire",
    "approuv adopt ratifi",
    "rejet veto",
    "annul report suspen",
    "sauv retrouv survivant",
    "confirm",
    "trêve cessez accord$ signe$ signé",
    "rappel retir",
    "faillite effondr",
    "évacu",
    "rouvr repren",
  ],
  de: [
    "tote$ toten$ toter$ tot$ stirbt$ starb gestorben todesopfer getötet",
    "urteil verurteilt schuldig freigesprochen freispruch",
    "festgenommen verhaftet festnahme",
    "angeklagt anklage",
    "rücktritt zurückgetreten entlassen tritt$",
    "gewählt gewinnt$ sieg",
    "beschlossen beschließt genehmigt billigt verabschiedet",
    "abgelehnt lehnt$ veto",
    "abgesagt verschoben ausgesetzt",
    "gerettet gefunden überlebende",
    "bestätigt",
    "waffenruhe einigung abkommen unterzeichnet",
    "rückruf",
    "insolvenz pleite einsturz eingestürzt",
    "evakuiert",
    "wiedereröffnet",
  ],
  ko: [
    "사망 숨져 숨졌 숨진 목숨 희생",
    "유죄 무죄 판결 선고",
    "체포 구속 검거",
    "기소",
    "사임 사퇴 해임 경질",
    "당선 승리 우승",
    "통과 승인 비준 가결",
    "부결 거부 기각",
    "취소 연기 중단",
    "구조 생존 발견",
    "확인 확정",
    "휴전 정전 합의 타결 서명",
    "철회 리콜",
    "파산 붕괴",
    "대피",
    "재개 복구",
  ],
};

/** The outcomes that a text names, by the number of their line; none in a language for which there is no list. */
export function outcomesIn(text: string, language: string): Set<number> {
  const lines = patterns.get(language) ?? [];
  return new Set(lines.flatMap((pattern, i) => (pattern.test(text) ? [i] : [])));
}

const patterns = new Map(
  Object.entries(outcomes).map(([language, lines]) => {
    const start = language === "ko" ? "" : String.raw`(?<![\p{L}\p{M}])`;
    const stems = (line: string) => line.replaceAll("$", String.raw`(?![\p{L}\p{M}])`).replaceAll(" ", "|");
    return [language, lines.map((line) => new RegExp(`${start}(?:${stems(line)})`, "iu"))];
  }),
);
