import { GrammyError, HttpError } from "grammy";

/** What a log may say of an error of the client: no address, no text, no token. */
export function explain(error: unknown): { error: string } {
  if (error instanceof GrammyError) return { error: `${error.method}: ${error.error_code} ${error.description}` };
  if (error instanceof HttpError) return explain(error.error);
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: "code" in error && typeof error.code === "string" ? error.code : error.name };
}

/** Why we cannot start or go on, as a sentence for the operator. */
export function complaint(error: unknown): string {
  if (error instanceof HttpError)
    return `Telegram cannot be reached (${explain(error).error}): check TELEGRAM_API_ROOT.`;
  if (!(error instanceof GrammyError)) return `The connection to Telegram broke off (${explain(error).error}).`;
  switch (error.error_code) {
    case 401:
    case 404:
      return "Telegram does not know this token: check TELEGRAM_TOKEN, or get a new one from @BotFather.";
    case 409:
      return `Another program takes this bot's updates: stop it, or give it a bot of its own. (${error.description})`;
    default:
      return `Telegram refused to let us start. (${explain(error).error})`;
  }
}
