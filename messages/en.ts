/**
 * Every sentence that a reader sees, in English: the reference catalog. Its shape is the type `Words`; another language
 * is a file of the same shape and a line in `words.ts`. Values come ready for the reader: dates, clocks, lists and
 * numbers are formatted by `format.ts`; a count comes as a number, and the sentence takes care of its plural.
 */
export const en = {
  /** The commands as a platform lists them: at most 100 characters each (Discord). */
  commands: {
    start: "Say hello and see what I do",
    brief: "The news now, as one short briefing",
    subscribe: "Get a briefing every day, at your time",
    status: "When the next one comes, and what became of the last",
    stop: "Stop the briefings",
    help: "What I can do",
  },
  /** The options of commands, likewise. */
  options: {
    when: "When: 07:30, 07:30 18:00, 08:00 weekdays",
    zone: "Your time zone: Europe/Berlin, Asia/Seoul",
    format: "headlines, short or full",
  },
  /** What people type where there are no slash commands, in lower case; the first one is the one we tell them. */
  keywords: {
    start: ["start", "hello", "hi"],
    brief: ["brief", "briefing", "news"],
    subscribe: ["subscribe"],
    status: ["status"],
    stop: ["stop", "unsubscribe", "cancel", "end", "quit", "stop all"],
    help: ["help", "info", "menu"],
  },
  /** Words for days and formats as people type them, in lower case; ISO weekday numbers, Monday is 1. */
  days: {
    everyDay: ["daily", "everyday", "every day"],
    weekdays: ["weekdays", "weekday", "workdays"],
    weekend: ["weekends", "weekend"],
    names: [
      ["monday", "mon", "mo"],
      ["tuesday", "tue", "tues", "tu"],
      ["wednesday", "wed", "we"],
      ["thursday", "thu", "thurs", "th"],
      ["friday", "fri", "fr"],
      ["saturday", "sat", "sa"],
      ["sunday", "sun", "su"],
    ],
  },
  am: ["am", "a.m."],
  pm: ["pm", "p.m."],
  formats: { headlines: "Headlines", short: "Short", full: "Full" },

  buttons: {
    choose: "Choose",
    brief: "Brief me now",
    subscribe: "Subscribe",
    daily: (clock: string) => `Every day at ${clock}`,
    stop: "Stop",
    help: "Help",
    again: "Show it again",
    undo: "Undo",
    more: "More stories",
  },

  briefing: {
    title: (day: string) => `Your briefing for ${day}`,
    update: "Update",
    corrected: "Corrected",
    withdrawn: "Withdrawn",
    withdrawnBody: "Its source has taken this story back.",
    sources: (names: readonly string[], age: string) => [names.join(", "), age].filter(Boolean).join(" · "),
    /** Under a summary that a language model wrote. */
    byModel: (sources: string) => (sources === "" ? "Summary by AI" : `${sources} · summary by AI`),
    andMore: (count: number) => (count === 1 ? "1 more source" : `${count} more sources`),
    closing: (stories: number, sources: number) =>
      `${stories === 1 ? "1 story" : `${stories} stories`} from ${sources === 1 ? "1 source" : `${sources} sources`}.`,
    left: (count: number) =>
      count === 1 ? "1 more story is waiting: /brief" : `${count} more stories are waiting: /brief`,
    nothingYet: "No news yet. Your sources have not told anything so far; I will have something soon.",
    nothingNew: (since: string) => `Nothing new since ${since}.`,
    missed: (count: number, last: string) =>
      count === 1
        ? `I could not send your briefing of ${last}. This one covers the time since.`
        : `I could not send your last ${count} briefings (the latest: ${last}). This one covers the time since.`,
  },

  /** The answer to /status; `states` says what became of one briefing. */
  status: {
    planned: (when: string, zone: string) => `Your briefing comes ${when} (${zone}).`,
    past: "Your last briefings:",
    nothingSent: "No briefing has been due here so far.",
    date: (day: string, clock: string) => `${day}, ${clock}`,
    row: (when: string, fate: string) => `${when}: ${fate}`,
    states: {
      queued: "about to be sent",
      sending: "being sent",
      delivered: "delivered",
      nudged: "a short notice came; tap it, or write /brief, for the news",
      opened: "a short notice came, and you have had the news since",
      missed: "missed; it could not be sent in time",
      refused: "could not be sent",
      gone: "not sent; this chat could not be written to",
      stopped: "not sent; you had stopped the briefings",
      unknown: "may have arrived; no answer came back",
    },
    back: "For a while nothing could be sent here. You are back, and so are your briefings.",
  },

  answers: {
    welcome:
      "Hello! I turn the news into one short briefing and bring it here, every day at the time you choose. Nothing is told twice.",
    welcomeBack: "Welcome back! Your briefings go on.",
    askWhen: (zone: string) =>
      `When shall it come? Tap a time, or write it: /subscribe 07:30, /subscribe 07:30 18:00, /subscribe 08:00 weekdays Europe/Berlin. Times are in ${zone}.`,
    subscribed: (when: string, zone: string) => `Done: your briefing comes ${when} (${zone}).`,
    next: (day: string, clock: string, wait: string) => `The next one: ${day} at ${clock}, ${wait}.`,
    otherZone: (zone: string) => `Not on ${zone} time? Add your zone: /subscribe 07:30 Asia/Seoul`,
    notSubscribed: "You have no briefing planned. /brief gives you the news at any time.",
    stopped: "Stopped: no more briefings. /brief still gives you the news when you ask.",
    alreadyStopped: "Nothing to stop: no briefings are planned here.",
    daily: (clocks: string) => `every day at ${clocks}`,
    onDays: (days: string, clocks: string) => `${days} at ${clocks}`,
    weekdays: "Monday to Friday",
    weekend: "on weekends",
    help: (zone: string) =>
      [
        "/brief – the news now, in short",
        "/subscribe 07:30 – a briefing every day at that time",
        "/subscribe 07:30 18:00 weekdays – several times, some days",
        "/subscribe 07:30 Asia/Seoul – on your own clock",
        "/status – when the next one comes, and what became of the last",
        "/stop – no more briefings",
        "",
        `Times are in ${zone} unless you name a zone.`,
      ].join("\n"),
    unknownCommand: (name: string) => `I do not know “${name}”. Here is what I can do:`,
    notATime: (text: string) => `I cannot read “${text}” as a time. Write it like 07:30, 7pm, or 07:30 weekdays.`,
    notAZone: (text: string) =>
      `I do not know the time zone “${text}”. Write it like Europe/Berlin or Asia/Seoul, or name a big city.`,
    whichZone: (text: string) => `There is more than one “${text}”. Which one?`,
    tooMany: (count: number) => `That is more than ${count} times a day. Please choose at most ${count}.`,
    notAFormat: (text: string) => `I do not know the format “${text}”. There are: headlines, short, full.`,
    onlyManagers: "Only those who manage this place can change its briefings. /brief works for everybody.",
    failed: "Something went wrong on my side. Nothing of yours was changed; please try again in a minute.",
  },
};

/** A catalog: what every language has. */
export type Words = typeof en & {
  /**
   * What commands are called where a platform has their names in the reader's language (Discord): one word of letters,
   * lower case. English has none: its names are the commands themselves.
   */
  readonly names?: Readonly<Partial<Record<keyof typeof en.commands, string>>>;
};
