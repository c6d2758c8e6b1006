/** How much room there is: for one sentence, for several of any length, or for fewer letters than those would take. */
export type Room = "one" | "several" | "tight";

/** What is known of a set of sentences. Lengths are in hundreds of letters. */
export type Measures = {
  readonly cover: number;
  readonly logCover: number;
  readonly headline: number;
  readonly lead: number;
  readonly early: number;
  readonly short: number;
  readonly opensQuoted: number;
  readonly quotes: number;
  readonly figures: number;
  readonly length: number;
  readonly logLength: number;
  readonly squareLength: number;
  readonly lengthOfLong: number;
  readonly logLengthOfLong: number;
};

export const conceptWeights = { fading: 0.08, power: 0.5, pair: 0.8, headline: 3.5, once: 0.5, length: 0.34 } as const;

export const setWeights: Readonly<Record<Room, Measures>> = {
  one: {
    cover: 7.27,
    logCover: 3.09,
    headline: 2.64,
    lead: -0.985,
    early: 2.59,
    short: -1.06,
    opensQuoted: -3.81,
    quotes: 0.218,
    figures: 1.28,
    length: 0.709,
    logLength: 2.03,
    squareLength: -0.219,
    lengthOfLong: -0.777,
    logLengthOfLong: -4.43,
  },
  several: {
    cover: 4.97,
    logCover: 4.32,
    headline: 1.87,
    lead: 1.72,
    early: 6.53,
    short: -1.96,
    opensQuoted: -2.06,
    quotes: 0.815,
    figures: 2.78,
    length: 0.236,
    logLength: 2.16,
    squareLength: -0.109,
    lengthOfLong: -0.442,
    logLengthOfLong: -1.75,
  },
  tight: {
    cover: 5.25,
    logCover: 3.66,
    headline: 3.18,
    lead: 1.27,
    early: 5.2,
    short: -1.25,
    opensQuoted: -2.37,
    quotes: 1.35,
    figures: 2.62,
    length: 1.35,
    logLength: 1.35,
    squareLength: 1.97,
    lengthOfLong: -0.257,
    logLengthOfLong: -1.21,
  },
};
