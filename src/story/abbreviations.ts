/** How a language writes a full stop that ends no sentence. Words are in lower case and without their last full stop. */
export type Abbreviations = {
  /** Something always follows: "Dr.", "z.B.". */
  readonly open: ReadonlySet<string>;
  /** May also end a sentence: "Inc.", "a.m.", "etc.". */
  readonly either: ReadonlySet<string>;
  /** Words that begin a sentence far more often than they follow an abbreviation, as they are written there. */
  readonly starters: ReadonlySet<string>;
  /** Whether "12. Juni" is a date: a number with a full stop is an ordinal. */
  readonly ordinals: boolean;
};

type Listing = { readonly open: string; readonly either?: string; readonly starters?: string };

const shared: Listing = {
  open: "dr mr mrs ms prof st sen gen col capt lt sgt fig vs no nos vol al approx jan feb e.g i.e",
  either: "etc inc ltd co corp jr sr u.s u.k u.n e.u u.s.a d.c a.m p.m ph.d m.d b.a st dept",
};

const listings: Record<string, Listing> = {
  en: {
    open: "rep reps sens rev hon gov pres maj cmdr adm supt det messrs mme mlle mt ft pp p viz cf ca mar apr jun jul aug sep sept oct nov dec",
    either: "bros dept est ave blvd rd assn univ i.v p.o n.y l.a st",
    starters:
      "The A An He She It They We I You This That These Those There His Her Its Their Our My In On At But And If As When While After Before For What Who How Why Is Was Are Did Let's However",
  },
  de: {
    open: "z.b d.h u.a u.ä o.ä i.d.r v.a s.o s.u z.z z.t hr fr frl nr abs art bd bzw ca evtl ggf inkl zzgl usf vgl tel str dipl ing med jur phil hl jh sog max min mind s z",
    either: "usw mio mrd jan feb mrz apr jun jul aug sep sept okt nov dez",
    starters:
      "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Im In Am An Auf Aus Bei Mit Nach Von Vor Zu Zum Zur Und Aber Auch Doch Denn Dabei Damit Dazu Dort Hier Als Wenn Während Seit Zudem Dies Diese Dieser Dieses Was Wer Wie Wo",
  },
  es: {
    open: "sr sra srta srs dra ud uds pág págs núm art cap lic lcda gral cnel tte avda av p.ej mons fr dª",
    either: "ee.uu ee ss.mm a.c d.c min km lun mar mié jue vie sáb ene feb abr jun jul ago sept oct nov dic",
    starters:
      "El La Los Las Un Una Él Ella Ellos En Con Por Para Pero Y Según Cuando Como Su Sus Este Esta Esto No Se Lo A De Al",
  },
  fr: {
    open: "m mm mme mmes mlle me mgr pr cf av bd p.ex env art chap p ste",
    either: "janv févr avr juil sept oct nov déc",
    starters:
      "Le La Les L Un Une Des Il Elle Ils Elles On En Dans Pour Mais Et Ce Cette Ces Selon Au Aux À De Son Sa Ses Nous Je",
  },
  it: {
    open: "sig sigg sig.ra dott dr.ssa dott.ssa ing avv prof.ssa on sen art pag pagg cap es ad.es dir amm egr gent spett arch geom rag",
    either: "ecc gen feb mar apr mag giu lug ago set ott nov dic p.s",
    starters: "Il Lo La I Gli Le Un Una In Con Per Ma E Di Da Secondo Quando Come Non Si È Questo Questa",
  },
  pt: {
    open: "sr sra srs dra exmo pág págs núm av art cap eng arq prof.ª",
    either: "jan fev mar abr mai jun jul ago set out nov dez",
    starters: "O A Os As Um Uma Ele Ela Em No Na Com Por Para Mas E De Segundo Quando Como Não Se",
  },
  nl: {
    open: "dhr mevr mw drs ir mr ing bijv d.w.z o.a m.b.t t.a.v i.p.v blz art ca nr st aanw",
    either: "enz jan feb mrt apr jun jul aug sep okt nov dec vnw",
    starters: "De Het Een Hij Zij Ze Wij We Ik In Op Met Voor Van Maar En Als Toen Dat Dit Die Deze Er",
  },
  sv: {
    open: "t.ex bl.a ca kl nr s.k fr.o.m m.m f.d dvs resp",
    either: "osv m.fl o.s.v",
    starters: "Det Den De Han Hon Vi Jag I På Men Och Ett En",
  },
  da: {
    open: "f.eks bl.a ca kl nr dvs skt hr fr pga mht jf",
    either: "osv m.v m.m e.u s.u",
    starters: "Det Den De Han Hun Vi Jeg I På Men Og Et En Hvad",
  },
  no: {
    open: "f.eks bl.a ca kl nr dvs pga mht jf",
    either: "osv m.m",
    starters: "Det Den De Han Hun Vi Jeg I På Men Og Et En",
  },
  fi: { open: "esim mm ns ks n klo nro", either: "jne" },
  pl: { open: "np ul tzw dr prof inż mgr godz św płk gen im nr m.in al pl bałt", either: "itp itd r w zł mln mld tys" },
  cs: { open: "např tzv str ing mgr č tj mudr judr phdr sv nám ul", either: "atd apod kč mil mld tis" },
  ru: {
    open: "т.е т.к т.н г гг ул им см рис стр проф акад доц кв д пр-т пл т тов гр",
    either: "т.д т.п др пр руб коп долл тыс млн млрд н.э обл р-н",
    starters: "В На Он Она Они Это Но И А По При Как Что Я Мы С Из За Для",
  },
  uk: { open: "т.зв ім вул проф акад див рис стор м р", either: "т.д т.п ін грн млн млрд тис рр" },
  bg: { open: "т.е т.нар ул бул проф акад доц инж гр пл др д-р", either: "т.н лв млн млрд хил г" },
  tr: { open: "dr prof doç av sn yrd", either: "vb vs" },
  kk: { open: "т.с.с проф акад", either: "т.б т б ж" },
  vi: { open: "tp ths gs pgs ts bs ông", either: "v.v" },
  id: { open: "dr drs ir prof tn ny sdr no jl hlm", either: "dll dsb dkk tbk" },
};

// Languages that write an ordinal as a number and a full stop.
const ordinals = new Set([
  "de",
  "da",
  "no",
  "nb",
  "nn",
  "fi",
  "is",
  "cs",
  "sk",
  "sl",
  "hr",
  "sr",
  "bs",
  "hu",
  "et",
  "lv",
  "pl",
  "tr",
]);

const known = new Map<string, Abbreviations>();

/** The abbreviations of a language (BCP 47; only its first part counts). An unknown one has those all languages share. */
export function abbreviationsOf(language: string): Abbreviations {
  const primary = language.split("-", 1)[0]?.toLowerCase() ?? "";
  const key = primary === "nb" || primary === "nn" ? "no" : primary;
  const found = known.get(key) ?? build(key);
  known.set(key, found);
  return found;
}

function build(language: string): Abbreviations {
  const own = Object.hasOwn(listings, language) ? listings[language] : listings["en"];
  const listing = own ?? shared;
  return {
    open: words(shared.open, listing.open),
    either: words(shared.either, listing.either),
    starters: words(listing.starters),
    ordinals: ordinals.has(language),
  };
}

function words(...lists: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list?.split(" ") ?? []));
}
