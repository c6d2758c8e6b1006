/** Does work on SQLite; a full disk throws a sentence about that, for the operator, who alone can mend it. */
export function namingFullDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    // SQLITE_FULL (https://sqlite.org/rescode.html).
    if (error instanceof Error && "errcode" in error && error.errcode === 13) {
      throw new Error("The store cannot be written: the disk is full.", { cause: error });
    }
    throw error;
  }
}
