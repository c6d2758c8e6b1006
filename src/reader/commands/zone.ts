import { clock } from "../../../messages/format.ts";
import type { Menu } from "../../../messages/message.ts";
import type { Choice } from "../../adapter.ts";
import { wantsBriefings, withNext } from "../appointments.ts";
import { commonZones, fewZones, zonesOfLocale } from "../place/common-zones.ts";
import { readPlace } from "../place/place.ts";
import { nextWords } from "../time/schedule-words.ts";
import { completeZone } from "../place/zone.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { withBriefing } from "./first-briefing.ts";
import { quoted } from "../quoted.ts";
import { askSetting, set, type Setting } from "./setting.ts";

// A list on WhatsApp has no more rows.
const mostOffered = 10;
const mostCompleted = 25;
// What two days can have, for a clock is not set back further.
const mostRows = 20;

export const zoneSetting: Setting = {
  name: "zone",
  written: ({ timeZone }) => `/zone ${timeZone}`,
  value: ({ timeZone }) => timeZone,
  says(reader, { words, locale, now }) {
    const set = words.settings.zone(reader.timeZone, clock(now, locale, reader.timeZone));
    return [set, ...nextWords(reader, now, locale, words)].join("\n");
  },
  choices: ({ timeZone }, context) => offered(context, [timeZone]),
  form: ({ words }) => ({ label: words.buttons.otherZone, command: "/zone", asks: words.settings.askCity }),
};

/** "/zone Seoul", "/zone 37.57,126.98", "/zone it is 9:40": on whose clock times are. */
export const zone: CommandDefinition = {
  spec: {
    name: "zone",
    options: [{ name: "zone", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  async run(context) {
    const { args, words, now, reader } = context;
    if (args.trim() === "") return askSetting(context, zoneSetting, [words.settings.askZone]);
    const [found, ...more] = readPlace(args, now);
    if (found === undefined) return askSetting(context, zoneSetting, [words.settings.notAPlace(quoted(args))]);
    if (more.length > 0) {
      const which: Setting = { ...zoneSetting, choices: () => choicesOf([found, ...more], context) };
      return askSetting(context, which, [words.answers.whichZone(quoted(args))]);
    }
    const ledger = await context.history(mostRows);
    const answer = await set(context, zoneSetting, (current) =>
      withNext(
        {
          ...current,
          timeZone: found,
          choices: { ...current.choices, chose: { ...current.choices.chose, zone: true } },
        },
        now,
        ledger,
      ),
    );
    // The last question of a first talk is answered.
    const first = reader.slots.length > 0 && reader.toldAt === null && !reader.choices.chose?.zone;
    if (first) {
      const { menu: _menu, ...message } = answer.message;
      return withBriefing(context, { message });
    }
    const subscribe = { label: words.buttons.subscribe, command: "/subscribe" };
    const { actions = [] } = answer.message;
    return wantsBriefings(reader) ? answer : { message: { ...answer.message, actions: [subscribe, ...actions] } };
  },
  complete: (_option, typed) => completeZones(typed),
};

/** The clocks that a reader may have whose zone is only a guess. */
export function zoneMenu(context: Context): Menu {
  return { label: context.words.settings.names.zone, choices: offered(context, [context.reader.timeZone]) };
}

/** Zones for what is typed so far, or the usual ones. */
export function completeZones(typed: string): Choice[] {
  if (typed.trim() === "") return commonZones.map((zone) => ({ label: zone, value: zone }));
  return completeZone(typed, mostCompleted).map(({ label, zone }) => ({ label, value: zone }));
}

/** Those of the reader's language, then these, then the usual ones. */
function offered(context: Context, zones: readonly string[]) {
  return choicesOf([...zonesOfLocale(context.locale).slice(0, mostOffered / 2), ...zones, ...fewZones], context);
}

function choicesOf(zones: readonly string[], { now, locale }: Context) {
  return Array.from(new Set(zones))
    .slice(0, mostOffered)
    .map((zone) => ({ label: `${cityOf(zone)} · ${clock(now, locale, zone)}`, command: `/zone ${zone}` }));
}

const cityOf = (zone: string) => zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
