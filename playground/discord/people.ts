import { type Payload, channelPayload, guildPayload, interactionPayload } from "./payloads.ts";
import type { Desk } from "./desk.ts";
import type { Gateway } from "./gateway.ts";
import { type ShownMessage, showMessage } from "./shown.ts";
import {
  type Channel,
  type Component,
  directMessage,
  flatten,
  type Guild,
  type Interaction,
  type Message,
  type Modal,
} from "./world.ts";

/** Who does something, and where. `manager`: may manage the server (only asked for in one). */
type Place = { readonly person: string; readonly channel: string; readonly manager?: boolean };

/** What people do in the playground's Discord, and what they see there. Ids are strings. */
export type People = {
  addPerson(locale?: string): string;
  /** A server with one channel. Without `bot`, our bot is not a member, and only called as a guest. */
  addGuild(about?: { readonly bot: boolean }): { readonly guild: string; readonly channel: string };
  addChannel(guild: string): string;
  /** An announcement channel: what is published there goes on to the servers that follow it. */
  addAnnouncements(guild: string): string;
  addThread(channel: string): string;
  /** A direct message between people, without the bot. */
  addConversation(): string;
  openDm(person: string): string;
  /** Sends a slash command ("brief", "settings zone") with its options; gives its interaction's token. */
  slash(at: Place, name: string, options?: Readonly<Record<string, string>>): string;
  /** Types in an option; gives its interaction's token. */
  typing(at: Place, name: string, option: string, typed: string): string;
  /** Presses a button of the newest message there that has it; gives its interaction's token. */
  press(at: Place, label: string): string;
  /** Chooses from a select of the newest message there that has it, or what is chosen once more; gives its interaction's token. */
  choose(at: Place, label: string): string;
  /** The newest interaction comes once more, as after a connection that broke off. */
  again(): void;
  /** The form that an interaction opened, as the phone shows it. */
  form(token: string): Modal | undefined;
  /** Fills in the form that an interaction opened, a text a field, and sends it; gives its interaction's token. */
  fill(token: string, ...texts: readonly string[]): string;
  interaction(token: string): Interaction;
  /** What a person sees in a channel, oldest first. */
  shown(channel: string, person: string): ShownMessage[];
  removeBot(guild: string): void;
  /** The server is gone for a while, with an outage of Discord's. */
  outage(guild: string): void;
  deleteChannel(channel: string): void;
  closeDms(person: string): void;
  /** Takes from the bot the sight of a channel, or the permission to write there. */
  deny(channel: string, lacks: "access" | "permission" | "history"): void;
};

/** The people of a desk's world: what they do goes to the bot over the gateway. */
export function createPeople(desk: Desk, gateway: Gateway): People {
  const { world, id, now } = desk;
  let last: Payload | undefined;
  const channelOf = (wanted: string): Channel => known(world.channels.get(wanted));
  const guildOf = (wanted: string): Guild => known(world.guilds.get(wanted));
  const tell = (channel: Channel, event: string) => {
    const guild = channel.guild === undefined ? undefined : world.guilds.get(channel.guild);
    if (guild?.bot) gateway.dispatch(event, channelPayload(world, channel));
  };
  const addChannel = (about: Omit<Channel, "id" | "deleted">, event?: string): string => {
    const channel: Channel = { id: id(), deleted: false, ...about };
    world.channels.set(channel.id, channel);
    if (event !== undefined) tell(channel, event);
    return channel.id;
  };
  const interact = (at: Place, type: Interaction["type"], data: Payload, message?: Message): string => {
    const channel = channelOf(at.channel);
    const { person, manager = false } = at;
    const guild = channel.guild === undefined ? undefined : guildOf(channel.guild);
    const interaction: Interaction = {
      id: id(),
      token: `token${id()}`,
      type,
      channel: channel.id,
      person,
      at: now(),
      guest: channel.type === 3 || guild?.bot === false,
      hidden: false,
      followUps: 0,
      ...(message && { original: message.id }),
    };
    world.interactions.set(interaction.token, interaction);
    const { locale } = known(world.people.get(person));
    const about = { manager, locale, data, ...(message && { message }) };
    last = interactionPayload(world, interaction, about);
    gateway.dispatch("INTERACTION_CREATE", last);
    return interaction.token;
  };
  const commandData = (typed: string, given: readonly Payload[]) => {
    const [name, nested] = typed.split(" ");
    const { id, options } = known(world.commands.find((it) => it.name === name));
    const subcommand = options.find((it) => it.type === 1 && (nested === undefined || it.name === nested));
    // A command with subcommands is none without one, nor has another any.
    if (subcommand?.name !== nested) throw nothingSuch();
    return { id, name, type: 1, options: subcommand ? [{ type: 1, name: nested, options: given }] : given };
  };
  const holding = (at: Place, is: (component: Component) => boolean) => {
    const holds = (message: Message) => flatten(message.body?.components ?? []).find(is);
    const message = known(seen(at.channel, at.person).findLast((it) => holds(it) !== undefined));
    return { message, component: known(holds(message)) };
  };
  const seen = (channel: string, person: string) =>
    world.messages.filter((it) => it.channel === channel && (it.onlyFor === undefined || it.onlyFor === person));

  return {
    addPerson(locale = "en-US") {
      const person = { id: id(), name: `person${world.people.size + 1}`, locale, closed: false };
      world.people.set(person.id, person);
      return person.id;
    },
    addGuild({ bot } = { bot: true }) {
      const guild = { id: id(), name: "Neighbours", bot };
      world.guilds.set(guild.id, guild);
      const channel = addChannel({ type: 0, guild: guild.id });
      if (bot) gateway.dispatch("GUILD_CREATE", guildPayload(world, guild));
      return { guild: guild.id, channel };
    },
    addChannel: (guild) => addChannel({ type: 0, guild }, "CHANNEL_CREATE"),
    addAnnouncements: (guild) => addChannel({ type: 5, guild }, "CHANNEL_CREATE"),
    addThread(parent) {
      const { guild } = channelOf(parent);
      return addChannel({ type: 11, parent, ...(guild !== undefined && { guild }) }, "THREAD_CREATE");
    },
    addConversation: () => addChannel({ type: 3 }),
    openDm: (person) => directMessage(world, person, id).id,
    slash: (at, name, options = {}) =>
      interact(
        at,
        2,
        commandData(
          name,
          Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value })),
        ),
      ),
    typing: (at, name, option, typed) =>
      interact(at, 4, commandData(name, [{ name: option, type: 3, value: typed, focused: true }])),
    press(at, label) {
      const { message, component } = holding(at, (it) => it.type === 2 && it.label === label);
      return interact(at, 3, { custom_id: known(component.custom_id), component_type: 2, id: 1 }, message);
    },
    choose(at, label) {
      const { message, component } = holding(at, (it) => it.options?.some((option) => option.label === label) ?? false);
      const { options = [], min_values = 1, custom_id } = component;
      const option = known(options.find((it) => it.label === label));
      // To choose what is chosen is to choose nothing, where that is allowed.
      if (option.default && min_values > 0) throw nothingSuch();
      const values = option.default ? [] : [option.value];
      return interact(at, 3, { custom_id, component_type: 3, id: 1, values }, message);
    },
    again() {
      if (last) gateway.dispatch("INTERACTION_CREATE", last);
    },
    form: (token) => known(world.interactions.get(token)).modal,
    fill(token, ...texts) {
      const { person, channel, original, modal } = known(world.interactions.get(token));
      const { id: custom_id, fields } = known(modal);
      const components = fields.map((field, i) => {
        const value = texts[i] ?? "";
        if (value.length < field.min || value.length > field.max) throw nothingSuch();
        return { type: 18, id: 2 * i + 1, component: { type: 4, id: 2 * i + 2, custom_id: field.id, value } };
      });
      const message = world.messages.find((it) => it.id === original);
      return interact({ person, channel }, 5, { custom_id, components }, message);
    },
    interaction: (token) => known(world.interactions.get(token)),
    shown: (channel, person) => seen(channel, person).map(showMessage),
    removeBot(guild) {
      guildOf(guild).bot = false;
      gateway.dispatch("GUILD_DELETE", { id: guild });
    },
    outage(guild) {
      gateway.dispatch("GUILD_DELETE", { id: guild, unavailable: true });
    },
    deleteChannel(wanted) {
      const channel = channelOf(wanted);
      channel.deleted = true;
      tell(channel, channel.type === 11 ? "THREAD_DELETE" : "CHANNEL_DELETE");
    },
    closeDms(person) {
      known(world.people.get(person)).closed = true;
    },
    deny(channel, lacks) {
      channelOf(channel).lacks = lacks;
    },
  };
}

function known<T>(thing: T | undefined): T {
  if (thing === undefined) throw nothingSuch();
  return thing;
}

function nothingSuch(): Error {
  return new Error("The playground's Discord has no such thing");
}
