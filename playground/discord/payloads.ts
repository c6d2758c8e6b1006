import type { Channel, Command, Guild, Interaction, Message, Person, World } from "./world.ts";

/** What Discord sends about the things of its world: the fields that its documentation always shows. */
export type Payload = Readonly<Record<string, unknown>>;

/** The bot's own user and its application: they share an id, as of all newer applications. */
export const bot = { id: "900000000000000000", username: "tidings", discriminator: "0", avatar: null, bot: true };

const everything = "2147483647";
const nothing = "0";

function userPayload({ id, name }: Person): Payload {
  return { id, username: name, discriminator: "0", global_name: name, avatar: null };
}

export function guildPayload(world: World, guild: Guild): Payload {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild.id && !channel.deleted);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: "900000000000000000",
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    large: false,
    unavailable: false,
    member_count: 2,
    features: [],
    preferred_locale: "en-US",
    premium_tier: 0,
    roles: [
      {
        id: guild.id,
        name: "@everyone",
        color: 0,
        hoist: false,
        position: 0,
        permissions: everything,
        managed: false,
        mentionable: false,
      },
    ],
    channels: channels.filter(({ type }) => type !== 11).map((channel) => channelPayload(world, channel)),
    threads: channels.filter(({ type }) => type === 11).map((channel) => channelPayload(world, channel)),
    members: [],
    presences: [],
    voice_states: [],
    emojis: [],
    stickers: [],
    guild_scheduled_events: [],
    stage_instances: [],
    soundboard_sounds: [],
  };
}

export function channelPayload(world: World, channel: Channel): Payload {
  const person = channel.person === undefined ? undefined : world.people.get(channel.person);
  const own = { id: channel.id, type: channel.type, last_message_id: null, flags: 0 };
  if (channel.guild === undefined) return { ...own, recipients: person ? [userPayload(person)] : [] };
  const inGuild = { ...own, guild_id: channel.guild, name: "news", position: 0, permission_overwrites: [] };
  if (channel.type !== 11) return inGuild;
  return {
    ...inGuild,
    parent_id: channel.parent,
    owner_id: bot.id,
    message_count: 0,
    member_count: 1,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: "2026-01-01T00:00:00.000000+00:00",
      locked: false,
    },
  };
}

export function messagePayload({ id, channel, at, onlyFor, body }: Message): Payload {
  return {
    id,
    channel_id: channel,
    author: bot,
    content: body?.content ?? "",
    timestamp: new Date(at).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    flags: (body?.flags ?? 128) | (onlyFor === undefined ? 0 : 64),
    components: body?.components ?? [],
  };
}

export function commandPayload({ id, definition }: Command): Payload {
  return {
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    ...definition,
    id,
    application_id: bot.id,
    version: id,
  };
}

/** INTERACTION_CREATE. `data` is what was done; `manager`: the person may manage the server. */
export function interactionPayload(
  world: World,
  interaction: Interaction,
  about: { readonly manager: boolean; readonly locale: string; readonly data: Payload; readonly message?: Message },
): Payload {
  const channel = world.channels.get(interaction.channel);
  const person = world.people.get(interaction.person);
  if (!channel || !person) throw new Error("The playground knows no such channel or person");
  const owner = channel.guild ?? "0";
  const user = userPayload(person);
  return {
    id: interaction.id,
    application_id: bot.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: channelPayload(world, channel),
    locale: about.locale,
    app_permissions: everything,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    context: channel.guild !== undefined ? 0 : channel.type === 1 ? 1 : 2,
    authorizing_integration_owners: interaction.guest ? { 1: person.id } : { 0: owner },
    data: about.data,
    ...(about.message && { message: messagePayload(about.message) }),
    ...(channel.guild === undefined
      ? { user }
      : {
          guild_id: channel.guild,
          guild: { id: channel.guild, locale: "en-US", features: [] },
          guild_locale: "en-US",
          member: {
            user,
            roles: [],
            joined_at: "2026-01-01T00:00:00.000000+00:00",
            deaf: false,
            mute: false,
            flags: 0,
            permissions: about.manager ? everything : nothing,
            nick: null,
            avatar: null,
          },
        }),
  };
}
