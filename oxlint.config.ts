import { defineConfig, type OxlintOverride } from "oxlint";

type Rules = NonNullable<OxlintOverride["rules"]>;
type Rooms = { readonly group: string[]; readonly message: string };

// What a package or a room is for, and so who alone may import it.
const owned = [
  { names: ["node-cron"], message: "Only src/schedule imports node-cron." },
  { names: ["kysely", "node:sqlite"], message: "Only src/store knows SQL." },
  { names: ["grammy"], message: "Only adapters/telegram imports grammy." },
  { names: ["discord.js"], message: "Only adapters/discord imports discord.js." },
  { names: ["ai", "@ai-sdk/openai-compatible"], message: "Only src/summary imports ai." },
];

const noAdapter: Rooms = {
  group: ["**/adapters/**", "**/playground/**"],
  message: "src knows no adapter; only the entries src/main.ts and src/index.ts reach them.",
};

/** What a room may import: of the packages that have an owner only `own`, and nothing out of `rooms`. */
function imports(rooms: readonly Rooms[], own: readonly string[] = []): Rules {
  const paths = owned.flatMap(({ names, message }) =>
    names.filter((name) => !own.includes(name)).map((name) => ({ name, message })),
  );
  const sql = own.includes("kysely") ? [] : [{ group: ["kysely/*"], message: "Only src/store knows SQL." }];
  return { "no-restricted-imports": ["error", { paths, patterns: [...rooms, ...sql] }] };
}

// The product's own rooms ask neither the clock nor the environment.
const pure: Rules = {
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "Time is an argument." },
    {
      object: "process",
      property: "env",
      message: "The environment is read in src/main.ts and parsed in src/config.ts.",
    },
  ],
  "no-console": "error",
};

const platforms = { telegram: ["grammy"], discord: ["discord.js"], whatsapp: [], terminal: [] };
const adapters = Object.entries(platforms).map(([name, own]) => {
  const others = Object.keys(platforms).filter((other) => other !== name);
  return {
    files: [`adapters/${name}/**`],
    rules: {
      ...pure,
      ...imports(
        [
          {
            group: [...others.map((other) => `../${other}/**`), "../index.ts", "**/playground/**"],
            message: "An adapter imports no other adapter.",
          },
          {
            group: ["../../src/**", "!../../src/adapter.ts"],
            message: "Of src, an adapter imports src/adapter.ts only.",
          },
        ],
        own,
      ),
    },
  };
});

export default defineConfig({
  plugins: ["typescript", "import", "unicorn", "promise", "vitest", "node"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  env: { node: true, es2024: true },
  ignorePatterns: ["dist/**", "node_modules/**"],
  rules: {
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-self-import": "error",
    "import/no-duplicates": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/consistent-type-assertions": ["error", { assertionStyle: "never" }],
    "typescript/no-floating-promises": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "typescript/consistent-type-imports": "error",
    "no-restricted-globals": [
      "error",
      { name: "fetch", message: "Fetch through src/story/fetch.ts, which checks the address." },
    ],
    "no-await-in-loop": "off",
    "no-shadow": "off",
    "no-underscore-dangle": "off",
    "import/no-unassigned-import": "off",
    "consistent-return": "off",
    "typescript/consistent-return": "off",
    "typescript/unbound-method": "off",
    "no-unmodified-loop-condition": "off",
    "no-control-regex": "off",
    "typescript/require-array-sort-compare": ["error", { ignoreStringArrays: true }],
    "unicorn/consistent-function-scoping": "off",
  },
  overrides: [
    {
      files: ["messages/**"],
      rules: {
        ...pure,
        ...imports([{ group: ["../**"], message: "messages imports nothing of ours but messages." }]),
      },
    },
    { files: ["src/**"], rules: { ...pure, ...imports([noAdapter]) } },
    { files: ["src/schedule/**"], rules: imports([noAdapter], ["node-cron"]) },
    { files: ["src/store/**"], rules: imports([noAdapter], ["kysely", "node:sqlite"]) },
    { files: ["src/summary/**"], rules: imports([noAdapter], ["ai", "@ai-sdk/openai-compatible"]) },
    { files: ["src/main.ts", "src/index.ts"], rules: { ...imports([]), "no-console": "off" } },
    { files: ["src/main.ts"], rules: { "no-restricted-properties": "off" } },
    {
      files: ["adapters/*.ts"],
      rules: {
        ...pure,
        ...imports([
          {
            group: ["**/playground/**", "../src/**", "!../src/adapter.ts"],
            message: "Of src, adapters import src/adapter.ts only.",
          },
        ]),
      },
    },
    ...adapters,
    {
      files: ["playground/**"],
      rules: imports([
        {
          group: ["**/src/**", "**/adapters/**"],
          message: "The playground judges what it gets: it shares no code with what it judges.",
        },
      ]),
    },
    {
      files: ["test/**", "bench/**"],
      rules: {
        "typescript/no-non-null-assertion": "off",
        "no-restricted-globals": "off",
        "vitest/no-conditional-tests": "off",
        "vitest/require-mock-type-parameters": "off",
      },
    },
    {
      files: ["test/conversations/**"],
      rules: {
        "vitest/expect-expect": [
          "error",
          { assertFunctionNames: ["expect", "me.*", "stage.me.*", "hasty.*", "manager.*", "other.*"] },
        ],
      },
    },
    { files: ["scripts/**"], rules: { "unicorn/no-process-exit": "off" } },
  ],
});
