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
    pause: "No briefings for a while",
    resume: "Let the briefings go on",
    settings: "All that is set here, to change with a tap",
    zone: "Set your time zone, by a city",
    format: "How long a briefing is",
    items: "How many stories a briefing has",
    language: "The language that I speak",
    news: "The languages that the news may be in",
    quiet: "Hours in which nothing comes unplanned",
    digest: "A look back, once a week",
    members: "May members of this group ask me?",
    privacy: "What I keep, and for how long",
    export: "All that I know of this chat",
    delete: "Erase all that I know of this chat",
    help: "What I can do",
    channel: "Set up briefings in a channel of yours",
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
    length: "headlines, short or full",
    when: "When: 07:30, 07:30 18:00, 08:00 weekdays",
    zone: "Your time zone: Europe/Berlin, Asia/Seoul",
    span: "How long: 3 days, 2 weeks, until friday",
    count: "How many, from 1 to 20",
    language: "A language: English, ko",
    languages: "Languages: en ko, or all",
    hours: "From when to when: 22-7, or off",
    week: "A day and a time: sun 09:00, or off",
    members: "on or off",
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
    pause: ["pause"],
    resume: ["unpause", "undo"],
    settings: ["settings", "options", "preferences"],
    zone: ["zone", "time zone", "timezone"],
    format: ["format", "length"],
    items: ["items"],
    language: ["language"],
    news: ["news languages"],
    quiet: ["quiet", "quiet hours"],
    digest: ["digest", "weekly"],
    members: ["members"],
    privacy: ["privacy"],
    export: ["export", "my data"],
    delete: ["delete", "delete my data", "forget me"],
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
  /** What makes a sentence a wish, as whole words in lower case; the longest that fits counts. */
  wishes: {
    stop: ["stop sending", "stop the news", "stop it", "no more news", "no more messages", "leave me alone"],
    pause: ["pause", "vacation", "holiday", "holidays", "break"],
    resume: ["go on", "start again", "keep going"],
    /** It wants briefings, if it also has a time. */
    subscribe: [
      "send",
      "give",
      "bring",
      "want",
      "get",
      "news",
      "briefing",
      "briefings",
      "subscribe",
      "brief",
      "remind",
    ],
    /** It wants the news now; what follows is what about. */
    news: [
      "what happened",
      "what's happening",
      "whats happening",
      "what's new",
      "whats new",
      "what is new",
      "what is going on",
      "what's going on",
      "news",
      "headlines",
      "latest",
    ],
    /** Stands between these words and their subject. */
    about: ["in", "on", "about", "from", "with", "the"],
    /** The time on the reader's clock follows. */
    clock: ["it is", "it's", "its", "my clock says", "now it is", "my time is"],
  },
  buttons: {
    choose: "Choose",
    brief: "Brief me now",
    subscribe: "Subscribe",
    daily: (clock: string) => `Every day at ${clock}`,
    stop: "Stop",
    again: "Show it again",
    undo: "Undo",
    more: "More stories",
    settings: "All settings",
    otherTime: "Another time",
    otherZone: "Another place",
    resume: "Let them go on",
    export: "Show my data",
    erase: "Erase everything",
    keep: "Keep everything",
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
    /** `until` is empty for a pause that only the reader ends. */
    paused: (until: string) =>
      until === "" ? "Paused, until you say /resume." : `Paused until ${until}. /resume ends that now.`,
    digest: (when: string) => `A look back at the week comes ${when}.`,
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
    otherZone: (zone: string) => `Not on ${zone} time? Tap a clock that is right, or write your city: /zone Seoul`,
    notSubscribed: "You have no briefing planned. /brief gives you the news at any time.",
    stopped: "Stopped: no more briefings. /brief still gives you the news when you ask.",
    alreadyStopped: "Nothing to stop: no briefings are planned here.",
    daily: (clocks: string) => `every day at ${clocks}`,
    onDays: (days: string, clocks: string) => `${days} at ${clocks}`,
    weekdays: "Monday to Friday",
    weekend: "on weekends",
    /** At most 1,000 characters: one screen. */
    help: (zone: string) =>
      [
        "News",
        "/brief – the news now, in short",
        "/topics, /follow, /mute – what you want, and what not",
        "/search words – find stories; /open 2 – read one in full; /more – the next ones",
        "/breaking on – hear at once of what many begin to tell",
        "",
        "Your briefing",
        "/subscribe 07:30 – every day at that time",
        "/subscribe 07:30 18:00 weekdays – several times, some days",
        "/pause 7 days – not for a while; /resume ends it",
        "/status – when the next one comes",
        "/stop – no more briefings",
        "",
        "As you like it",
        "/settings – all that is set, to change with a tap",
        "/zone Seoul – on your own clock",
        "/format, /items, /language, /news – how it reads",
        "/quiet 22-7, /digest sun 09:00 – rest, and a look back",
        "",
        "What is yours",
        "/privacy, /export, /delete",
        "",
        `Times are in ${zone}. You can also just write to me: “every day at 8”.`,
      ].join("\n"),
    unknownCommand: (name: string) => `I do not know “${name}”. Here is what I can do:`,
    notUnderstood: "I did not get that. Is it one of these?",
    topic: (name: string) => `Your topic: ${name}.`,
    askTime: "When? 6:45",
    sample: "This is how news looks here:",
    notATime: (text: string) => `I cannot read “${text}” as a time. Write it like 07:30, 7pm, or 07:30 weekdays.`,
    notAZone: (text: string) =>
      `I do not know the time zone “${text}”. Write it like Europe/Berlin or Asia/Seoul, or name a big city.`,
    whichTime: (text: string) => `“${text}” may be more than one time of the day. Which one?`,
    whichZone: (text: string) => `There is more than one “${text}”. Which one?`,
    tooMany: (count: number) => `That is more than ${count} times a day. Please choose at most ${count}.`,
    notAFormat: (text: string) => `I do not know the format “${text}”. There are: headlines, short, full.`,
    membersOff:
      "Those who manage this group keep its news to themselves for now. You can have your own: write to me privately.",
    onlyManagers: "Only those who manage this place can change its briefings. /brief works for everybody.",
    failed: "Something went wrong on my side. Nothing of yours was changed; please try again in a minute.",
    /** Setting up a channel of Telegram's from a private chat. */
    channel: {
      privately: "Channels are set up in a private chat with me.",
      how: "To set up a channel, make me an administrator there who may post. Then write here: /channel @name /subscribe 08:00. Or forward me a post of the channel.",
      unknown: (name: string) =>
        `I cannot find the channel ${name}. Add me there as an administrator, then say it once more.`,
      none: (name: string) => `${name} is no channel. In a group, write to me right there.`,
      mayNotPost: (title: string) =>
        `I may not post in “${title}”. Make me an administrator there who may post, then say it once more.`,
      notYours: (title: string) => `Only administrators of “${title}” can set it up.`,
      heading: (title: string) => `For the channel “${title}”:`,
    },
  },

  /** What is set, and the answers that set it. A value that is set is named as it stands on its button. */
  settings: {
    title: "Your settings",
    row: (name: string, value: string) => `${name}: ${value}`,
    names: {
      when: "Times",
      zone: "Time zone",
      format: "Length",
      items: "Stories",
      language: "My language",
      news: "News in",
      quiet: "Quiet hours",
      digest: "Weekly look back",
      pause: "Pause",
      members: "Members may ask",
    },
    none: "none",
    off: "off",
    on: "on",
    auto: "automatic",
    all: "all languages",
    until: (day: string) => `until ${day}`,
    untilResumed: "until you resume",
    from: (from: string, to: string) => `${from} to ${to}`,

    zone: (zone: string, clock: string) => `Your time zone is ${zone}. It is ${clock} there now.`,
    askZone: "Which clock is yours? Tap one that is right, or write your city.",
    askCity: "Your city",
    notAPlace: (text: string) =>
      `I do not know where “${text}” is. Write a big city near you, or the time on your clock: “it is 9:40”.`,

    format: (name: string) => `Your briefings are now: ${name}.`,
    askFormat: "How long shall a briefing be?",
    items: (count: number) =>
      count === 1 ? "A briefing has 1 story at most." : `A briefing has ${count} stories at most.`,
    itemsAuto: "A briefing has as many stories as its length allows.",
    askItems: "How many stories shall a briefing have at most?",
    notACount: (text: string) => `“${text}” is not a number from 1 to 20.`,
    language: (name: string) => `I speak ${name} here from now on.`,
    languageAuto: "I speak the language of your app.",
    askLanguage: "Which language shall I speak?",
    notALanguage: (text: string) => `I do not know the language “${text}”.`,
    news: (names: string) => `Your news is in: ${names}.`,
    newsAll: "Your news may be in any language.",
    askNews: "In which languages may your news be? Tap each one that you read.",
    quiet: (from: string, to: string) =>
      `Quiet from ${from} to ${to}: nothing comes in these hours but the briefings you planned.`,
    quietOff: "No quiet hours.",
    askQuiet: "In which hours shall nothing come that you did not plan? Tap, or write: /quiet 22-7",
    notHours: (text: string) => `I cannot read “${text}” as hours. Write it like 22-7 or 23:00-06:30.`,
    digest: (when: string) => `A look back at the week comes ${when}.`,
    digestOff: "No weekly look back.",
    askDigest: "When shall the look back at the week come? Tap, or write: /digest sun 09:00",
    notAWeek: (text: string) => `I cannot read “${text}”. Write one day and one time: sun 09:00.`,
    paused: (until: string) =>
      until === ""
        ? "Paused: no briefings until you say /resume."
        : `Paused: no briefings until ${until}. Then they go on by themselves.`,
    askPause: "For how long shall no briefing come? Tap, or write: /pause 7 days",
    notPaused: "There is nothing to pause: no briefings are planned here.",
    notASpan: (text: string) => `I cannot read “${text}” as a time. Write it like 3 days, 2 weeks, or until friday.`,
    resumed: "Your briefings go on.",
    notStopped: "Nothing is paused or stopped here.",
    membersOn: "Every member may ask me here.",
    membersOff: "Only those who manage this group may ask me here.",
    setBy: (who: string) => `Set up by: ${who}`,
  },

  /** Consent, leaving, what is kept. */
  privacy: {
    /** Five lines. */
    about: [
      "I keep: this chat's address, your settings, when and in which words you subscribed; in a group, who set me up.",
      "I keep which stories you were told, so that nothing comes twice, until the stories are forgotten, and what became of your briefings for 60 days.",
      "I do not keep what else you write, who else is here, or what your name is. Nothing is sold or used for anything else.",
      "/stop ends the briefings; for a week it can be taken back.",
      "/export shows all that I know of this chat. /delete erases it.",
    ].join("\n"),
    record: "This is all that I know of this chat:",
    askDelete:
      "This erases everything of this chat: times, settings, what you were told. It cannot be undone. Shall I?",
    deleted: "Everything of this chat is erased. If you write again, we meet for the first time.",
  },
};

/** A catalog: what every language has. */
export type Words = typeof en & {
  /**
   * What commands are called where a platform has their names in the reader's language (Discord), and its subcommand that
   * shows what is set: one word of letters and hyphens, lower case. English has none, its names are the commands
   * themselves; nor has a language in which no such platform is.
   */
  readonly names?: Readonly<Record<Exclude<keyof typeof en.commands, "channel"> | "show", string>>;
};
