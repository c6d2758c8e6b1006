import { en, type Words } from "./en.ts";
import { number } from "./format.ts";

const counted = (count: number, one: string, more: string) => `${number(count, "fr")} ${count < 2 ? one : more}`;

/** "les lundis et mercredis"; "du lundi au vendredi" is one already. */
function eachDay(days: string): string {
  return /^(?:du|le) /u.test(days) ? days : `les ${days.replace(/di\b|dimanche/gu, "$&s")}`;
}

/** French; we say "vous". A narrow no-break space (U+202F) stands before ; : ! ? and inside « ». */
export const fr: Words = {
  wishes: en.wishes,
  asking: en.asking,
  news: en.news,
  settings: en.settings,
  privacy: en.privacy,
  commands: {
    ...en.commands,
    start: "Dire bonjour et voir ce que je sais faire",
    brief: "L’actualité du moment, en bref",
    subscribe: "Recevoir un point actu chaque jour, à votre heure",
    status: "Quand arrive le prochain, et ce que sont devenus les derniers",
    stop: "Ne plus recevoir de point actu",
    help: "Ce que je sais faire",
    channel: "Régler les points actu d’une de vos chaînes",
  },
  names: {
    start: "bonjour",
    brief: "actu",
    subscribe: "abonnement",
    status: "statut",
    stop: "arrêter",
    help: "aide",
  },
  options: {
    ...en.options,
    when: "Quand\u202f: 07:30, 07:30 18:00, 08:00 lun-ven",
    zone: "Votre fuseau horaire\u202f: Europe/Paris, Africa/Dakar",
    format: "headlines (titres), short (court) ou full (complet)",
  },
  keywords: {
    ...en.keywords,
    start: ["bonjour", "salut", "coucou", "bonsoir", "commencer", "démarrer"],
    brief: ["actu", "actus", "l'actu", "actualité", "actualités", "nouvelles", "les nouvelles", "point actu"],
    subscribe: ["m'abonner", "s'abonner", "abonner", "abonnement", "abonnez-moi", "m'inscrire", "inscription"],
    status: ["statut", "état"],
    stop: [
      "arrêter",
      "arrêt",
      "arrêtez",
      "désabonner",
      "me désabonner",
      "se désabonner",
      "désabonnez-moi",
      "désabonnement",
      "désinscrire",
      "me désinscrire",
      "désinscription",
      "annuler",
      "résilier",
      "fin",
    ],
    help: ["aide", "aidez-moi", "menu"],
  },
  days: {
    everyDay: ["chaque jour", "tous les jours", "quotidien", "quotidiennement"],
    weekdays: [
      "en semaine",
      "semaine",
      "la semaine",
      "jours ouvrés",
      "jours ouvres",
      "les jours ouvrés",
      "lundi au vendredi",
      "du lundi au vendredi",
      "lundi à vendredi",
    ],
    weekend: ["week-end", "week-ends", "le week-end", "les week-ends", "le weekend", "les weekends", "fin de semaine"],
    names: [
      ["lundi", "lundis", "lun", "le lundi", "les lundis"],
      ["mardi", "mardis", "mar", "le mardi", "les mardis"],
      ["mercredi", "mercredis", "mer", "le mercredi", "les mercredis"],
      ["jeudi", "jeudis", "jeu", "le jeudi", "les jeudis"],
      ["vendredi", "vendredis", "ven", "le vendredi", "les vendredis"],
      ["samedi", "samedis", "sam", "le samedi", "les samedis"],
      ["dimanche", "dimanches", "dim", "le dimanche", "les dimanches"],
    ],
  },
  am: ["matin", "du matin", "le matin"],
  pm: [
    "après-midi",
    "apres-midi",
    "de l'après-midi",
    "de l’après-midi",
    "de l'apres-midi",
    "l'après-midi",
    "l’après-midi",
    "soir",
    "du soir",
    "le soir",
  ],
  formats: { headlines: "Titres", short: "Court", full: "Complet" },

  buttons: {
    ...en.buttons,
    choose: "Choisir",
    brief: "Voir l’actu",
    subscribe: "M’abonner",
    daily: (clock) => `Chaque jour, ${clock}`,
    stop: "Arrêter",
    help: "Aide",
    again: "Revoir",
    undo: "Annuler",
    more: "Plus d’actus",
  },

  briefing: {
    ...en.briefing,
    title: (day) => `Votre point actu du ${day}`,
    update: "Mise à jour",
    corrected: "Rectifié",
    withdrawn: "Retiré",
    withdrawnBody: "La source a retiré cet article.",
    sources: (names, age) => [names.join(", "), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "Résumé rédigé par une IA" : `${sources} · résumé rédigé par une IA`),
    andMore: (count) => counted(count, "autre source", "autres sources"),
    closing: (stories, sources) => `${counted(stories, "info", "infos")}, ${counted(sources, "source", "sources")}.`,
    left: (count) => `Encore ${counted(count, "info", "infos")} à lire\u202f: /brief`,
    nothingYet: "Pas encore d’actualités\u202f: vos sources n’ont rien publié jusqu’ici. Cela ne saurait tarder.",
    nothingNew: (since) => `Rien de nouveau depuis votre dernier point actu (${since}).`,
    missed: (count, last) =>
      count === 1
        ? `Je n’ai pas pu vous envoyer le point actu précédent (${last}). Celui-ci couvre aussi cette période.`
        : `Je n’ai pas pu vous envoyer vos ${number(count, "fr")} derniers points actu (le plus récent\u202f: ${last}). Celui-ci couvre aussi cette période.`,
  },

  status: {
    ...en.status,
    planned: (when, zone) => `Votre point actu arrive ${when} (${zone}).`,
    past: "Vos derniers points actu\u202f:",
    nothingSent: "Aucun point actu n’était prévu ici jusqu’à présent.",
    date: (day, clock) => `${day}, ${clock}`,
    row: (when, fate) => `${when} – ${fate}`,
    states: {
      queued: "sur le point de partir",
      sending: "en cours d’envoi",
      delivered: "bien arrivé",
      nudged: "un court message est arrivé\u202f; appuyez dessus, ou écrivez /brief, pour lire l’actualité",
      opened: "un court message est arrivé, et vous avez reçu l’actualité depuis",
      missed: "manqué\u202f; il n’a pas pu partir à temps",
      refused: "envoi impossible",
      gone: "non envoyé\u202f; impossible d’écrire dans cette conversation",
      stopped: "non envoyé\u202f; vous aviez arrêté les envois",
      unknown: "peut-être arrivé\u202f; aucune confirmation reçue",
    },
    back: "Pendant quelque temps, rien n’a pu être envoyé ici. Vous revoilà, et vos points actu aussi.",
  },

  answers: {
    ...en.answers,
    welcome:
      "Bonjour\u202f! Je condense l’actualité en un seul message, court, et je vous l’apporte ici chaque jour à l’heure de votre choix. Rien n’est dit deux fois.",
    welcomeBack: "Bon retour parmi nous\u202f! Vos points actu continuent.",
    askWhen: (zone) =>
      `À quelle heure souhaitez-vous le recevoir\u202f? Choisissez une heure ou écrivez-la\u202f: /subscribe 07:30, /subscribe 07:30 18:00, /subscribe 08:00 lun-ven Europe/Paris. Les heures suivent le fuseau ${zone}.`,
    subscribed: (when, zone) => `C’est noté\u202f: votre point actu arrivera ${when} (${zone}).`,
    next: (day, clock, wait) => `Le prochain\u202f: ${day} à ${clock}, ${wait}.`,
    otherZone: (zone) =>
      `Vous n’êtes pas dans le fuseau ${zone}\u202f? Ajoutez votre fuseau\u202f: /subscribe 07:30 Africa/Dakar`,
    notSubscribed: "Aucun point actu n’est prévu. /brief vous donne l’actualité à tout moment.",
    stopped:
      "C’est fait\u202f: vous ne recevrez plus de point actu. /brief vous donne toujours l’actualité à la demande.",
    alreadyStopped: "Rien à arrêter\u202f: aucun point actu n’est prévu ici.",
    daily: (clocks) => `chaque jour à ${clocks}`,
    onDays: (days, clocks) => `${eachDay(days)} à ${clocks}`,
    weekdays: "du lundi au vendredi",
    weekend: "le week-end",
    help: (zone) =>
      [
        "/brief – l’actualité du moment, en bref",
        "/subscribe 07:30 – un point actu chaque jour à cette heure",
        "/subscribe 07:30 18:00 lun-ven – plusieurs heures, certains jours",
        "/subscribe 07:30 Africa/Dakar – à votre heure locale",
        "/status – quand arrive le prochain, et ce que sont devenus les derniers",
        "/stop – ne plus rien recevoir",
        "",
        `Les heures suivent le fuseau ${zone}, sauf si vous en indiquez un autre.`,
      ].join("\n"),
    unknownCommand: (name) => `Je ne connais pas «\u202f${name}\u202f». Voici ce que je sais faire\u202f:`,
    notATime: (text) =>
      `Je ne comprends pas «\u202f${text}\u202f» comme une heure. Écrivez par exemple 07:30, 19h ou 07:30 lun-ven.`,
    notAZone: (text) =>
      `Je ne connais pas le fuseau horaire «\u202f${text}\u202f». Écrivez par exemple Europe/Paris ou Africa/Dakar, ou le nom d’une grande ville.`,
    whichTime: (text) =>
      `«\u202f${text}\u202f» peut désigner plusieurs heures de la journée. Laquelle voulez-vous\u202f?`,
    whichZone: (text) => `Plusieurs lieux correspondent à «\u202f${text}\u202f». Lequel est le vôtre\u202f?`,
    tooMany: (count) => `C’est trop\u202f: au maximum ${number(count, "fr")} fois par jour.`,
    notAFormat: (text) =>
      `Je ne connais pas le format «\u202f${text}\u202f». Au choix\u202f: titres, court ou complet.`,
    onlyManagers:
      "Seules les personnes qui gèrent cet espace peuvent en modifier les points actu. /brief est ouvert à tous.",
    failed: "Un problème est survenu de mon côté. Rien n’a changé pour vous\u202f; réessayez dans une minute.",
    channel: {
      privately: "Une chaîne se règle dans une conversation privée avec moi.",
      how: "Pour régler une chaîne, nommez-moi administrateur avec le droit de publier. Écrivez ensuite ici\u202f: /channel @chaine /subscribe 08:00. Vous pouvez aussi me transférer une publication de la chaîne.",
      unknown: (name) => `Je ne trouve pas la chaîne ${name}. Ajoutez-moi comme administrateur, puis recommencez.`,
      none: (name) => `${name} n’est pas une chaîne. Dans un groupe, écrivez-moi directement là-bas.`,
      mayNotPost: (title) =>
        `Je n’ai pas le droit de publier dans «\u202f${title}\u202f». Nommez-moi administrateur avec ce droit, puis recommencez.`,
      notYours: (title) => `Seuls les administrateurs de «\u202f${title}\u202f» peuvent régler cette chaîne.`,
      heading: (title) => `Pour la chaîne «\u202f${title}\u202f»\u202f:`,
    },
  },
};
