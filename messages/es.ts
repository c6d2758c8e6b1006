import { en, type Words } from "./en.ts";
import { number } from "./format.ts";

const counted = (count: number, one: string, more: string) => `${number(count, "es")} ${count === 1 ? one : more}`;

/** "a las 7:30 y 18:00", but "a la 1:00". */
const atClocks = (clocks: string) => (/^0?1[:.]/u.test(clocks) ? `a la ${clocks}` : `a las ${clocks}`);

/** "los lunes y sábados"; "de lunes a viernes" is one already. */
function eachDay(days: string): string {
  return /^(?:de|los) /u.test(days) ? days : `los ${days.replace(/sábado|domingo/gu, "$&s")}`;
}

/** Spanish, for Spain and the Americas; we say "tú". */
export const es: Words = {
  wishes: en.wishes,
  asking: en.asking,
  news: en.news,
  settings: en.settings,
  privacy: en.privacy,
  commands: {
    ...en.commands,
    start: "Saludar y ver qué puedo hacer",
    brief: "Las noticias del momento, en un resumen breve",
    subscribe: "Recibir un resumen cada día, a tu hora",
    status: "Cuándo llega el próximo y qué pasó con los últimos",
    stop: "Dejar de recibir los resúmenes",
    help: "Qué puedo hacer",
    channel: "Configurar los resúmenes en un canal tuyo",
  },
  names: {
    start: "inicio",
    brief: "resumen",
    subscribe: "suscribirme",
    status: "estado",
    stop: "parar",
    help: "ayuda",
  },
  options: {
    ...en.options,
    when: "Cuándo: 07:30, 07:30 18:00, 08:00 lun-vie",
    zone: "Tu zona horaria: Europe/Madrid, America/Bogota",
    format: "headlines (titulares), short (breve) o full (completo)",
  },
  keywords: {
    ...en.keywords,
    start: ["hola", "buenas", "buenos días", "empezar", "comenzar", "iniciar", "inicio"],
    brief: ["noticias", "resumen", "titulares", "novedades"],
    subscribe: ["suscribirme", "suscribir", "suscribirse", "suscripción", "alta"],
    status: ["estado"],
    stop: [
      "baja",
      "parar",
      "detener",
      "cancelar",
      "anular",
      "salir",
      "darme de baja",
      "darse de baja",
      "dar de baja",
      "desuscribirme",
      "desuscribir",
      "cancelar suscripción",
      "cancelar la suscripción",
      "no más",
      "basta",
      "alto",
      "fin",
    ],
    help: ["ayuda", "menú", "opciones", "información"],
  },
  days: {
    everyDay: ["cada día", "cada dia", "todos los días", "todos los dias", "diario", "a diario", "diariamente"],
    weekdays: [
      "entre semana",
      "laborables",
      "días laborables",
      "dias laborables",
      "los días laborables",
      "lunes a viernes",
      "de lunes a viernes",
    ],
    weekend: ["fin de semana", "fines de semana", "los fines de semana", "finde", "findes"],
    names: [
      ["lunes", "lun", "el lunes", "los lunes"],
      ["martes", "mar", "el martes", "los martes"],
      ["miércoles", "miercoles", "mié", "mie", "el miércoles", "los miércoles", "los miercoles"],
      ["jueves", "jue", "el jueves", "los jueves"],
      ["viernes", "vie", "el viernes", "los viernes"],
      ["sábado", "sabado", "sábados", "sabados", "sáb", "sab", "el sábado", "los sábados", "los sabados"],
      ["domingo", "domingos", "dom", "el domingo", "los domingos"],
    ],
  },
  am: ["a. m.", "mañana", "de la mañana", "de la manana", "por la mañana", "de la madrugada"],
  pm: ["p. m.", "tarde", "de la tarde", "por la tarde", "noche", "de la noche", "por la noche"],
  formats: { headlines: "Titulares", short: "Breve", full: "Completo" },

  buttons: {
    ...en.buttons,
    choose: "Elegir",
    brief: "Ver las noticias",
    subscribe: "Suscribirme",
    daily: (clock) => `Cada día, ${clock}`,
    stop: "Dejar de recibir",
    help: "Ayuda",
    again: "Ver de nuevo",
    undo: "Deshacer",
    more: "Más noticias",
  },

  briefing: {
    ...en.briefing,
    title: (day) => `Tu resumen del ${day}`,
    update: "Actualización",
    corrected: "Corregido",
    withdrawn: "Retirada",
    withdrawnBody: "La propia fuente ha retirado esta noticia.",
    sources: (names, age) => [names.join(", "), age].filter(Boolean).join(" · "),
    byModel: (sources) => (sources === "" ? "Resumen hecho por IA" : `${sources} · resumen hecho por IA`),
    andMore: (count) => counted(count, "fuente más", "fuentes más"),
    closing: (stories, sources) =>
      `${counted(stories, "noticia", "noticias")} de ${counted(sources, "fuente", "fuentes")}.`,
    left: (count) =>
      `${count === 1 ? "Queda" : "Quedan"} ${counted(count, "noticia más", "noticias más")} por leer: /brief`,
    nothingYet: "Todavía no hay noticias: tus fuentes no han contado nada hasta ahora. Pronto tendré algo para ti.",
    nothingNew: (since) => `Sin novedades desde tu último resumen (${since}).`,
    missed: (count, last) =>
      count === 1
        ? `No pude enviarte el resumen anterior (${last}). Este incluye también lo que pasó desde entonces.`
        : `No pude enviarte tus últimos ${number(count, "es")} resúmenes (el más reciente: ${last}). Este incluye también lo que pasó desde entonces.`,
  },

  status: {
    ...en.status,
    planned: (when, zone) => `Tu resumen llega ${when} (${zone}).`,
    past: "Tus últimos resúmenes:",
    nothingSent: "Hasta ahora no estaba previsto ningún resumen aquí.",
    date: (day, clock) => `${day}, ${clock}`,
    row: (when, fate) => `${when} – ${fate}`,
    states: {
      queued: "a punto de enviarse",
      sending: "en camino",
      delivered: "entregado",
      nudged: "llegó un aviso breve; tócalo o escribe /brief para leer las noticias",
      opened: "llegó un aviso breve y después recibiste las noticias",
      missed: "perdido; no se pudo enviar a tiempo",
      refused: "no se pudo enviar",
      gone: "no enviado; no se podía escribir en este chat",
      stopped: "no enviado; habías cancelado los resúmenes",
      unknown: "quizá llegó; no hubo confirmación",
    },
    back: "Durante un tiempo no se pudo enviar nada aquí. Ya estás de vuelta, y tus resúmenes también.",
  },

  answers: {
    ...en.answers,
    welcome:
      "¡Hola! Convierto las noticias en un solo resumen breve y te lo traigo aquí cada día, a la hora que elijas. Nada se cuenta dos veces.",
    welcomeBack: "¡Qué bueno verte de nuevo! Tus resúmenes siguen en marcha.",
    askWhen: (zone) =>
      `¿Cuándo te lo envío? Toca una hora o escríbela: /subscribe 07:30, /subscribe 07:30 18:00, /subscribe 08:00 lun-vie Europe/Madrid. Las horas son las de ${zone}.`,
    subscribed: (when, zone) => `Listo: tu resumen llegará ${when} (${zone}).`,
    next: (day, clock, wait) => `El próximo: ${day}, ${atClocks(clock)} (${wait}).`,
    otherZone: (zone) => `¿Tu hora no es la de ${zone}? Añade tu zona: /subscribe 07:30 America/Bogota`,
    notSubscribed: "No tienes ningún resumen programado. Con /brief recibes las noticias cuando quieras.",
    stopped: "Listo: no recibirás más resúmenes. Con /brief sigues teniendo las noticias cuando las pidas.",
    alreadyStopped: "No hay nada que cancelar: aquí no hay resúmenes programados.",
    daily: (clocks) => `todos los días ${atClocks(clocks)}`,
    onDays: (days, clocks) => `${eachDay(days)} ${atClocks(clocks)}`,
    weekdays: "de lunes a viernes",
    weekend: "los fines de semana",
    help: (zone) =>
      [
        "/brief – las noticias del momento, en breve",
        "/subscribe 07:30 – un resumen cada día a esa hora",
        "/subscribe 07:30 18:00 lun-vie – varias horas, algunos días",
        "/subscribe 07:30 America/Bogota – con tu propia hora",
        "/status – cuándo llega el próximo y qué pasó con los últimos",
        "/stop – no recibir más resúmenes",
        "",
        `Las horas son las de ${zone}, salvo que indiques otra zona.`,
      ].join("\n"),
    unknownCommand: (name) => `No conozco «${name}». Esto es lo que puedo hacer:`,
    notATime: (text) => `No entiendo «${text}» como hora. Escríbela así: 07:30, 7pm o 07:30 lun-vie.`,
    notAZone: (text) =>
      `No conozco la zona horaria «${text}». Escríbela así: Europe/Madrid o America/Bogota, o escribe el nombre de una ciudad grande.`,
    whichTime: (text) => `«${text}» puede ser más de una hora del día. ¿Cuál quieres?`,
    whichZone: (text) => `Hay más de un lugar para «${text}». ¿Cuál es el tuyo?`,
    tooMany: (count) =>
      `No puede ser más de ${counted(count, "vez", "veces")} al día. Elige ${number(count, "es")} como máximo.`,
    notAFormat: (text) => `No conozco el formato «${text}». Puedes elegir titulares, breve o completo.`,
    onlyManagers: "Solo quienes administran este espacio pueden cambiar sus resúmenes. /brief está abierto a todos.",
    failed: "Algo falló por mi parte. Todo lo tuyo sigue igual; inténtalo de nuevo en un minuto.",
    channel: {
      privately: "Los canales se configuran en un chat privado conmigo.",
      how: "Para configurar un canal, hazme administrador con permiso para publicar. Después escribe aquí: /channel @canal /subscribe 08:00. También puedes reenviarme una publicación del canal.",
      unknown: (name) => `No encuentro el canal ${name}. Añádeme allí como administrador y escríbelo otra vez.`,
      none: (name) => `${name} no es un canal. Si es un grupo, escríbeme allí mismo.`,
      mayNotPost: (title) =>
        `No tengo permiso para publicar en «${title}». Hazme administrador con permiso para publicar y escríbelo otra vez.`,
      notYours: (title) => `Solo quienes administran «${title}» pueden configurarlo.`,
      heading: (title) => `Para el canal «${title}»:`,
    },
  },
};
