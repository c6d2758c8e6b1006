import { z } from "zod";

/** The terminal needs none. */
export const terminalSettings = z.object({});
