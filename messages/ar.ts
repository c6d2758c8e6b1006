import { en, type Words } from "./en.ts";
import { isolate, number, plural } from "./format.ts";

const brief = isolate("/brief");
const stories = (count: number, n: string) =>
  plural(count, "ar", {
    one: "خبر واحد",
    two: "خبران",
    few: `${n} أخبار`,
    many: `${n} خبرًا`,
    other: `${n} خبر`,
  });
/** After "من". */
const ofSources = (count: number, n: string) =>
  plural(count, "ar", {
    one: "مصدر واحد",
    two: "مصدرين",
    few: `${n} مصادر`,
    many: `${n} مصدرًا`,
    other: `${n} مصدر`,
  });

/** "أيام الاثنين والأربعاء"; "من الاثنين إلى الجمعة" is one already. */
const eachDay = (days: string) => (/^(?:من|يومي) /u.test(days) ? days : `أيام ${days}`);

/**
 * Arabic, with the digits of the locale (ar-EG has ٧, ar-MA has 7). What is of another direction stands in isolates, and
 * a line begins with an Arabic word, from which a screen takes its direction. A "weekend" is not the same in all Arab
 * countries: days are named.
 */
export const arabic = (locale: string): Words => ({
  wishes: en.wishes,
  asking: en.asking,
  news: en.news,
  settings: en.settings,
  privacy: en.privacy,
  commands: {
    ...en.commands,
    start: "ترحيب وتعريف بما أقدّمه",
    brief: "آخر الأخبار في موجز قصير",
    subscribe: "موجز كل يوم في الوقت الذي تختاره",
    status: "موعد الموجز التالي وحالة الموجزات السابقة",
    stop: "إيقاف الموجز",
    help: "ما يمكنني تقديمه",
    channel: "إعداد الموجز في إحدى قنواتك",
  },
  names: {
    start: "ابدأ",
    brief: "موجز",
    subscribe: "اشتراك",
    status: "حالة",
    stop: "إيقاف",
    help: "مساعدة",
  },
  options: {
    ...en.options,
    when: `الوقت: ${["07:30", "07:30 18:00", "08:00 الأحد-الخميس"].map(isolate).join(" أو ")}`,
    zone: `منطقتك الزمنية: ${["Africa/Cairo", "Asia/Riyadh"].map(isolate).join(" أو ")}`,
    format: `${isolate("headlines")} (عناوين) أو ${isolate("short")} (مختصر) أو ${isolate("full")} (كامل)`,
  },
  keywords: {
    ...en.keywords,
    start: ["مرحبا", "أهلا", "سلام", "السلام عليكم", "صباح الخير", "ابدأ", "بدء"],
    brief: ["الأخبار", "أخبار", "موجز", "الموجز", "ملخص"],
    subscribe: ["اشتراك", "اشترك", "الاشتراك"],
    status: ["الحالة", "حالة"],
    stop: ["إلغاء", "إلغاء الاشتراك", "ألغ الاشتراك", "إيقاف", "أوقف", "توقف", "قف", "إنهاء", "كفى", "ستوب"],
    help: ["مساعدة", "مساعده", "المساعدة", "قائمة", "القائمة", "معلومات"],
  },
  days: {
    everyDay: ["كل يوم", "يوميا", "يوميًا", "يومياً"],
    weekdays: ["من الاثنين إلى الجمعة", "الاثنين إلى الجمعة", "من الإثنين إلى الجمعة"],
    weekend: ["السبت والأحد", "يومي السبت والأحد", "السبت والاحد"],
    names: [
      ["الاثنين", "الإثنين", "الأثنين", "اثنين", "يوم الاثنين", "يوم الإثنين", "أيام الاثنين", "كل اثنين"],
      ["الثلاثاء", "الثلاثا", "ثلاثاء", "يوم الثلاثاء", "أيام الثلاثاء", "كل ثلاثاء"],
      ["الأربعاء", "الاربعاء", "أربعاء", "يوم الأربعاء", "يوم الاربعاء", "أيام الأربعاء", "كل أربعاء"],
      ["الخميس", "خميس", "يوم الخميس", "أيام الخميس", "كل خميس"],
      ["الجمعة", "الجمعه", "جمعة", "يوم الجمعة", "أيام الجمعة", "كل جمعة"],
      ["السبت", "سبت", "يوم السبت", "أيام السبت", "كل سبت"],
      ["الأحد", "الاحد", "أحد", "يوم الأحد", "يوم الاحد", "أيام الأحد", "كل أحد"],
    ],
  },
  am: ["ص", "صباحا", "صباحًا", "صباحاً", "الصباح", "فجرا", "فجرًا", "فجراً"],
  pm: ["م", "مساء", "مساءً", "المساء", "ظهرا", "ظهرًا", "ظهراً", "بعد الظهر", "عصرا", "عصرًا", "عصراً"],
  formats: { headlines: "عناوين", short: "مختصر", full: "كامل" },

  buttons: {
    ...en.buttons,
    choose: "اختيار",
    brief: "الأخبار الآن",
    subscribe: "اشتراك",
    daily: (clock) => `كل يوم، ${clock}`,
    stop: "إيقاف",
    help: "مساعدة",
    again: "عرضه مجددًا",
    undo: "تراجع",
    more: "أخبار أخرى",
  },

  briefing: {
    ...en.briefing,
    title: (day) => `موجزك ليوم ${day}`,
    update: "تحديث",
    corrected: "تصحيح",
    withdrawn: "سُحب",
    withdrawnBody: "سحب المصدر هذا الخبر.",
    sources: (names, age) => [names.map(isolate).join("، "), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "ملخص بالذكاء الاصطناعي" : `${sources} · ملخص بالذكاء الاصطناعي`),
    andMore: (count) => {
      const n = number(count, locale);
      return plural(count, "ar", {
        one: "ومصدر آخر",
        two: "ومصدران آخران",
        few: `و${n} مصادر أخرى`,
        many: `و${n} مصدرًا آخر`,
        other: `و${n} مصدر آخر`,
      });
    },
    closing: (told, sources) =>
      `${stories(told, number(told, locale))} من ${ofSources(sources, number(sources, locale))}.`,
    left: (count) => {
      const n = number(count, locale);
      const more = plural(count, "ar", {
        one: "خبر آخر",
        two: "خبران آخران",
        few: `${n} أخبار أخرى`,
        many: `${n} خبرًا آخر`,
        other: `${n} خبر آخر`,
      });
      return `بانتظارك ${more}: ${brief}`;
    },
    nothingYet: "لا أخبار بعد، فمصادرك لم تنشر شيئًا حتى الآن. سيكون لديّ ما أنقله إليك قريبًا.",
    nothingNew: (since) => `لا جديد منذ آخر موجز (${since}).`,
    missed: (count, last) => {
      const n = number(count, locale);
      const late = plural(count, "ar", {
        one: `موجزك السابق (${last})`,
        two: `آخر موجزين (أحدثهما: ${last})`,
        few: `آخر ${n} موجزات (أحدثها: ${last})`,
        many: `آخر ${n} موجزًا (أحدثها: ${last})`,
        other: `آخر ${n} موجز (أحدثها: ${last})`,
      });
      return `تعذّر إرسال ${late}. يغطي هذا الموجز ما جرى منذ ذلك الحين.`;
    },
  },

  status: {
    ...en.status,
    planned: (when, zone) => `يصلك الموجز ${when} (${isolate(zone)}).`,
    past: "موجزاتك الأخيرة:",
    nothingSent: "لم يحن بعد موعد أي موجز هنا.",
    date: (day, clock) => `${day}، ${clock}`,
    row: (when, fate) => `${when} – ${fate}`,
    states: {
      queued: "سيُرسل بعد لحظات",
      sending: "يُرسل الآن",
      delivered: "وصل",
      nudged: `وصل إشعار قصير؛ اضغط عليه أو اكتب ${brief} لقراءة الأخبار`,
      opened: "وصل إشعار قصير، ثم وصلتك الأخبار",
      missed: "فات موعده؛ تعذّر إرساله في الوقت المحدد",
      refused: "تعذّر إرساله",
      gone: "لم يُرسل؛ تعذّرت الكتابة في هذه المحادثة",
      stopped: "لم يُرسل؛ كنت قد أوقفت الموجز",
      unknown: "ربما وصل؛ لم يرد تأكيد",
    },
    back: "تعذّر الإرسال إلى هنا لبعض الوقت. أهلًا بعودتك، وقد عاد موجزك أيضًا.",
  },

  answers: {
    ...en.answers,
    welcome: "مرحبًا! أجمع الأخبار في موجز واحد قصير وأرسله إليك هنا كل يوم في الوقت الذي تختاره، ولا أكرّر خبرًا مرتين.",
    welcomeBack: "أهلًا بعودتك! سيستمر موجزك في الوصول إليك.",
    askWhen: (zone) =>
      `متى تريد أن يصلك؟ اختر وقتًا أو اكتبه: ${["/subscribe 07:30", "/subscribe 07:30 18:00", "/subscribe 08:00 الأحد-الخميس Africa/Cairo"].map(isolate).join(" أو ")}. الأوقات بتوقيت ${isolate(zone)}.`,
    subscribed: (when, zone) => `تم: يصلك الموجز ${when} (${isolate(zone)}).`,
    // Intl says "within 14 hours".
    next: (day, clock, wait) => `الموجز التالي: ${day}، الساعة ${clock} (${wait.replace(/^خلال /u, "بعد ")}).`,
    otherZone: (zone) =>
      `توقيتك غير توقيت ${isolate(zone)}؟ أضف منطقتك الزمنية: ${isolate("/subscribe 07:30 Asia/Riyadh")}`,
    notSubscribed: `لا يوجد موجز مجدول لك. اكتب ${brief} لتصلك الأخبار في أي وقت.`,
    stopped: `تم الإيقاف: لن تصلك موجزات بعد الآن. وإن أردت الأخبار في أي وقت فاكتب ${brief}.`,
    alreadyStopped: "لا شيء لإيقافه: لا يوجد موجز مجدول هنا.",
    daily: (clocks) => `كل يوم الساعة ${clocks}`,
    onDays: (days, clocks) => `${eachDay(days)} الساعة ${clocks}`,
    weekdays: "من الاثنين إلى الجمعة",
    weekend: "يومي السبت والأحد",
    help: (zone) =>
      [
        `آخر الأخبار باختصار: ${brief}`,
        `موجز كل يوم في هذا الوقت: ${isolate("/subscribe 07:30")}`,
        `عدة أوقات في أيام محددة: ${isolate("/subscribe 07:30 18:00 الأحد-الخميس")}`,
        `بتوقيتك المحلي: ${isolate("/subscribe 07:30 Asia/Riyadh")}`,
        `موعد الموجز التالي وحالة الموجزات السابقة: ${isolate("/status")}`,
        `إيقاف الموجز: ${isolate("/stop")}`,
        "",
        `الأوقات بتوقيت ${isolate(zone)} ما لم تذكر منطقة زمنية أخرى.`,
      ].join("\n"),
    unknownCommand: (name) => `لا أعرف «${isolate(name)}». إليك ما يمكنني تقديمه:`,
    notATime: (text) =>
      `لم أفهم «${isolate(text)}» على أنه وقت. اكتبه هكذا: ${["07:30", "7 مساءً", "07:30 الأحد-الخميس"].map(isolate).join(" أو ")}.`,
    notAZone: (text) =>
      `لا أعرف المنطقة الزمنية «${isolate(text)}». اكتبها هكذا: ${["Africa/Cairo", "Asia/Riyadh"].map(isolate).join(" أو ")}، أو اذكر اسم مدينة كبيرة.`,
    whichTime: (text) => `قد تعني «${isolate(text)}» أكثر من وقت في اليوم. أيّ وقت تقصد؟`,
    whichZone: (text) => `هناك أكثر من مكان باسم «${isolate(text)}». أيّها تقصد؟`,
    tooMany: (count) => {
      const n = number(count, locale);
      const times = plural(count, "ar", {
        one: "مرة واحدة",
        two: "مرتين",
        few: `${n} مرات`,
        other: `${n} مرة`,
      });
      return `لا يمكن أن يصلك أكثر من ${times} في اليوم.`;
    },
    notAFormat: (text) => `لا أعرف الصيغة «${isolate(text)}». الصيغ المتاحة: عناوين، مختصر، كامل.`,
    onlyManagers: `وحدهم المشرفون يمكنهم تغيير الموجز هنا، أما ${brief} فمتاح للجميع.`,
    failed: "حدث خطأ من جانبي. لم يتغير شيء لديك؛ حاول مجددًا بعد دقيقة.",
    channel: {
      privately: "يتم إعداد القنوات في محادثة خاصة معي.",
      how: `لإعداد قناة، اجعلني مشرفًا يمكنه النشر فيها، ثم اكتب هنا: ${isolate("/channel @قناة /subscribe 08:00")}. ويمكنك أيضًا أن تعيد توجيه منشور من القناة إليّ.`,
      unknown: (name) => `لا أجد القناة ${isolate(name)}. أضفني إليها مشرفًا ثم أعد المحاولة.`,
      none: (name) => `ليست ${isolate(name)} قناة. إن كانت مجموعة فاكتب لي فيها مباشرة.`,
      mayNotPost: (title) => `لا يمكنني النشر في «${isolate(title)}». اجعلني مشرفًا يمكنه النشر فيها ثم أعد المحاولة.`,
      notYours: (title) => `وحدهم مشرفو «${isolate(title)}» يمكنهم إعدادها.`,
      heading: (title) => `لقناة «${isolate(title)}»:`,
    },
  },
});
