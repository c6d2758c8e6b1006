/** A chat's address as the core keeps it: "42", "-100123", or "-100123/12" for topic 12 of a forum. */
export function writeAddress(chat: number, topic?: number): string {
  return topic === undefined ? String(chat) : `${chat}/${topic}`;
}

/** The address as fields of a request. Throws on one that `writeAddress` cannot have written. */
export function readAddress(address: string): { chat_id: number; message_thread_id?: number } {
  const [, chat, topic] = /^(-?\d+)(?:\/(\d+))?$/u.exec(address) ?? [];
  if (chat === undefined) throw new Error("This is no address of a chat on Telegram");
  return { chat_id: Number(chat), ...(topic !== undefined && { message_thread_id: Number(topic) }) };
}
