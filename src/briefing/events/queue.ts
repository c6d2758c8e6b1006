/** A queue that gives the greatest first, of equals any (a binary heap). */
export function createQueue<T>(greatness: (item: T) => number): { push(item: T): void; pop(): T | undefined } {
  const heap: { readonly item: T; readonly value: number }[] = [];
  const value = (i: number) => heap[i]?.value ?? -Infinity;
  const swap = (i: number, j: number) => {
    const [one, other] = [heap[i], heap[j]];
    if (one && other) [heap[i], heap[j]] = [other, one];
  };
  return {
    push(item) {
      heap.push({ item, value: greatness(item) });
      for (let i = heap.length - 1; i > 0 && value(i) > value((i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
    },
    pop() {
      swap(0, heap.length - 1);
      const top = heap.pop();
      for (let i = 0; ;) {
        const larger = value(2 * i + 2) > value(2 * i + 1) ? 2 * i + 2 : 2 * i + 1;
        if (value(larger) <= value(i)) break;
        swap(i, larger);
        i = larger;
      }
      return top?.item;
    },
  };
}
