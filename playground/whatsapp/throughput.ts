/**
 * Messages a second that a number does, those that come in included (Cloud API, "Throughput"): 80; 20 where it is also
 * used in the WhatsApp Business app; 1,000 for the largest senders.
 */
export type Throughput = 20 | 80 | 1000;

/** Counts what passes a number, in any second; as much as comes where there is no limit. `now` is in UTC milliseconds. */
export function createThroughput(limit: Throughput | undefined, now: () => number) {
  let passed: number[] = [];
  return {
    count(): void {
      if (limit !== undefined) passed.push(now());
    },
    isFull(): boolean {
      passed = passed.filter((at) => at > now() - 1000);
      return limit !== undefined && passed.length >= limit;
    },
  };
}
