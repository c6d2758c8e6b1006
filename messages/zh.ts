import type { Words } from "./en.ts";
import { number } from "./format.ts";

const n = (count: number) => number(count, "zh");

/** Chinese, in simplified characters; we say "您". What people type is read in traditional ones as well. */
export const zh: Words = {
  commands: {
    start: "打个招呼，看看我能做什么",
    brief: "用一份简报看完现在的新闻",
    subscribe: "每天在您选定的时间收到简报",
    status: "下一期什么时候到，前几期是否送达",
    stop: "不再接收简报",
    help: "我能做什么",
  },
  names: {
    start: "开始",
    brief: "新闻",
    subscribe: "订阅",
    status: "状态",
    stop: "停止",
    help: "帮助",
  },
  options: {
    when: "时间：07:30，07:30 18:00，08:00 工作日",
    zone: "您的时区：Asia/Shanghai，Asia/Singapore",
    format: "headlines（标题）、short（简短）或 full（完整）",
  },
  keywords: {
    start: ["开始", "你好", "您好", "开启"],
    brief: ["新闻", "简报", "要闻", "新聞", "簡報", "要聞"],
    subscribe: ["订阅", "訂閱"],
    status: ["状态", "狀態"],
    stop: [
      "退订",
      "停止",
      "停",
      "取消",
      "取消订阅",
      "停止订阅",
      "退出",
      "关闭",
      "退訂",
      "取消訂閱",
      "停止訂閱",
      "關閉",
    ],
    help: ["帮助", "菜单", "说明", "幫助", "選單", "說明"],
  },
  days: {
    everyDay: ["每天", "每日", "天天"],
    weekdays: ["工作日", "平日", "周一至周五", "周一到周五", "星期一至星期五", "星期一到星期五", "週一至週五"],
    weekend: ["周末", "週末", "双休日"],
    names: [
      ["周一", "星期一", "礼拜一", "每周一", "週一", "禮拜一"],
      ["周二", "星期二", "礼拜二", "每周二", "週二", "禮拜二"],
      ["周三", "星期三", "礼拜三", "每周三", "週三", "禮拜三"],
      ["周四", "星期四", "礼拜四", "每周四", "週四", "禮拜四"],
      ["周五", "星期五", "礼拜五", "每周五", "週五", "禮拜五"],
      ["周六", "星期六", "礼拜六", "每周六", "週六", "禮拜六"],
      ["周日", "周天", "星期日", "星期天", "礼拜天", "礼拜日", "每周日", "週日", "禮拜天"],
    ],
  },
  am: ["上午", "早上", "早晨", "清晨", "凌晨", "早"],
  pm: ["下午", "中午", "傍晚", "晚上", "晚"],
  formats: { headlines: "标题", short: "简短", full: "完整" },

  buttons: {
    choose: "选择",
    brief: "现在看新闻",
    subscribe: "订阅",
    daily: (clock) => `每天${clock}`,
    stop: "停止订阅",
    help: "帮助",
    again: "再看一次",
    undo: "撤销",
    more: "更多新闻",
  },

  briefing: {
    title: (day) => `${day}新闻简报`,
    update: "最新进展",
    corrected: "已更正",
    withdrawn: "已撤回",
    withdrawnBody: "消息来源已撤回此报道。",
    sources: (names, age) => [names.join("、"), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "AI 摘要" : `${sources} · AI 摘要`),
    andMore: (count) => `另有${n(count)}个来源`,
    closing: (stories, sources) => `以上${n(stories)}条新闻来自${n(sources)}个来源。`,
    left: (count) => `还有${n(count)}条新闻待读：/brief`,
    nothingYet: "暂时没有新闻：各来源还没有发布内容。很快就会有的。",
    nothingNew: (since) => `${since}以来没有新消息。`,
    missed: (count, last) =>
      count === 1
        ? `上一期简报（${last}）未能送达，本期已补上其间的新闻。`
        : `最近${n(count)}期简报（最后一期：${last}）未能送达，本期已补上其间的新闻。`,
  },

  status: {
    planned: (when, zone) => `简报时间：${when}（${zone}）。`,
    past: "最近几期简报：",
    nothingSent: "目前还没有到过简报的发送时间。",
    date: (day, clock) => `${day}${clock}`,
    row: (when, fate) => `${when} – ${fate}`,
    states: {
      queued: "即将发送",
      sending: "正在发送",
      delivered: "已送达",
      nudged: "已送达一条简短提醒；点一下提醒，或输入 /brief，即可查看新闻",
      opened: "已送达一条简短提醒，之后您也收到了新闻",
      missed: "已错过，未能按时发送",
      refused: "未能发送",
      gone: "未发送，当时无法在此聊天中发消息",
      stopped: "未发送，您当时已停止订阅",
      unknown: "可能已送达，但没有收到确认",
    },
    back: "有一段时间无法在这里发送消息。欢迎回来，您的简报也恢复了。",
  },

  answers: {
    welcome: "您好！我把新闻整理成一份简短的简报，每天在您选定的时间送到这里。同一条新闻不会说两遍。",
    welcomeBack: "欢迎回来！您的简报会继续送达。",
    askWhen: (zone) =>
      `您想什么时候收到简报？点选一个时间，或者直接输入：/subscribe 07:30，/subscribe 07:30 18:00，/subscribe 08:00 工作日 Asia/Shanghai。时间以 ${zone} 为准。`,
    subscribed: (when, zone) => `设置好了。简报时间：${when}（${zone}）。`,
    next: (day, clock, wait) => `下一期：${day}${clock}（${wait}）。`,
    otherZone: (zone) => `您那里不是 ${zone} 时间？请加上您的时区：/subscribe 07:30 Asia/Singapore`,
    notSubscribed: "您还没有预定简报。输入 /brief 可以随时查看新闻。",
    stopped: "已停止，不会再发送简报。输入 /brief 仍可随时查看新闻。",
    alreadyStopped: "无需停止：这里没有预定的简报。",
    daily: (clocks) => `每天${clocks}`,
    // Intl writes 星期一; in a schedule one says 每周一.
    onDays: (days, clocks) => `每${days.replaceAll("星期", "周")}${clocks}`,
    weekdays: "周一至周五",
    weekend: "周末",
    help: (zone) =>
      [
        "/brief – 现在的新闻，简短明了",
        "/subscribe 07:30 – 每天这个时间收到简报",
        "/subscribe 07:30 18:00 工作日 – 一天几次，只在某些日子",
        "/subscribe 07:30 Asia/Singapore – 按您当地的时间",
        "/status – 下一期什么时候到，前几期是否送达",
        "/stop – 不再接收简报",
        "",
        `没有写明时区时，时间以 ${zone} 为准。`,
      ].join("\n"),
    unknownCommand: (name) => `没有“${name}”这个命令。我能做的有：`,
    notATime: (text) => `无法识别“${text}”这个时间。请这样写：07:30，19:00，或 07:30 工作日。`,
    notAZone: (text) =>
      `找不到“${text}”这个时区。请写成 Asia/Shanghai 或 Asia/Singapore 这样，或者写一个大城市的名字。`,
    whichZone: (text) => `“${text}”不止一个地方，您指的是哪一个？`,
    tooMany: (count) => `每天最多${n(count)}次，请少选几个时间。`,
    notAFormat: (text) => `没有“${text}”这种格式。可以选：标题、简短、完整。`,
    onlyManagers: "只有管理员可以更改这里的简报。/brief 人人都能用。",
    failed: "我这边出了点问题。您的设置没有变化，请过一分钟再试。",
  },
};
