import type { Words } from "./en.ts";

/** Korean. */
export const ko: Words = {
  commands: {
    start: "인사하고 기능 알아보기",
    brief: "지금 뉴스를 짧은 브리핑으로 보기",
    subscribe: "원하는 시각에 매일 브리핑 받기",
    status: "다음 브리핑 시각과 지난 브리핑 결과",
    stop: "브리핑 그만 받기",
    help: "사용 방법",
  },
  names: {
    start: "시작",
    brief: "브리핑",
    subscribe: "구독",
    status: "상태",
    stop: "중지",
    help: "도움말",
  },
  options: {
    when: "시각: 07:30, 07:30 18:00, 08:00 평일",
    zone: "시간대: Asia/Seoul, Europe/Berlin",
    format: "headlines, short, full 가운데 하나",
  },
  keywords: {
    start: ["시작", "안녕", "안녕하세요"],
    brief: ["브리핑", "뉴스", "소식"],
    subscribe: ["구독", "구독하기"],
    status: ["상태", "현황"],
    stop: ["중지", "그만", "정지", "취소", "수신거부", "구독취소", "구독 취소", "해지"],
    help: ["도움말", "도움", "메뉴", "사용법"],
  },
  days: {
    everyDay: ["매일"],
    weekdays: ["평일", "주중"],
    weekend: ["주말"],
    names: [
      ["월요일", "월"],
      ["화요일", "화"],
      ["수요일", "수"],
      ["목요일", "목"],
      ["금요일", "금"],
      ["토요일", "토"],
      ["일요일", "일"],
    ],
  },
  am: ["오전"],
  pm: ["오후"],
  formats: { headlines: "제목만", short: "짧게", full: "길게" },

  buttons: {
    choose: "고르기",
    brief: "지금 브리핑 보기",
    subscribe: "구독하기",
    daily: (clock) => `매일 ${clock}`,
    stop: "그만 받기",
    help: "도움말",
    again: "다시 보기",
    undo: "되돌리기",
    more: "더 보기",
  },

  briefing: {
    title: (day) => `${day} 브리핑`,
    update: "속보 갱신",
    corrected: "정정",
    withdrawn: "철회",
    withdrawnBody: "출처에서 이 기사를 철회했습니다.",
    sources: (names, age) => [names.join(", "), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "AI 요약" : `${sources} · AI 요약`),
    andMore: (count) => `외 ${count}곳`,
    closing: (stories, sources) => `출처 ${sources}곳의 소식 ${stories}건을 전해 드렸습니다.`,
    left: (count) => `소식이 ${count}건 더 있습니다: /brief`,
    nothingYet: "아직 소식이 없습니다. 출처에서 들어온 뉴스가 없어요. 곧 전해 드리겠습니다.",
    nothingNew: (since) => `${since} 이후 새로운 소식이 없습니다.`,
    missed: (count, last) =>
      count === 1
        ? `${last} 브리핑을 보내 드리지 못했습니다. 이번 브리핑에 그 사이의 소식을 담았습니다.`
        : `지난 브리핑 ${count}건(마지막: ${last})을 보내 드리지 못했습니다. 이번 브리핑에 그 사이의 소식을 담았습니다.`,
  },

  status: {
    planned: (when, zone) => `브리핑 시각: ${when} (${zone}).`,
    past: "지난 브리핑:",
    nothingSent: "지금까지 보내 드릴 차례가 된 브리핑은 없습니다.",
    date: (day, clock) => `${day} ${clock}`,
    row: (when, fate) => `${when} – ${fate}`,
    states: {
      queued: "곧 보내 드립니다",
      sending: "보내는 중입니다",
      delivered: "보내 드렸습니다",
      nudged: "짧은 알림을 보내 드렸습니다. 알림을 누르거나 /brief 를 적으면 뉴스를 볼 수 있습니다",
      opened: "짧은 알림을 보내 드렸고, 그 뒤에 뉴스를 받으셨습니다",
      missed: "제때 보내지 못했습니다",
      refused: "보내지 못했습니다",
      gone: "이 채팅에 메시지를 보낼 수 없었습니다",
      stopped: "보내지 않음 (브리핑을 멈추셨습니다)",
      unknown: "도착했을 수도 있습니다. 전송 결과를 확인하지 못했습니다",
    },
    back: "한동안 이곳에 메시지를 보낼 수 없었습니다. 다시 오셨으니 브리핑을 계속 보내 드립니다.",
  },

  answers: {
    welcome:
      "안녕하세요! 뉴스를 짧은 브리핑 하나로 정리해 원하시는 시각에 매일 이곳으로 보내 드립니다. 같은 소식은 두 번 전하지 않습니다.",
    welcomeBack: "다시 오신 것을 환영합니다! 브리핑을 계속 보내 드립니다.",
    askWhen: (zone) =>
      `언제 보내 드릴까요? 시각을 누르거나 직접 적어 주세요: /subscribe 07:30, /subscribe 07:30 18:00, /subscribe 08:00 평일 Asia/Seoul. 시각은 ${zone} 기준입니다.`,
    subscribed: (when, zone) => `설정했습니다. 브리핑 시각: ${when} (${zone}).`,
    next: (day, clock, wait) => `다음 브리핑: ${day} ${clock} (${wait}).`,
    otherZone: (zone) => `${zone} 시간이 아닌가요? 시간대를 함께 적어 주세요: /subscribe 07:30 Asia/Seoul`,
    notSubscribed: "예정된 브리핑이 없습니다. /brief 로 언제든지 뉴스를 볼 수 있습니다.",
    stopped: "브리핑을 중지했습니다. /brief 로는 언제든지 뉴스를 볼 수 있습니다.",
    alreadyStopped: "중지할 것이 없습니다. 이곳에는 예정된 브리핑이 없습니다.",
    daily: (clocks) => `매일 ${clocks}`,
    onDays: (days, clocks) => `${days} ${clocks}`,
    weekdays: "월요일부터 금요일까지",
    weekend: "주말",
    help: (zone) =>
      [
        "/brief – 지금 뉴스를 짧게 보기",
        "/subscribe 07:30 – 매일 그 시각에 브리핑 받기",
        "/subscribe 07:30 18:00 평일 – 여러 시각, 정한 요일에",
        "/subscribe 07:30 Asia/Seoul – 내 시간대로",
        "/status – 다음 브리핑 시각과 지난 브리핑 결과 보기",
        "/stop – 브리핑 그만 받기",
        "",
        `시간대를 적지 않으면 ${zone} 기준입니다.`,
      ].join("\n"),
    unknownCommand: (name) => `“${name}” 명령은 없습니다. 할 수 있는 일은 다음과 같습니다:`,
    notATime: (text) => `“${text}”은(는) 시각으로 읽을 수 없습니다. 07:30, 오후 7시, 07:30 평일 처럼 적어 주세요.`,
    notAZone: (text) =>
      `“${text}” 시간대를 모릅니다. Asia/Seoul 이나 Europe/Berlin 처럼 적거나 큰 도시 이름을 적어 주세요.`,
    whichZone: (text) => `“${text}”에 해당하는 곳이 여럿입니다. 어느 곳인가요?`,
    tooMany: (count) => `하루 ${count}번이 넘습니다. ${count}번까지 고를 수 있습니다.`,
    notAFormat: (text) => `“${text}” 형식은 없습니다. headlines, short, full 가운데 하나를 골라 주세요.`,
    onlyManagers: "이곳의 브리핑은 관리자만 바꿀 수 있습니다. /brief 는 누구나 쓸 수 있습니다.",
    failed: "저희 쪽에서 문제가 생겼습니다. 바뀐 것은 없습니다. 잠시 뒤에 다시 시도해 주세요.",
  },
};
