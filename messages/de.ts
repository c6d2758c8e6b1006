import { en, type Words } from "./en.ts";
import { number } from "./format.ts";

const counted = (count: number, one: string, more: string) => `${number(count, "de")} ${count === 1 ? one : more}`;

/** "montags und mittwochs". */
const eachDay = (days: string) => days.replace(/\p{Lu}\p{Ll}+(?:tag|woch)\b/gu, (day) => `${day.toLowerCase()}s`);

/** German; we say "du", as the chats themselves do. */
export const de: Words = {
  wishes: en.wishes,
  asking: en.asking,
  news: en.news,
  settings: en.settings,
  privacy: en.privacy,
  commands: {
    ...en.commands,
    start: "Hallo sagen und sehen, was ich kann",
    brief: "Die aktuellen Nachrichten als kurzes Briefing",
    subscribe: "Jeden Tag ein Briefing bekommen, zu deiner Uhrzeit",
    status: "Wann das nächste kommt und was aus den letzten wurde",
    stop: "Keine Briefings mehr bekommen",
    help: "Was ich kann",
    channel: "Briefings in einem deiner Kanäle einrichten",
  },
  names: {
    start: "hallo",
    brief: "nachrichten",
    subscribe: "abonnieren",
    status: "status",
    stop: "stopp",
    help: "hilfe",
  },
  options: {
    ...en.options,
    when: "Wann: 07:30, 07:30 18:00, 08:00 Mo-Fr",
    zone: "Deine Zeitzone: Europe/Berlin, America/New_York",
    format: "headlines (Schlagzeilen), short (kurz) oder full (ausführlich)",
  },
  keywords: {
    ...en.keywords,
    start: ["hallo", "hey", "moin", "servus", "guten morgen", "guten tag", "anfangen", "starten", "los geht's"],
    brief: ["nachrichten", "neuigkeiten", "schlagzeilen"],
    subscribe: ["abonnieren", "abo", "anmelden"],
    status: ["status"],
    stop: [
      "stopp",
      "abmelden",
      "abbestellen",
      "beenden",
      "kündigen",
      "kuendigen",
      "abbrechen",
      "aufhören",
      "aufhoeren",
      "schluss",
      "ende",
    ],
    help: ["hilfe", "menü"],
  },
  days: {
    everyDay: ["täglich", "taeglich", "jeden tag"],
    weekdays: [
      "werktags",
      "wochentags",
      "unter der woche",
      "montag bis freitag",
      "montags bis freitags",
      "von montag bis freitag",
      "mo bis fr",
    ],
    weekend: ["wochenende", "wochenenden", "am wochenende", "wochenends"],
    names: [
      ["montag", "montags", "mo", "am montag", "jeden montag"],
      ["dienstag", "dienstags", "di", "am dienstag", "jeden dienstag"],
      ["mittwoch", "mittwochs", "mi", "am mittwoch", "jeden mittwoch"],
      ["donnerstag", "donnerstags", "do", "am donnerstag", "jeden donnerstag"],
      ["freitag", "freitags", "fr", "am freitag", "jeden freitag"],
      ["samstag", "samstags", "sa", "sonnabend", "sonnabends", "am samstag", "jeden samstag"],
      ["sonntag", "sonntags", "so", "am sonntag", "jeden sonntag"],
    ],
  },
  am: ["morgens", "vormittags", "früh", "frueh", "am morgen", "am vormittag", "in der früh"],
  pm: ["mittags", "nachmittags", "abends", "am mittag", "am nachmittag", "am abend"],
  formats: { headlines: "Schlagzeilen", short: "Kurz", full: "Ausführlich" },

  buttons: {
    ...en.buttons,
    choose: "Auswählen",
    brief: "Jetzt lesen",
    subscribe: "Abonnieren",
    daily: (clock) => `Täglich um ${clock}`,
    stop: "Stoppen",
    help: "Hilfe",
    again: "Noch mal zeigen",
    undo: "Rückgängig",
    more: "Mehr Meldungen",
  },

  briefing: {
    ...en.briefing,
    title: (day) => `Dein Briefing für ${day}`,
    update: "Update",
    corrected: "Berichtigt",
    withdrawn: "Zurückgezogen",
    withdrawnBody: "Die Quelle hat diese Meldung zurückgezogen.",
    sources: (names, age) => [names.join(", "), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "Von KI zusammengefasst" : `${sources} · von KI zusammengefasst`),
    andMore: (count) => counted(count, "weitere Quelle", "weitere Quellen"),
    closing: (stories, sources) =>
      `${counted(stories, "Meldung", "Meldungen")} aus ${counted(sources, "Quelle", "Quellen")}.`,
    left: (count) => `${counted(count, "weitere Meldung wartet", "weitere Meldungen warten")}: /brief`,
    nothingYet: "Noch keine Nachrichten: Deine Quellen haben bisher nichts gemeldet. Bald habe ich etwas für dich.",
    nothingNew: (since) => `Seit deinem letzten Briefing (${since}) gibt es nichts Neues.`,
    missed: (count, last) =>
      count === 1
        ? `Dein letztes Briefing (${last}) konnte ich nicht schicken. Dieses hier deckt auch die Zeit seitdem ab.`
        : `Deine letzten ${number(count, "de")} Briefings (zuletzt ${last}) konnte ich nicht schicken. Dieses hier deckt auch die Zeit seitdem ab.`,
  },

  status: {
    ...en.status,
    planned: (when, zone) => `Dein Briefing kommt ${when} (${zone}).`,
    past: "Deine letzten Briefings:",
    nothingSent: "Bisher stand hier noch kein Briefing an.",
    date: (day, clock) => `${day}, ${clock}`,
    row: (when, fate) => `${when} – ${fate}`,
    states: {
      queued: "wird gleich gesendet",
      sending: "wird gerade gesendet",
      delivered: "zugestellt",
      nudged: "ein kurzer Hinweis kam an; tipp ihn an oder schreib /brief, um die Nachrichten zu lesen",
      opened: "ein kurzer Hinweis kam an, danach hast du die Nachrichten bekommen",
      missed: "verpasst; es konnte nicht rechtzeitig gesendet werden",
      refused: "konnte nicht gesendet werden",
      gone: "nicht gesendet; in diesen Chat konnte ich nicht schreiben",
      stopped: "nicht gesendet; du hattest die Briefings gestoppt",
      unknown: "vielleicht angekommen; eine Bestätigung gab es nicht",
    },
    back: "Eine Zeit lang konnte ich hier nichts zustellen. Jetzt bist du wieder da – und deine Briefings auch.",
  },

  answers: {
    ...en.answers,
    welcome:
      "Hallo! Ich mache aus den Nachrichten ein kurzes Briefing und bringe es dir jeden Tag hierher, zu der Uhrzeit, die du wählst. Nichts erzähle ich dir zweimal.",
    welcomeBack: "Willkommen zurück! Deine Briefings laufen weiter.",
    askWhen: (zone) =>
      `Wann soll es kommen? Tipp auf eine Uhrzeit oder schreib sie selbst: /subscribe 07:30, /subscribe 07:30 18:00, /subscribe 08:00 Mo-Fr Europe/Berlin. Es gilt die Zeitzone ${zone}.`,
    subscribed: (when, zone) => `Erledigt: Dein Briefing kommt ${when} (${zone}).`,
    next: (day, clock, wait) => `Das nächste kommt am ${day}, um ${clock} Uhr (${wait}).`,
    otherZone: (zone) =>
      `Bei dir gilt eine andere Zeit als ${zone}? Dann schreib deine Zeitzone dazu: /subscribe 07:30 America/New_York`,
    notSubscribed: "Für dich ist kein Briefing geplant. Mit /brief bekommst du die Nachrichten jederzeit.",
    stopped:
      "Gestoppt: Es kommen keine Briefings mehr. Mit /brief bekommst du die Nachrichten weiterhin, wann du willst.",
    alreadyStopped: "Hier gibt es nichts zu stoppen: Es sind keine Briefings geplant.",
    daily: (clocks) => `jeden Tag um ${clocks} Uhr`,
    onDays: (days, clocks) => `${eachDay(days)} um ${clocks} Uhr`,
    weekdays: "montags bis freitags",
    weekend: "am Wochenende",
    help: (zone) =>
      [
        "/brief – die aktuellen Nachrichten in Kürze",
        "/subscribe 07:30 – jeden Tag um diese Zeit ein Briefing",
        "/subscribe 07:30 18:00 Mo-Fr – mehrere Zeiten, bestimmte Tage",
        "/subscribe 07:30 America/New_York – nach deiner eigenen Uhr",
        "/status – wann das nächste kommt und was aus den letzten wurde",
        "/stop – keine Briefings mehr",
        "",
        `Es gilt die Zeitzone ${zone}, wenn du keine andere nennst.`,
      ].join("\n"),
    unknownCommand: (name) => `„${name}“ kenne ich nicht. Das kann ich:`,
    notATime: (text) => `„${text}“ verstehe ich nicht als Uhrzeit. Schreib zum Beispiel 07:30, 19:00 oder 07:30 Mo-Fr.`,
    notAZone: (text) =>
      `Die Zeitzone „${text}“ kenne ich nicht. Schreib zum Beispiel Europe/Berlin oder America/New_York – oder nenn eine große Stadt.`,
    whichTime: (text) => `„${text}“ kann mehr als eine Uhrzeit sein. Welche meinst du?`,
    whichZone: (text) => `„${text}“ gibt es mehrmals. Welche Zeitzone meinst du?`,
    tooMany: (count) =>
      `Öfter als ${number(count, "de")}-mal am Tag geht nicht. Bitte wähle höchstens ${counted(count, "Uhrzeit", "Uhrzeiten")}.`,
    notAFormat: (text) => `Das Format „${text}“ kenne ich nicht. Es gibt: Schlagzeilen, kurz, ausführlich.`,
    onlyManagers: "Die Briefings hier können nur Admins ändern. /brief steht allen offen.",
    failed:
      "Da ist bei mir etwas schiefgegangen. Bei dir hat sich nichts geändert; versuch es in einer Minute noch einmal.",
    channel: {
      privately: "Kanäle richtest du in einem privaten Chat mit mir ein.",
      how: "So richtest du einen Kanal ein: Mach mich dort zum Admin, der Beiträge schreiben darf. Schreib dann hier: /channel @kanal /subscribe 08:00. Oder leite einen Beitrag des Kanals an mich weiter.",
      unknown: (name) => `Den Kanal ${name} finde ich nicht. Füg mich dort als Admin hinzu und schreib es noch einmal.`,
      none: (name) => `${name} ist kein Kanal. In einer Gruppe schreibst du mir direkt dort.`,
      mayNotPost: (title) =>
        `In „${title}“ darf ich nichts schreiben. Mach mich dort zum Admin, der Beiträge schreiben darf, und versuch es noch einmal.`,
      notYours: (title) => `„${title}“ können nur die Admins dieses Kanals einrichten.`,
      heading: (title) => `Für den Kanal „${title}“:`,
    },
  },
};
