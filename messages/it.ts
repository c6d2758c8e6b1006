import { en, type Words } from "./en.ts";
import { number } from "./format.ts";

const counted = (count: number, one: string, more: string) => `${number(count, "it")} ${count === 1 ? one : more}`;

/** "ogni lunedì e mercoledì"; "dal lunedì al venerdì" is one already. */
const eachDay = (days: string) => (/^(?:dal|nel) /u.test(days) ? days : `ogni ${days}`);

/** Italian; we say "tu". */
export const it: Words = {
  wishes: en.wishes,
  asking: en.asking,
  news: en.news,
  settings: en.settings,
  privacy: en.privacy,
  commands: {
    ...en.commands,
    start: "Un saluto e che cosa so fare",
    brief: "Le notizie del momento, in un breve notiziario",
    subscribe: "Ricevi un notiziario ogni giorno, all’ora che vuoi",
    status: "Quando arriva il prossimo e com’è andata con gli ultimi",
    stop: "Non ricevere più il notiziario",
    help: "Che cosa so fare",
    channel: "Configura il notiziario in un tuo canale",
  },
  names: {
    start: "ciao",
    brief: "notizie",
    subscribe: "iscriviti",
    status: "stato",
    stop: "ferma",
    help: "aiuto",
  },
  options: {
    ...en.options,
    when: "Quando: 07:30, 07:30 18:00, 08:00 lun-ven",
    zone: "Il tuo fuso orario: Europe/Rome, Europe/London",
    format: "headlines (titoli), short (breve) o full (completo)",
  },
  keywords: {
    ...en.keywords,
    start: ["ciao", "salve", "buongiorno", "inizia", "iniziare", "comincia"],
    brief: ["notizie", "notiziario", "riepilogo", "titoli", "novità"],
    subscribe: ["iscriviti", "iscrivimi", "iscriversi", "iscrizione", "abbonati", "abbonamento"],
    status: ["stato"],
    stop: [
      "ferma",
      "fermare",
      "interrompi",
      "annulla",
      "cancella",
      "cancellami",
      "disiscriviti",
      "disiscrivimi",
      "disiscrizione",
      "annulla iscrizione",
      "annulla l'iscrizione",
      "disdici",
      "basta",
      "esci",
    ],
    help: ["aiuto", "informazioni", "opzioni"],
  },
  days: {
    everyDay: ["ogni giorno", "tutti i giorni", "quotidianamente", "quotidiano", "giornaliero"],
    weekdays: [
      "feriali",
      "giorni feriali",
      "nei giorni feriali",
      "lunedì a venerdì",
      "da lunedì a venerdì",
      "dal lunedì al venerdì",
      "dal lunedi al venerdi",
    ],
    weekend: ["fine settimana", "nel fine settimana", "nei fine settimana", "nel weekend", "nei weekend"],
    names: [
      ["lunedì", "lunedi", "lun", "il lunedì", "il lunedi", "ogni lunedì", "ogni lunedi"],
      ["martedì", "martedi", "mar", "il martedì", "il martedi", "ogni martedì", "ogni martedi"],
      ["mercoledì", "mercoledi", "mer", "il mercoledì", "il mercoledi", "ogni mercoledì", "ogni mercoledi"],
      ["giovedì", "giovedi", "gio", "il giovedì", "il giovedi", "ogni giovedì", "ogni giovedi"],
      ["venerdì", "venerdi", "ven", "il venerdì", "il venerdi", "ogni venerdì", "ogni venerdi"],
      ["sabato", "sab", "il sabato", "ogni sabato"],
      ["domenica", "dom", "la domenica", "ogni domenica"],
    ],
  },
  am: ["mattina", "mattino", "di mattina", "del mattino", "della mattina"],
  pm: ["pomeriggio", "del pomeriggio", "di pomeriggio", "sera", "di sera", "della sera"],
  formats: { headlines: "Titoli", short: "Breve", full: "Completo" },

  buttons: {
    ...en.buttons,
    choose: "Scegli",
    brief: "Leggi le notizie",
    subscribe: "Iscriviti",
    daily: (clock) => `Ogni giorno, ${clock}`,
    stop: "Interrompi",
    help: "Aiuto",
    again: "Mostra di nuovo",
    undo: "Annulla",
    more: "Altre notizie",
  },

  briefing: {
    ...en.briefing,
    title: (day) => `Il tuo notiziario di ${day}`,
    update: "Aggiornamento",
    corrected: "Corretto",
    withdrawn: "Ritirata",
    withdrawnBody: "La fonte ha ritirato questa notizia.",
    sources: (names, age) => [names.join(", "), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "Riassunto scritto dall’IA" : `${sources} · riassunto scritto dall’IA`),
    andMore: (count) => counted(count, "altra fonte", "altre fonti"),
    closing: (stories, sources) =>
      `${counted(stories, "notizia", "notizie")} da ${counted(sources, "fonte", "fonti")}.`,
    left: (count) =>
      `${count === 1 ? "C’è" : "Ci sono"} ancora ${counted(count, "notizia", "notizie")} da leggere: /brief`,
    nothingYet: "Ancora nessuna notizia: finora le tue fonti non hanno pubblicato nulla. Presto avrò qualcosa per te.",
    nothingNew: (since) => `Nessuna novità dall’ultimo notiziario (${since}).`,
    missed: (count, last) =>
      count === 1
        ? `Non ho potuto inviarti il notiziario precedente (${last}). Questo copre anche quel periodo.`
        : `Non ho potuto inviarti gli ultimi ${number(count, "it")} notiziari (il più recente: ${last}). Questo copre anche quel periodo.`,
  },

  status: {
    ...en.status,
    planned: (when, zone) => `Il tuo notiziario arriva ${when} (${zone}).`,
    past: "I tuoi ultimi notiziari:",
    nothingSent: "Finora qui non era previsto nessun notiziario.",
    date: (day, clock) => `${day}, ${clock}`,
    row: (when, fate) => `${when} – ${fate}`,
    states: {
      queued: "sta per essere inviato",
      sending: "invio in corso",
      delivered: "consegnato",
      nudged: "è arrivato un breve avviso; toccalo o scrivi /brief per leggere le notizie",
      opened: "è arrivato un breve avviso e poi hai ricevuto le notizie",
      missed: "saltato; non è stato possibile inviarlo in tempo",
      refused: "non è stato possibile inviarlo",
      gone: "non inviato; non si poteva scrivere in questa chat",
      stopped: "non inviato; avevi interrotto il notiziario",
      unknown: "forse è arrivato; nessuna conferma ricevuta",
    },
    back: "Per un po’ non è stato possibile inviare nulla qui. Ora ci sei di nuovo, e torna anche il tuo notiziario.",
  },

  answers: {
    ...en.answers,
    welcome:
      "Ciao! Trasformo le notizie in un unico, breve notiziario e te lo porto qui ogni giorno, all’ora che scegli tu. Nulla viene raccontato due volte.",
    welcomeBack: "Che bello rivederti! Il tuo notiziario continua.",
    askWhen: (zone) =>
      `Quando vuoi riceverlo? Tocca un orario o scrivilo: /subscribe 07:30, /subscribe 07:30 18:00, /subscribe 08:00 lun-ven Europe/Rome. Gli orari seguono il fuso ${zone}.`,
    subscribed: (when, zone) => `Fatto: il tuo notiziario arriverà ${when} (${zone}).`,
    next: (day, clock, wait) => `Il prossimo: ${day} alle ${clock}, ${wait}.`,
    otherZone: (zone) => `Il tuo fuso non è ${zone}? Aggiungi il tuo: /subscribe 07:30 Europe/London`,
    notSubscribed: "Non hai notiziari in programma. Con /brief ricevi le notizie in qualsiasi momento.",
    stopped: "Fatto: niente più notiziari. Con /brief ricevi comunque le notizie quando vuoi.",
    alreadyStopped: "Non c’è nulla da interrompere: qui non è in programma nessun notiziario.",
    daily: (clocks) => `ogni giorno alle ${clocks}`,
    onDays: (days, clocks) => `${eachDay(days)} alle ${clocks}`,
    weekdays: "dal lunedì al venerdì",
    weekend: "nel fine settimana",
    help: (zone) =>
      [
        "/brief – le notizie del momento, in breve",
        "/subscribe 07:30 – un notiziario ogni giorno a quell’ora",
        "/subscribe 07:30 18:00 lun-ven – più orari, certi giorni",
        "/subscribe 07:30 Europe/London – secondo il tuo fuso",
        "/status – quando arriva il prossimo e com’è andata con gli ultimi",
        "/stop – niente più notiziari",
        "",
        `Gli orari seguono il fuso ${zone}, se non ne indichi un altro.`,
      ].join("\n"),
    unknownCommand: (name) => `Non conosco «${name}». Ecco che cosa so fare:`,
    notATime: (text) => `Non riesco a leggere «${text}» come orario. Scrivi per esempio 07:30, 19:00 o 07:30 lun-ven.`,
    notAZone: (text) =>
      `Non conosco il fuso orario «${text}». Scrivi per esempio Europe/Rome o Europe/London, oppure il nome di una grande città.`,
    whichTime: (text) => `«${text}» può indicare più orari della giornata. Quale vuoi?`,
    whichZone: (text) => `«${text}» può indicare più luoghi. Qual è il tuo?`,
    tooMany: (count) =>
      `Più di ${counted(count, "volta", "volte")} al giorno non si può. Scegli al massimo ${counted(count, "orario", "orari")}.`,
    notAFormat: (text) => `Non conosco il formato «${text}». Puoi scegliere titoli, breve o completo.`,
    onlyManagers: "Solo chi gestisce questo spazio può modificarne il notiziario. /brief è aperto a tutti.",
    failed: "Qualcosa è andato storto da parte mia. Per te non è cambiato nulla; riprova tra un minuto.",
    channel: {
      privately: "I canali si configurano in una chat privata con me.",
      how: "Per configurare un canale, rendimi amministratore con il permesso di pubblicare. Poi scrivi qui: /channel @canale /subscribe 08:00. Oppure inoltrami un messaggio del canale.",
      unknown: (name) => `Non trovo il canale ${name}. Aggiungimi come amministratore e riprova.`,
      none: (name) => `${name} non è un canale. In un gruppo, scrivimi direttamente lì.`,
      mayNotPost: (title) =>
        `Non posso pubblicare in «${title}». Rendimi amministratore con il permesso di pubblicare e riprova.`,
      notYours: (title) => `Solo chi amministra «${title}» può configurarlo.`,
      heading: (title) => `Per il canale «${title}»:`,
    },
  },
};
