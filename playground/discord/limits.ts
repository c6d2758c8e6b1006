/** At most `sends` messages in `perMs` milliseconds. */
export type Limit = { readonly sends: number; readonly perMs: number };

/** What an answer says of the limit of its bucket; with `refused`, that it was one too many. */
export type Checked = {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused?: { readonly retryAfterMs: number; readonly global: boolean };
};

/**
 * Counts the messages to each channel and of the whole account: Discord's documentation, "Rate Limits". It does not tell
 * where a window begins; here any stretch of its length is one, which is as strict as can be. What is refused is not counted.
 */
export function createLimits(channel: Limit, account: Limit, now: () => number): (channel: string) => Checked {
  const sent = new Map<string, number[]>();
  const within = (bucket: string, { perMs }: Limit) => (sent.get(bucket) ?? []).filter((at) => at > now() - perMs);
  return (id) => {
    const whole = within("account", account);
    const [first] = whole;
    if (first !== undefined && whole.length >= account.sends) return refused(first + account.perMs - now(), true, {});
    const own = within(id, channel);
    const full = own.length >= channel.sends;
    if (!full) {
      own.push(now());
      sent.set(id, own).set("account", [...whole, now()]);
    }
    const freeAt = (own[0] ?? now()) + channel.perMs;
    const headers = {
      "X-RateLimit-Limit": String(channel.sends),
      "X-RateLimit-Remaining": String(channel.sends - own.length),
      "X-RateLimit-Reset": String(freeAt / 1000),
      "X-RateLimit-Reset-After": String((freeAt - now()) / 1000),
      "X-RateLimit-Bucket": "messages",
    };
    return full ? refused(freeAt - now(), false, headers) : { headers };
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
