import { createDiscord } from "../../../adapters/discord/index.ts";
import type { Adapter, Host, Json } from "../../../src/adapter.ts";
import { type DiscordOptions, type DiscordServer, startDiscord } from "../../../playground/discord.ts";
import { recordingHost } from "../../host.ts";

/** A line that the adapter logged: its fields and its text. */
type Logged = { readonly fields: Record<string, Json>; readonly text: string };

/** The adapter on a playground server, with a person in a direct message and one in a server. */
export type DiscordRig = {
  readonly server: DiscordServer;
  readonly adapter: Adapter;
  readonly logged: readonly Logged[];
  readonly person: string;
  readonly dm: string;
  readonly guild: string;
  readonly channel: string;
  /** Another adapter for the same account. */
  again(): Adapter;
  close(): Promise<void>;
};

type RigOptions = DiscordOptions & { readonly publish?: boolean };

/** No limits unless given: most tests are not about them. */
export async function openDiscord({ publish = false, ...options }: RigOptions = {}): Promise<DiscordRig> {
  const free = { sends: 100_000, perMs: 1000 };
  const server = await startDiscord({ channel: free, account: free, ...options });
  const logged: Logged[] = [];
  const note = (fields: Record<string, Json>, text: string) => {
    logged.push({ fields, text });
  };
  const adapters: Adapter[] = [];
  const again = () => {
    const settings = { token: server.token, apiRoot: server.apiRoot, publish };
    const adapter = createDiscord(settings, {
      now: options.now ?? (() => 1000),
      log: { info: note, warn: note, error: note },
    });
    adapters.push(adapter);
    return adapter;
  };
  const person = server.addPerson();
  const { guild, channel } = server.addGuild();
  return {
    server,
    adapter: again(),
    logged,
    person,
    dm: server.openDm(person),
    guild,
    channel,
    again,
    async close() {
      for (const adapter of adapters) await adapter.stop();
      await server.close();
    },
  };
}

/** Starts the adapter with a host that writes down; `change` puts other functions in place of its own. */
export async function startRecording({ adapter }: DiscordRig, change: (host: Host) => Partial<Host> = () => ({})) {
  const recording = recordingHost(() => adapter);
  await adapter.start({ ...recording.host, ...change(recording.host) });
  return recording;
}
