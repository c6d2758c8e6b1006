/** At most `sends` messages in `perMs` milliseconds. */
export type Limit = { readonly sends: number; readonly perMs: number };

/** What an answer says of the limit of its bucket; with `refused`, that it was one too many. */
export type Checked = {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused?: { readonly retryAfterMs: number; readonly global: boolean };
};

/**
 * Counts the messages to each channel and of the whole account, in windows that begin with their first message:
 * Discord's documentation, "Rate Limits".
 */
export function createLimits(channel: Limit, account: Limit, now: () => number): (channel: string) => Checked {
  const windows = new Map<string, { count: number; endsAt: number }>();
  const count = (bucket: string, { perMs }: Limit) => {
    const known = windows.get(bucket);
    const open = known !== undefined && known.endsAt > now() ? known : { count: 0, endsAt: now() + perMs };
    open.count += 1;
    windows.set(bucket, open);
    return open;
  };
  return (id) => {
    const whole = count("account", account);
    if (whole.count > account.sends) return refused(whole.endsAt - now(), true, {});
    const own = count(id, channel);
    const leftMs = own.endsAt - now();
    const headers = {
      "X-RateLimit-Limit": String(channel.sends),
      "X-RateLimit-Remaining": String(Math.max(0, channel.sends - own.count)),
      "X-RateLimit-Reset": String(own.endsAt / 1000),
      "X-RateLimit-Reset-After": String(leftMs / 1000),
      "X-RateLimit-Bucket": "messages",
    };
    return own.count > channel.sends ? refused(leftMs, false, headers) : { headers };
  };
}

function refused(retryAfterMs: number, global: boolean, headers: Checked["headers"]): Checked {
  return {
    headers: {
      ...headers,
      "Retry-After": String(Math.ceil(retryAfterMs / 1000)),
      "X-RateLimit-Scope": global ? "global" : "user",
      ...(global && { "X-RateLimit-Global": "true" }),
    },
    refused: { retryAfterMs, global },
  };
}
