/**
 * What the playground's Discord knows: people, servers, channels, messages, interactions. Plain state, no network. Ids
 * are made up in the shape of snowflakes; times are UTC milliseconds.
 */
export type World = {
  readonly people: Map<string, Person>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly messages: Message[];
  /** When messages of an announcement channel were published, by channel. */
  readonly crossposts: Map<string, readonly number[]>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  commands: Command[];
  /** How many times the list of commands was replaced. */
  registrations: number;
};

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** They take no direct messages from us. */
  closed: boolean;
};

/** `bot`: our bot is a member. */
export type Guild = { readonly id: string; readonly name: string; bot: boolean };

export type Channel = {
  readonly id: string;
  /** 0 text, 1 direct message with the bot, 3 a conversation between people, 5 announcements, 11 thread. */
  readonly type: 0 | 1 | 3 | 5 | 11;
  readonly guild?: string;
  /** The channel that a thread hangs on. */
  readonly parent?: string;
  /** The person of a direct message. */
  readonly person?: string;
  deleted: boolean;
  /** What the bot lacks there. */
  lacks?: "access" | "permission" | "history";
};

/** The fields of a message's body that the playground keeps. */
export type Body = {
  readonly content: string;
  readonly flags: number;
  readonly components: readonly Component[];
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly users?: readonly string[] } | undefined;
};

export type Component = {
  readonly type: number;
  readonly content?: string | undefined;
  readonly style?: number | undefined;
  readonly label?: string | undefined;
  readonly custom_id?: string | undefined;
  readonly url?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly min_values?: number | undefined;
  readonly max_values?: number | undefined;
  readonly spacing?: number | undefined;
  readonly options?:
    | readonly { readonly label: string; readonly value: string; readonly default?: boolean | undefined }[]
    | undefined;
  readonly components?: readonly Component[] | undefined;
};

export type Message = {
  readonly id: string;
  readonly channel: string;
  readonly at: number;
  /** The only person who sees it, if it is ephemeral. */
  readonly onlyFor?: string;
  readonly nonce?: string;
  readonly silent: boolean;
  /** The servers that follow the channel have it, too. */
  published?: true;
  /** Undefined while it says that the bot is thinking. */
  body?: Body;
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocompletion, 5 form. */
  readonly type: 2 | 3 | 4 | 5;
  readonly channel: string;
  readonly person: string;
  readonly at: number;
  /** The bot is called here without being a member. */
  readonly guest: boolean;
  /** The kind of its first answer; undefined until there is one. */
  answered?: number;
  /** The first answer hides itself and all that follow. */
  hidden: boolean;
  /** The message that the first answer made; before that, the one that was tapped. */
  original?: string;
  /** The form that it opened. */
  modal?: Modal;
  followUps: number;
  choices?: readonly { readonly name: string; readonly value: string }[];
};

/** A form as the phone shows it: its fields take `min` to `max` characters. */
export type Modal = {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly min: number;
    readonly max: number;
  }[];
};

export type Command = {
  readonly id: string;
  readonly name: string;
  /** Those of type 1 are subcommands. */
  readonly options: readonly { readonly type: number; readonly name: string }[];
  /** As it was registered. */
  readonly definition: Readonly<Record<string, unknown>>;
};

export function emptyWorld(): World {
  return {
    people: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: [],
    crossposts: new Map(),
    interactions: new Map(),
    commands: [],
    registrations: 0,
  };
}

/** Makes ids one after the other, in the shape of snowflakes: 18 digits. */
export function idMaker(): () => string {
  let last = 900_000_000_000_000_000n;
  return () => String(++last);
}

/** The direct message of a person with the bot, made where there is none yet. */
export function directMessage(world: World, person: string, id: () => string): Channel {
  const known = [...world.channels.values()].find((channel) => channel.type === 1 && channel.person === person);
  if (known) return known;
  const channel: Channel = { id: id(), type: 1, person, deleted: false };
  world.channels.set(channel.id, channel);
  return channel;
}

/** All components of a message, those inside others too. */
export function flatten(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [component, ...flatten(component.components ?? [])]);
}
