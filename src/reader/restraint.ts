const most = 20;
const perMs = 10 * 60_000;
const mostChats = 10_000;

/**
 * Keeps one chat from asking so often that others wait: at most 20 questions in 10 minutes. Counts a question of a chat,
 * asked `now`, and gives back how long (ms) the chat has to wait for its answer; 0: not at all.
 */
export function createRestraint(): (chat: string, now: number) => number {
  const asked = new Map<string, number[]>();
  return (chat, now) => {
    const recent = (asked.get(chat) ?? []).filter((at) => at > now - perMs && at <= now);
    const [first] = recent;
    if (first !== undefined && recent.length >= most) return first + perMs - now;
    if (asked.size >= mostChats) asked.clear();
    asked.set(chat, [...recent, now]);
    return 0;
  };
}
