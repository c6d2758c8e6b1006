import { en, type Words } from "./en.ts";
import { number } from "./format.ts";

const counted = (count: number, one: string, more: string) => `${number(count, "pt")} ${count === 1 ? one : more}`;

/** "às 07:30 e 18:00", but "à 01:00". */
const atClocks = (clocks: string) => (/^0?1[:.]/u.test(clocks) ? `à ${clocks}` : `às ${clocks}`);

/** "às segundas-feiras e aos sábados". */
const eachDay = (days: string) =>
  days.replace(/(\p{L}+)-feira/gu, "às $1s-feiras").replace(/sábado|domingo/gu, "aos $&s");

/** Portuguese, for Brazil and Portugal: "você" is meant and seldom said. */
export const pt: Words = {
  wishes: en.wishes,
  asking: en.asking,
  news: en.news,
  settings: en.settings,
  privacy: en.privacy,
  commands: {
    ...en.commands,
    start: "Um olá e o que posso fazer",
    brief: "As notícias de agora, em um só resumo",
    subscribe: "Receber um resumo todos os dias, no seu horário",
    status: "Quando chega o próximo e o que houve com os últimos",
    stop: "Parar de receber os resumos",
    help: "O que posso fazer",
    channel: "Configurar os resumos em um canal seu",
  },
  names: {
    start: "oi",
    brief: "notícias",
    subscribe: "inscrever",
    status: "status",
    stop: "parar",
    help: "ajuda",
  },
  options: {
    ...en.options,
    when: "Quando: 07:30, 07:30 18:00, 08:00 seg-sex",
    zone: "Seu fuso horário: America/Sao_Paulo, Europe/Lisbon",
    format: "headlines (manchetes), short (curto) ou full (completo)",
  },
  keywords: {
    ...en.keywords,
    start: ["oi", "olá", "bom dia", "começar", "iniciar", "início"],
    brief: ["notícias", "resumo", "manchetes", "novidades"],
    subscribe: [
      "inscrever",
      "inscrever-me",
      "inscrever-se",
      "inscrição",
      "assinar",
      "assinatura",
      "subscrever",
      "quero receber",
    ],
    status: ["status", "estado", "situação"],
    stop: [
      "parar",
      "pare",
      "sair",
      "cancelar",
      "cancelar inscrição",
      "cancelar a inscrição",
      "cancelar assinatura",
      "cancelar a assinatura",
      "descadastrar",
      "desinscrever",
      "encerrar",
      "chega",
    ],
    help: ["ajuda", "opções", "informações"],
  },
  days: {
    everyDay: ["todo dia", "todos os dias", "diariamente", "diário", "diario"],
    weekdays: ["dias úteis", "dias uteis", "segunda a sexta", "de segunda a sexta", "durante a semana"],
    weekend: [
      "fim de semana",
      "fins de semana",
      "fim-de-semana",
      "fins-de-semana",
      "no fim de semana",
      "nos fins de semana",
      "aos fins de semana",
    ],
    names: [
      ["segunda", "segunda-feira", "segundas", "segundas-feiras", "seg", "às segundas", "toda segunda"],
      ["terça", "terça-feira", "terças", "terças-feiras", "terca", "terca-feira", "ter", "às terças", "toda terça"],
      ["quarta", "quarta-feira", "quartas", "quartas-feiras", "qua", "às quartas", "toda quarta"],
      ["quinta", "quinta-feira", "quintas", "quintas-feiras", "qui", "às quintas", "toda quinta"],
      ["sexta", "sexta-feira", "sextas", "sextas-feiras", "sex", "às sextas", "toda sexta"],
      ["sábado", "sabado", "sábados", "sabados", "sáb", "sab", "aos sábados", "todo sábado"],
      ["domingo", "domingos", "dom", "aos domingos", "todo domingo"],
    ],
  },
  am: ["manhã", "manha", "da manhã", "da manha", "de manhã", "da madrugada"],
  pm: ["tarde", "da tarde", "à tarde", "noite", "da noite", "à noite"],
  formats: { headlines: "Manchetes", short: "Curto", full: "Completo" },

  buttons: {
    ...en.buttons,
    choose: "Escolher",
    brief: "Ver as notícias",
    subscribe: "Quero receber",
    daily: (clock) => `Todo dia ${atClocks(clock)}`,
    stop: "Parar de receber",
    help: "Ajuda",
    again: "Ver de novo",
    undo: "Desfazer",
    more: "Mais notícias",
  },

  briefing: {
    ...en.briefing,
    title: (day) => `Seu resumo de ${day}`,
    update: "Atualização",
    corrected: "Corrigido",
    withdrawn: "Retirada",
    withdrawnBody: "A própria fonte retirou esta notícia.",
    sources: (names, age) => [names.join(", "), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "Resumo feito por IA" : `${sources} · resumo feito por IA`),
    andMore: (count) => `mais ${counted(count, "fonte", "fontes")}`,
    closing: (stories, sources) =>
      `${counted(stories, "notícia", "notícias")} de ${counted(sources, "fonte", "fontes")}.`,
    left: (count) => `Ainda há ${counted(count, "notícia", "notícias")} para ler: /brief`,
    nothingYet: "Ainda não há notícias: suas fontes não publicaram nada até agora. Em breve terei algo para contar.",
    nothingNew: (since) => `Nada de novo desde o último resumo (${since}).`,
    missed: (count, last) =>
      count === 1
        ? `Não consegui enviar o resumo anterior (${last}). Este cobre também esse período.`
        : `Não consegui enviar os últimos ${number(count, "pt")} resumos (o mais recente: ${last}). Este cobre também esse período.`,
  },

  status: {
    ...en.status,
    planned: (when, zone) => `Seu resumo chega ${when} (${zone}).`,
    past: "Seus últimos resumos:",
    nothingSent: "Até agora nenhum resumo estava previsto aqui.",
    date: (day, clock) => `${day}, ${clock}`,
    row: (when, fate) => `${when} – ${fate}`,
    states: {
      queued: "prestes a ser enviado",
      sending: "a caminho",
      delivered: "entregue",
      nudged: "chegou um aviso curto; toque nele ou escreva /brief para ler as notícias",
      opened: "chegou um aviso curto, e as notícias vieram depois",
      missed: "perdido; não foi possível enviar a tempo",
      refused: "não foi possível enviar",
      gone: "não enviado; não era possível escrever nesta conversa",
      stopped: "não enviado; os resumos tinham sido cancelados",
      unknown: "talvez tenha chegado; não houve confirmação",
    },
    back: "Por algum tempo não foi possível enviar nada para cá. Você voltou, e os resumos também.",
  },

  answers: {
    ...en.answers,
    welcome:
      "Olá! Transformo as notícias em um só resumo, curto, e trago para cá todos os dias, no horário que você escolher. Nada é contado duas vezes.",
    welcomeBack: "Que bom ver você de novo! Seus resumos continuam.",
    askWhen: (zone) =>
      `Quando devo enviar? Toque em um horário ou escreva: /subscribe 07:30, /subscribe 07:30 18:00, /subscribe 08:00 seg-sex America/Sao_Paulo. Os horários são os de ${zone}.`,
    subscribed: (when, zone) => `Pronto: seu resumo chega ${when} (${zone}).`,
    next: (day, clock, wait) => `O próximo: ${day}, ${atClocks(clock)} (${wait}).`,
    otherZone: (zone) => `Seu horário não é o de ${zone}? Acrescente seu fuso: /subscribe 07:30 Europe/Lisbon`,
    notSubscribed: "Nenhum resumo está programado. Com /brief você recebe as notícias quando quiser.",
    stopped: "Pronto: não envio mais resumos. Com /brief você continua recebendo as notícias quando pedir.",
    alreadyStopped: "Não há nada para parar: nenhum resumo está programado aqui.",
    daily: (clocks) => `todos os dias ${atClocks(clocks)}`,
    onDays: (days, clocks) => `${eachDay(days)}, ${atClocks(clocks)}`,
    weekdays: "de segunda a sexta",
    weekend: "aos fins de semana",
    help: (zone) =>
      [
        "/brief – as notícias de agora, em resumo",
        "/subscribe 07:30 – um resumo todos os dias nesse horário",
        "/subscribe 07:30 18:00 seg-sex – vários horários, alguns dias",
        "/subscribe 07:30 Europe/Lisbon – no seu próprio fuso",
        "/status – quando chega o próximo e o que houve com os últimos",
        "/stop – parar de receber os resumos",
        "",
        `Os horários são os de ${zone}, a menos que você indique outro fuso.`,
      ].join("\n"),
    unknownCommand: (name) => `Não conheço “${name}”. Isto é o que posso fazer:`,
    notATime: (text) => `Não entendi “${text}” como horário. Escreva assim: 07:30, 7h30 ou 07:30 seg-sex.`,
    notAZone: (text) =>
      `Não conheço o fuso horário “${text}”. Escreva assim: America/Sao_Paulo ou Europe/Lisbon, ou o nome de uma cidade grande.`,
    whichTime: (text) => `“${text}” pode ser mais de um horário do dia. Qual você quer?`,
    whichZone: (text) => `Há mais de um lugar para “${text}”. Qual é o seu?`,
    tooMany: (count) =>
      `Não dá para receber mais de ${counted(count, "vez", "vezes")} por dia. Escolha no máximo ${counted(count, "horário", "horários")}.`,
    notAFormat: (text) => `Não conheço o formato “${text}”. As opções são manchetes, curto e completo.`,
    onlyManagers: "Só quem administra este espaço pode mudar os resumos daqui. /brief está aberto a todos.",
    failed: "Algo deu errado do meu lado. Nada mudou para você; tente de novo em um minuto.",
    channel: {
      privately: "Canais são configurados em uma conversa privada comigo.",
      how: "Para configurar um canal, faça de mim um administrador que pode publicar. Depois escreva aqui: /channel @canal /subscribe 08:00. Ou encaminhe para mim uma publicação do canal.",
      unknown: (name) => `Não encontro o canal ${name}. Adicione-me como administrador e escreva de novo.`,
      none: (name) => `${name} não é um canal. Em um grupo, escreva para mim lá mesmo.`,
      mayNotPost: (title) =>
        `Não posso publicar em “${title}”. Faça de mim um administrador que pode publicar e escreva de novo.`,
      notYours: (title) => `Só quem administra “${title}” pode configurar este canal.`,
      heading: (title) => `Para o canal “${title}”:`,
    },
  },
};
