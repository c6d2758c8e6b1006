/** Waits for work that does not reject, for `ms` at most. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, ms);
    void work.finally(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
