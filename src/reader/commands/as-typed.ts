import type { CommandSpec } from "../../adapter.ts";
import type { Block, Message } from "../../../messages/message.ts";

/**
 * A message whose sentences name each command as it is typed where there are subcommands: "/settings zone Seoul" for
 * "/zone Seoul". Stories and what is on buttons stay as they are. Pure.
 */
export function asTyped(message: Message, specs: readonly CommandSpec[]): Message {
  const parents = new Map(specs.flatMap(({ name, under }) => (under === undefined ? [] : [[name, under] as const])));
  const named = new RegExp(`(?<![\\p{L}\\p{N}/_])/(${[...parents.keys()].join("|")})(?![\\p{L}\\p{N}/_])`, "gu");
  const spelled = (block: Block): Block =>
    block.kind === "item"
      ? block
      : { ...block, text: block.text.replace(named, (_, name: string) => `/${parents.get(name)} ${name}`) };
  return { ...message, blocks: message.blocks.map(spelled) };
}
