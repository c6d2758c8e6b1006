/**
 * The bounds of a search: of a word that very many stories have, only the latest of them are looked at, and no more
 * stories than this are weighed against each other and given back. So a search costs the same however many there are.
 */
const most = { ofOneWord: 1000, weighed: 4000, found: 100 } as const;

/** Finds the stories that share telling words with one: an inverted index. A story is known by a small whole number. */
export function createFinder() {
  const lists = new Map<number, number[]>();
  let scores = new Float32Array(1024);

  return {
    add(story: number, telling: Int32Array): void {
      if (story >= scores.length) {
        const larger = new Float32Array(Math.max(story + 1, scores.length * 2));
        larger.set(scores);
        scores = larger;
      }
      for (const term of telling) {
        const list = lists.get(term);
        if (list) list.push(story);
        else lists.set(term, [story]);
      }
    },

    remove(story: number, telling: Int32Array): void {
      for (const term of telling) {
        const list = lists.get(term);
        // The oldest leave first, so it stands near the front.
        const at = list?.indexOf(story) ?? -1;
        if (list && at >= 0) list.splice(at, 1);
        if (list?.length === 0) lists.delete(term);
      }
    },

    /** The stories that share the most of these words, the first words counting most; the likeliest first. */
    near(telling: Int32Array): number[] {
      const found: number[] = [];
      for (const [rank, term] of telling.entries()) {
        const list = lists.get(term) ?? [];
        const score = 1 / (1 + rank / 8);
        for (let i = Math.max(list.length - most.ofOneWord, 0); i < list.length; i++) {
          const story = list[i] ?? 0;
          const before = scores[story] ?? 0;
          if (before === 0) {
            if (found.length >= most.weighed) continue;
            found.push(story);
          }
          scores[story] = before + score;
        }
      }
      const ranked = found.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
      for (const story of found) scores[story] = 0;
      return ranked.slice(0, most.found);
    },
  };
}
