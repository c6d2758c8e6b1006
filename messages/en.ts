/**
 * Every sentence that a reader sees, in English: the reference catalog. Its shape is the type `Words`; another language
 * is a file of the same shape and a line in `words.ts`. Values come ready for the reader: dates, clocks, lists and
 * numbers are formatted by `format.ts`; a count comes as a number, and the sentence takes care of its plural.
 */
export const en = {
  /** The commands as a platform lists them: at most 100 characters each (Discord). Names are the same in every language. */
  commands: {
    start: "Say hello and see what I do",
    brief: "The news now, as one short briefing",
    subscribe: "Get a briefing every day, at your time",
    status: "When the next one comes, and what became of the last",
    stop: "Stop the briefings",
    help: "What I can do",
    topics: "Choose the topics of your news",
    follow: "Put words or a source first, or hear when a story changes",
    unfollow: "Take back what you follow",
    mute: "Leave out words, a source or a story",
    unmute: "Take back what you muted",
    breaking: "Hear at once of what many begin to tell: on, off, or how many a day",
    search: "Find stories by words",
    open: "Read a story in full, by its number",
    more: "The next stories",
    less: "Less like this story",
  },
  /** The options of commands, likewise. */
  options: {
    when: "When: 07:30, 07:30 18:00, 08:00 weekdays",
    zone: "Your time zone: Europe/Berlin, Asia/Seoul",
    format: "headlines, short, full; a topic or words; since yesterday",
    topics: "world science, all, none",
    subject: "Words, source NAME, or the number of a story",
    breaking: "on, off, or how many a day",
    words: "What you look for",
    story: "Its number in the last briefing",
  },
  /** What people type where there are no slash commands, in lower case; the first one is the one we tell them. */
  keywords: {
    start: ["start", "hello", "hi"],
    brief: ["brief", "briefing", "news"],
    subscribe: ["subscribe"],
    status: ["status"],
    stop: ["stop", "unsubscribe", "cancel", "end", "quit", "stop all"],
    help: ["help", "info", "menu"],
    topics: ["topics", "topic"],
    follow: ["follow"],
    unfollow: ["unfollow"],
    mute: ["mute"],
    unmute: ["unmute"],
    breaking: ["breaking", "breaking news"],
    search: ["search", "find"],
    open: ["open", "read"],
    more: ["more", "more stories", "next"],
    less: ["less", "less like this"],
  },
  /** Words in what people ask for, in lower case: "technology since yesterday", "mute source Town Gazette". */
  asking: {
    again: ["again"],
    since: ["since"],
    today: ["today"],
    yesterday: ["yesterday"],
    hours: ["h", "hour", "hours"],
    daysBack: ["d", "day", "days"],
    source: ["source"],
    all: ["all", "everything"],
    none: ["none", "nothing"],
    on: ["on", "yes"],
    off: ["off", "no"],
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
    settings: "Settings",
    open: "Read it",
    follow: "Follow this story",
    less: "Less like this",
    all: "All",
    none: "None",
    breakingOn: "Breaking news on",
    noBreaking: "No breaking news",
    add: "Add",
    remove: (what: string) => `✕ ${what}`,
    muteSource: (name: string) => `Mute ${name}`,
    muteTopic: (topic: string) => `No ${topic}`,
  },

  briefing: {
    title: (day: string) => `Your briefing for ${day}`,
    update: "Update",
    sources: (names: string, age: string) => (age === "" ? names : `${names} · ${age}`),
    /** Under a summary that a language model wrote. */
    byModel: (sources: string) => (sources === "" ? "Summary by AI" : `${sources} · summary by AI`),
    andMore: (count: number) => (count === 1 ? "1 more source" : `${count} more sources`),
    closing: (stories: number, sources: number) =>
      `${stories === 1 ? "1 story" : `${stories} stories`} from ${sources === 1 ? "1 source" : `${sources} sources`}.`,
    left: (count: number) =>
      count === 1 ? "1 more story is waiting: /more" : `${count} more stories are waiting: /more`,
    nothingYet: "No news yet. Your sources have not told anything so far; I will have something soon.",
    nothingNew: (since: string) => `Nothing new since ${since}.`,
    missed: (count: number, last: string) =>
      count === 1
        ? `I could not send your briefing of ${last}. This one covers the time since.`
        : `I could not send your last ${count} briefings (the latest: ${last}). This one covers the time since.`,
    lookBack: "Your week: what mattered most",
    about: (subject: string) => `News: ${subject}`,
    nothingAbout: (subject: string) => `I have found nothing about “${subject}”.`,
    followed: "News of a story you follow",
    breaking: "Breaking news",
  },

  /** Choosing and reading news: topics, follows and mutes, breaking news, one story. */
  news: {
    topics: "Topics",
    allTopics: "You get all topics. Tap one to leave it out.",
    theseTopics: (topics: string) => `Your topics: ${topics}.`,
    noTopics: "No topic is chosen. Tap those you want; until then you get all of them.",
    noneListed: "My sources name no topics, so there is nothing to choose here.",
    notATopic: (text: string, topics: string) => `I have no topic “${text}”. There are: ${topics}.`,
    follows: (subjects: string) => `You follow: ${subjects}. It comes first in your briefings.`,
    noFollows: "You follow nothing yet. Write /follow and a word, a phrase or a source: it then comes first.",
    mutes: (subjects: string) => `Left out of your briefings: ${subjects}.`,
    noMutes: "Nothing is muted. Write /mute and a word, a phrase or a source: I then leave it out.",
    followedStory: (title: string) => `I will tell you once, as soon as something changes: “${title}”.`,
    took: (subject: string) => `Taken back: ${subject}.`,
    notSet: (subject: string) => `${subject} was not set.`,
    whichSubject: "Words, a source, or a story's number",
    source: (name: string) => `${name} (source)`,
    notASource: (text: string) => `I know no source “${text}”.`,
    noWords: (text: string) => `I see no word in “${text}”.`,
    tooLong: "That is too long. Please use a few words only.",
    tooMany: (count: number) => `That would be more than ${count}. Take something back first.`,
    breakingOn: (count: number) =>
      count === 1
        ? "Breaking news is on: when several sources begin to tell the same, I tell you at once, at most once a day."
        : `Breaking news is on: when several sources begin to tell the same, I tell you at once, at most ${count} times a day.`,
    breakingOff: "Breaking news is off. Shall I tell you at once when several sources begin to tell the same?",
    notANumber: (text: string, most: number) =>
      `I cannot read “${text}”. Write on, off, or a number from 1 to ${most}.`,
    whatToSearch: "What shall I look for? Write /search and a few words.",
    noSuchStory: "I do not have that story any more. A number opens a story of your last briefing.",
    whichStory: "Which story? Write the number it has in your last briefing.",
    less: (title: string) => `Muted: “${title}”. Shall I leave out more?`,
    noMore: "That is all there is for now.",
    tooOften: (minutes: number) =>
      minutes === 1
        ? "That is a lot at once. Please ask again in a minute."
        : `That is a lot at once. Please ask again in ${minutes} minutes.`,
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
    /** A message that came beside the briefings: what it was, and when. */
    pushed: {
      update: (when: string) => `${when}, a story you follow`,
      breaking: (when: string) => `${when}, breaking news`,
    },
    /** It had nothing to tell any more. */
    notNeeded: "not sent; you knew it, or wanted it no more",
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
        "/topics, /follow, /mute – what you want, and what not",
        "/search words – find stories; /open 2 – read one in full; /more – the next ones",
        "/breaking on – hear at once of what many begin to tell",
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
export type Words = typeof en;
