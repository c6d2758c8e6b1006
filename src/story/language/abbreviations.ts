/**
 * How a language writes a full stop that ends no sentence. Words are without their last full stop; one in small letters is
 * met in capitals as well, one with a capital ("Sat") only with it.
 */
export type Abbreviations = {
  /** Something always follows: "Dr.", "z.B.". */
  readonly open: ReadonlySet<string>;
  /** A number may follow, and then it ends nothing: "No. 5", "Dec. 31". */
  readonly numbered: ReadonlySet<string>;
  /** May also end a sentence, though a capital often follows: "Inc.", "St.". */
  readonly either: ReadonlySet<string>;
  /** Words that begin a sentence far more often than they follow an abbreviation, as they are written there. */
  readonly starters: ReadonlySet<string>;
  /** Whether "12. Juni" is a date: a number with a full stop is an ordinal, and a noun has a capital. */
  readonly ordinals: boolean;
};

type Listing = {
  readonly open?: string;
  readonly numbered?: string;
  readonly either?: string;
  readonly starters?: string;
};

const shared: Listing = {
  open: "dr mr mrs ms prof Gen Col Capt Lt Sgt Mgr vs i.e e.g cf approx ca fr",
  numbered:
    "no nos nr vol vols fig figs p pp pg n° sec sect art arts ch cap par pos tel ext jan feb mar apr jun jul aug sep sept oct nov dec",
  either: "inc ltd co corp jr sr st dept ph.d m.sc b.sc e.u",
};

const listings: Readonly<Record<string, Listing>> = {
  en: {
    open: "Rep Reps Sen Sens Rev Hon Gov Govs Pres Maj Cmdr Cpl Adm Supt Det Messrs Mme Mlle Mt Ft Fr Sr v viz et",
    numbered: "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun mt hwy rte",
    either: "bros assn univ est ave blvd rd",
    starters:
      "The A An He She It They We I You This That These Those There His Her Its Their Our My In On At But And If As When While After Before For What Who How Why Is Was Are Did Let However Another Some Many Most One Since Although Though Because Yet So Then Now Here Not No Among Under Over With Without From By To Of Today Earlier Later Meanwhile Nobody Everyone Several Each Every Both Officials Police",
  },
  de: {
    open: "z.b d.h u.a u.ä o.ä i.d.r v.a s.o s.u z.z z.t hr fr frl abs art bd bzw evtl ggf s inkl zzgl vgl tel str dipl ing med jur phil hl jh sog max min mind geb verh gest rd ehem z.hd i.v i.a o.g m.e u.u u.a.m h.c st v n z",
    numbered: "kap abb tab mrz okt dez",
    either: "chr usw etc mio mrd jh jhd tsd",
    starters:
      "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Im In Am An Auf Aus Bei Mit Nach Von Vor Zu Zum Zur Und Aber Auch Doch Denn Dabei Damit Dazu Dort Hier Als Wenn Während Seit Zudem Dies Diese Dieser Dieses Was Wer Wie Wo Danach Dann Für Gegen Über Unter Ohne Laut Nun Jetzt Kein Keine Nicht So Trotz Weil Bis Ob",
  },
  es: {
    open: "sr sra srta srs dra dres ud uds vd vds lic lcda gral cnel tte avda av p.ej mons fr dª dña arq ing",
    numbered: "pág págs núm cap párr párrf lun mié jue vie sáb dom ene abr ago set dic",
    either: "ee uu ee.uu ss.mm a.c d.c",
    starters:
      "El La Los Las Un Una Él Ella Ellos En Con Por Para Pero Y Según Cuando Como Su Sus Este Esta Esto No Se Lo A De Al Es Son Ha Han Fue También Además Sin Desde Tras",
  },
  fr: {
    open: "m mm mme mmes mlle mlles me mgr pr av bd p.ex st ste cie",
    numbered: "chap art janv févr fév avr juil sept déc",
    either: "j.-c",
    starters:
      "Le La Les L Un Une Des Il Elle Ils Elles On En Dans Pour Mais Et Ce Cette Ces Selon Au Aux À De Son Sa Ses Nous Je C D Après Avant Avec Sans Depuis Par Sur Sous Si Qui",
  },
  it: {
    open: "sig sigg sig.ra sig.na dott dr.ssa dott.ssa ing avv prof.ssa on sen es ad.es dir egr gent spett arch geom rag mons",
    numbered: "pag pagg cap lun mar mer gio ven sab dom gen mag giu lug ago set ott dic",
    either: "p.s s.p.a spa srl",
    starters:
      "Il Lo La I Gli Le L Un Una In Con Per Ma E Di Da Secondo Quando Come Non Si È Questo Questa Dopo Anche Al Alla",
  },
  pt: {
    open: "sr sra srs dra exmo exma av eng arq prof.ª profa d gal cel",
    numbered: "pág págs núm cap fev abr mai ago set out dez",
    starters:
      "O A Os As Um Uma Ele Ela Eles Em No Na Nos Nas Com Por Para Mas E De Segundo Quando Como Não Se Já Após Esta Este Isso",
  },
  nl: {
    open: "dhr mevr mw drs ir ing bijv d.w.z o.a m.b.t t.a.v i.p.v blz aanw o.l.v a.d.h.v t.o.v",
    numbered: "mrt mei okt",
    starters:
      "De Het Een Hij Zij Ze Wij We Ik In Op Met Voor Van Maar En Als Toen Dat Dit Die Deze Er Ook Volgens Na Om",
  },
  sv: {
    open: "t.ex bl.a kl s.k fr.o.m t.o.m f.d dvs resp d.v.s",
    starters: "Det Den De Han Hon Vi Jag I På Men Och Ett En Nu När Som Efter Enligt För Att Om Till",
  },
  da: {
    open: "f.eks bl.a kl skt hr fr pga mht jf ca d.v.s dvs",
    numbered: "d kl",
    starters: "Det Den De Han Hun Vi Jeg I På Men Og Et En Hvad Der Når Som Efter For At Om Til Nu",
  },
  no: {
    open: "f.eks bl.a kl pga mht jf dvs",
    starters: "Det Den De Han Hun Vi Jeg I På Men Og Et En Nå Når Som Etter For At Om Til",
  },
  fi: { open: "esim mm ns ks klo nro", starters: "Se Hän He Ne Tämä Nyt Mutta Ja Kun" },
  pl: {
    open: "np ul tzw inż mgr godz św płk gen im m.in al pl bałt ks",
    numbered: "ok str",
    either: "r",
    starters: "W Na To Nie Jak I Z Po O Do Jest Ale Od Za Dla Przez",
  },
  cs: {
    open: "např tzv str ing mgr č tj mudr judr phdr rndr mvdr bc doc sv nám ul",
    starters: "V Na To Je Jak A Z Po O Do Ale Od Za Pro S Podle",
  },
  sk: {
    open: "napr tzv str ing mgr č tj mudr judr phdr rndr mvdr bc doc sv nám ul",
    starters: "V Na To Je Ako A Z Po O Do Ale Od Za Pre S Podľa",
  },
  hr: { open: "npr tzv dr mr sv", starters: "U Na To Ne Je A I Za Od Nakon Prema Ali On Ona Oni" },
  sl: { open: "npr t.i dr mag sv", starters: "V Na To Ne Je In Za Po Ob Od A On Ona Oni" },
  hu: { open: "pl dr ifj id ún", starters: "A Az Ez Egy De Nem És Már Most Ha Ő" },
  et: { open: "nt dr hr pr", starters: "See Ta Ja Aga Nad Kui Kes Mis" },
  lv: { open: "piem t.i dr", starters: "Tas Un Bet Ar Par Viņš Viņa Tā Ja" },
  is: { open: "t.d þ.e m.a sr hr", starters: "Það Og En Hann Hún Við Ég Í Á" },
  ru: {
    open: "т.е т.к т.н т.о ул им см рис стр проф акад доц д-р пр-т пл тов гр г-н г-жа",
    numbered: "кв д п пп ст гл",
    either: "г гг др пр руб коп долл н.э обл р-н",
    starters:
      "В На Он Она Они Оно Это Но И А По При Как Что Я Мы Вы С Из За Для Также Однако Если Когда Так После До От У К О Об Все Сам Его Её Их",
  },
  uk: {
    open: "т.зв ім вул проф акад див рис стор м",
    either: "р рр грн",
    starters: "У В На Він Вона Вони Це Але І А По При Як Що Я Ми З Із За Для Також Якщо Коли Після До Від",
  },
  bg: {
    open: "т.е т.нар ул бул проф акад доц инж пл д-р г-н г-жа",
    either: "г лв",
    starters: "В На Той Тя Те Това Но И А По При Как Че Аз Ние С Из За От До След Според",
  },
  kk: { open: "т.с.с проф акад т", starters: "Бұл Ол Біз Мен Осы" },
  tr: { open: "doç av sn yrd", starters: "Bu Bir Ve Ama O Biz Ben Ancak" },
  vi: { open: "tp ths gs pgs ts bs" },
  id: { open: "drs ir tn ny sdr jl", numbered: "hlm no", either: "tbk" },
  hi: { open: "डॉ डा प्रो श्री कु मो" },
  mr: { open: "डॉ प्रा श्री सौ को इं क्र" },
  bn: { open: "ড ডা মো মোঃ মি মিসেস প্রফে লি" },
  // Doctor, professor, engineer; and English letters by their names, as in "جون إف. كينيدي".
  ar: {
    open: "د أ.د م إيه أيه بي سي دي إي إف جي إتش آي جيه كيه إل إم إن أو كيو آر إس تي يو في دبليو إكس واي زد زي",
  },
};

// Languages that write an ordinal as a number and a full stop.
const ordinals = words("de cs sk pl hr sr sl hu fi et lv da no is");

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
  const listing = (Object.hasOwn(listings, language) ? listings[language] : listings["en"]) ?? {};
  return {
    open: words(shared.open, listing.open),
    numbered: words(shared.numbered, listing.numbered),
    either: words(shared.either, listing.either),
    starters: words(listing.starters),
    ordinals: ordinals.has(language),
  };
}

function words(...lists: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list?.split(" ") ?? []));
}
