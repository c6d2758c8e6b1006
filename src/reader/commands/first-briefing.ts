import type { Answer } from "../answer.ts";
import type { Context } from "./command.ts";

/** An answer with the news below it, where there is any; what has been told before is not repeated. */
export async function withBriefing(context: Context, answer: Answer): Promise<Answer> {
  const { message, tells = [] } = await context.news.latest({ format: context.reader.format, again: false });
  if (tells.length === 0) return answer;
  return { message: { ...answer.message, blocks: [...answer.message.blocks, ...message.blocks] }, tells };
}
