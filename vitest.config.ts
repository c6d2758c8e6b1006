import { defineConfig } from "vitest/config";

export default defineConfig({
  // Some tests start the program several times over; nothing is judged by its time.
  test: { include: ["test/**/*.test.ts"], testTimeout: 30_000 },
});
