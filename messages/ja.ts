import { en, type Words } from "./en.ts";
import { number } from "./format.ts";

const n = (count: number) => number(count, "ja");

/** "火曜7:30": Intl writes "7:30 (火)". */
const moment = (text: string) => text.replace(/^(.+) \((.)\)$/u, "$2曜$1");

/** "7:30と18:00": Intl has a comma there, too. */
const joined = (list: string) => list.replace(/、(?=[^、]*$)/u, "と");

/** Japanese; we say です and ます. */
export const ja: Words = {
  wishes: en.wishes,
  asking: en.asking,
  news: en.news,
  settings: en.settings,
  privacy: en.privacy,
  commands: {
    ...en.commands,
    start: "ごあいさつと、できることの紹介",
    brief: "いまのニュースを短いダイジェストで読む",
    subscribe: "毎日、好きな時刻にダイジェストを受け取る",
    status: "次回の配信時刻と、これまでの配信結果",
    stop: "ダイジェストの配信を止める",
    help: "できることの一覧",
    channel: "チャンネルへの配信を設定する",
  },
  names: {
    start: "開始",
    brief: "ニュース",
    subscribe: "登録",
    status: "状況",
    stop: "停止",
    help: "ヘルプ",
  },
  options: {
    ...en.options,
    when: "時刻：07:30、07:30 18:00、08:00 平日",
    zone: "タイムゾーン：Asia/Tokyo、America/Los_Angeles",
    format: "headlines（見出し）、short（短め）、full（詳しく）",
  },
  keywords: {
    ...en.keywords,
    start: ["開始", "スタート", "はじめる", "始める", "こんにちは", "おはよう", "はじめまして"],
    brief: ["ニュース", "ダイジェスト", "見出し"],
    subscribe: ["登録", "登録する", "購読", "購読する", "配信登録"],
    status: ["状況", "配信状況", "ステータス"],
    stop: [
      "停止",
      "配信停止",
      "停止する",
      "配信を停止",
      "解除",
      "登録解除",
      "配信解除",
      "購読解除",
      "購読停止",
      "解約",
      "退会",
      "中止",
      "やめる",
      "キャンセル",
      "ストップ",
    ],
    help: ["ヘルプ", "使い方", "メニュー"],
  },
  days: {
    everyDay: ["毎日"],
    weekdays: ["平日", "月曜から金曜", "月曜日から金曜日", "月から金"],
    weekend: ["週末", "土日"],
    names: [
      ["月曜日", "月曜", "月", "毎週月曜", "毎週月曜日"],
      ["火曜日", "火曜", "火", "毎週火曜", "毎週火曜日"],
      ["水曜日", "水曜", "水", "毎週水曜", "毎週水曜日"],
      ["木曜日", "木曜", "木", "毎週木曜", "毎週木曜日"],
      ["金曜日", "金曜", "金", "毎週金曜", "毎週金曜日"],
      ["土曜日", "土曜", "土", "毎週土曜", "毎週土曜日"],
      ["日曜日", "日曜", "日", "毎週日曜", "毎週日曜日"],
    ],
  },
  am: ["午前", "朝"],
  pm: ["午後", "昼", "夕方", "夜"],
  formats: { headlines: "見出し", short: "短め", full: "詳しく" },

  buttons: {
    ...en.buttons,
    choose: "選ぶ",
    brief: "いますぐ読む",
    subscribe: "配信を登録",
    daily: (clock) => `毎日${clock}`,
    stop: "配信を停止",
    help: "ヘルプ",
    again: "もう一度見る",
    undo: "元に戻す",
    more: "もっと見る",
  },

  briefing: {
    ...en.briefing,
    title: (day) => `${day}のニュースダイジェスト`,
    update: "続報",
    corrected: "訂正",
    withdrawn: "取り消し",
    withdrawnBody: "配信元がこの記事を取り消しました。",
    sources: (names, age) => [names.join("、"), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "AIによる要約" : `${sources} · AIによる要約`),
    andMore: (count) => `ほか${n(count)}媒体`,
    closing: (stories, sources) => `${n(sources)}媒体から${n(stories)}件のニュースをお届けしました。`,
    left: (count) => `ニュースがあと${n(count)}件あります：/brief`,
    nothingYet: "まだニュースがありません。どの媒体からも記事が届いていないようです。もうしばらくお待ちください。",
    nothingNew: (since) => `${moment(since)}以降、新しいニュースはありません。`,
    missed: (count, last) =>
      count === 1
        ? `前回（${moment(last)}）のダイジェストをお届けできませんでした。今回はその間のニュースも含みます。`
        : `直近${n(count)}回（最後は${moment(last)}）のダイジェストをお届けできませんでした。今回はその間のニュースも含みます。`,
  },

  status: {
    ...en.status,
    planned: (when, zone) => `ダイジェストは${when}にお届けします（${zone}）。`,
    past: "最近の配信：",
    nothingSent: "これまでに配信の予定はありませんでした。",
    date: (day, clock) => `${day} ${clock}`,
    row: (when, fate) => `${moment(when)} – ${fate}`,
    states: {
      queued: "まもなく配信します",
      sending: "配信中です",
      delivered: "お届けしました",
      nudged: "短いお知らせをお送りしました。お知らせをタップするか、/brief と入力するとニュースを読めます",
      opened: "短いお知らせのあと、ニュースをお届けしました",
      missed: "時間内にお届けできませんでした",
      refused: "お届けできませんでした",
      gone: "このチャットに送信できず、お届けできませんでした",
      stopped: "配信停止中のため、お送りしませんでした",
      unknown: "届いた可能性がありますが、確認できませんでした",
    },
    back: "しばらくこちらに送信できませんでした。おかえりなさい。ダイジェストの配信を再開します。",
  },

  answers: {
    ...en.answers,
    welcome:
      "こんにちは！ニュースをひとつの短いダイジェストにまとめて、毎日お好きな時刻にここへお届けします。同じニュースを二度お伝えすることはありません。",
    welcomeBack: "おかえりなさい！これからもダイジェストをお届けします。",
    askWhen: (zone) =>
      `何時にお届けしましょうか？時刻をタップするか、次のように入力してください：/subscribe 07:30、/subscribe 07:30 18:00、/subscribe 08:00 平日 Asia/Tokyo。タイムゾーンは ${zone} です。`,
    subscribed: (when, zone) => `設定しました。${when}にお届けします（${zone}）。`,
    next: (day, clock, wait) => `次回は${day}の${clock}（${wait.replaceAll(" ", "")}）です。`,
    otherZone: (zone) =>
      `${zone} 以外のタイムゾーンですか？次のように付け加えてください：/subscribe 07:30 America/Los_Angeles`,
    notSubscribed: "配信の予定はありません。/brief でいつでもニュースを読めます。",
    stopped: "配信を停止しました。ニュースは /brief でいつでも読めます。",
    alreadyStopped: "配信の予定がないため、停止するものはありません。",
    daily: (clocks) => `毎日${joined(clocks)}`,
    onDays: (days, clocks) => `${days.endsWith("曜日") ? "毎週" : ""}${joined(days)}の${joined(clocks)}`,
    weekdays: "平日",
    weekend: "土日",
    help: (zone) =>
      [
        "/brief – いまのニュースを短く読む",
        "/subscribe 07:30 – 毎日この時刻にダイジェストを受け取る",
        "/subscribe 07:30 18:00 平日 – 一日に何回か、決まった曜日に",
        "/subscribe 07:30 America/Los_Angeles – お住まいの地域の時刻で",
        "/status – 次回の配信時刻と、これまでの配信結果",
        "/stop – 配信を止める",
        "",
        `指定がなければ、タイムゾーンは ${zone} です。`,
      ].join("\n"),
    unknownCommand: (name) => `「${name}」というコマンドはありません。できることは次のとおりです：`,
    notATime: (text) =>
      `「${text}」を時刻として読み取れませんでした。07:30、19:00、07:30 平日 のように入力してください。`,
    notAZone: (text) =>
      `「${text}」というタイムゾーンが見つかりません。Asia/Tokyo、America/Los_Angeles のように入力するか、大きな都市の名前を入力してください。`,
    whichTime: (text) => `「${text}」に当てはまる時刻が一日にいくつかあります。どれですか？`,
    whichZone: (text) => `「${text}」に当てはまる場所がいくつかあります。どちらですか？`,
    tooMany: (count) => `配信は1日${n(count)}回までです。`,
    notAFormat: (text) => `「${text}」という形式はありません。見出し、短め、詳しく から選べます。`,
    onlyManagers: "ここの配信を変更できるのは管理者だけです。/brief はどなたでも使えます。",
    failed: "こちらで問題が発生しました。設定は変わっていません。1分ほどしてから、もう一度お試しください。",
    channel: {
      privately: "チャンネルの設定は、私との個別チャットで行えます。",
      how: "チャンネルを設定するには、投稿できる管理者として私を追加してから、ここに次のように入力してください：/channel @チャンネル /subscribe 08:00。チャンネルの投稿を転送していただいてもかまいません。",
      unknown: (name) =>
        `${name} というチャンネルが見つかりません。私を管理者として追加してから、もう一度お試しください。`,
      none: (name) => `${name} はチャンネルではありません。グループの場合は、そのグループで話しかけてください。`,
      mayNotPost: (title) =>
        `「${title}」に投稿する権限がありません。投稿できる管理者として私を追加してから、もう一度お試しください。`,
      notYours: (title) => `「${title}」を設定できるのは、そのチャンネルの管理者だけです。`,
      heading: (title) => `チャンネル「${title}」：`,
    },
  },
};
