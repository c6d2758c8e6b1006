import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../src/store/store.ts";
import { aReader, aStory } from "./samples.ts";

const main = join(import.meta.dirname, "../src/main.ts");
const article = `Ferry returns to the old harbour

The ferry between the old harbour and North Island sails again from Monday, its owner said on Friday. It had been out of service for three weeks.

The new engine passed every test, said Mara Lindqvist, who runs the line.
`;

describe("the command", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tidings-main-"));
    writeFileSync(join(folder, "ferry.txt"), article);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the program in an empty folder; resolves when it has ended. `during` may talk to it meanwhile. */
  async function run(
    args: string[],
    { env = {}, during }: { env?: Record<string, string>; during?: (program: Program) => Promise<void> } = {},
  ) {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(process.execPath, [main, ...args], { cwd: folder, env: { PATH, HOME, ...env } });
    const program: Program = {
      out: "",
      err: "",
      type: (line) => void child.stdin.write(`${line}\n`),
      kill: (signal) => void child.kill(signal),
      says: async (text) => {
        while (!program.out.includes(text)) await once(child.stdout, "data");
      },
    };
    child.stdout.on("data", (data) => (program.out += String(data)));
    child.stderr.on("data", (data) => (program.err += String(data)));
    const exit = once(child, "exit");
    if (during) await during(program);
    else child.stdin.end();
    const [code] = await exit;
    return { code, out: program.out, err: program.err };
  }
  type Program = {
    out: string;
    err: string;
    type(line: string): void;
    kill(signal: NodeJS.Signals): void;
    says(text: string): Promise<void>;
  };

  describe("brief", () => {
    let server: Server;
    let address: string;
    beforeEach(async () => {
      server = createServer((request, response) => {
        if (request.url !== "/feed") return response.writeHead(404).end("no");
        return response.end(
          `<rss version="2.0"><channel><title>Wire</title><item><title>Library opens on Sundays</title><link>https://wire.example/library</link><description>From spring on the central library opens its doors on Sundays, the city said.</description></item></channel></rss>`,
        );
      });
      await once(server.listen(0, "127.0.0.1"), "listening");
      const at = server.address();
      address = `http://127.0.0.1:${typeof at === "object" ? at?.port : 0}`;
    });
    afterEach(() => void server.close());

    test("prints one briefing from files and addresses", async () => {
      const { code, out } = await run(
        ["brief", "ferry.txt", `${address}/feed`, "--zone", "Asia/Seoul", "--at", "2026-11-23T22:30:00Z"],
        { env: { FETCH_ALLOW: "127.0.0.1" } },
      );
      expect(out).toContain("Your briefing for Tuesday, November 24");
      expect(out).toContain("sails again from Monday");
      expect(out).toContain("https://wire.example/library");
      expect(code).toBe(0);
    });

    test("says in a line what is wrong with an input, and makes the briefing of the others", async () => {
      writeFileSync(join(folder, "empty.txt"), "");
      writeFileSync(join(folder, "picture.png"), Buffer.from("89504e470d0a1a0a0000000d49484452000000", "hex"));
      writeFileSync(join(folder, "huge.txt"), "a".repeat(50 * 1024 * 1024));
      writeFileSync(join(folder, "nothing.html"), "<html><body><nav><a href='/'>Home</a></nav></body></html>");
      mkdirSync(join(folder, "folder"));
      const wrong = [
        "empty.txt",
        "picture.png",
        "huge.txt",
        "nothing.html",
        "folder",
        "missing.txt",
        `${address}/gone`,
        "http://127.0.0.1:1/x",
      ];
      const { code, out, err } = await run(["brief", ...wrong, "ferry.txt"], { env: { FETCH_ALLOW: "127.0.0.1" } });
      const lines = err.trim().split("\n");
      expect(lines.map((line) => wrong.find((name) => line.startsWith(`${name}: `)))).toEqual(wrong);
      expect(err).toContain("404");
      expect(out).toContain("sails again");
      expect(code).toBe(0);
    });

    test("ends with 1 when nothing could be used", async () => {
      const { code, out, err } = await run(["brief", "missing.txt"]);
      expect([code, out, err]).toEqual([1, "", "missing.txt: there is no such file\n"]);
    });

    test("fetches from no private address unless it is allowed", async () => {
      const { code, err } = await run(["brief", `${address}/feed`]);
      expect(code).toBe(1);
      expect(err).toContain("private address");
    });

    test.each(["telegram", "discord", "whatsapp", "terminal"])(
      "prints what %s would be sent, also as JSON",
      async (platform) => {
        const [text, json] = await Promise.all([
          run(["brief", "ferry.txt", "--for", platform]),
          run(["brief", "ferry.txt", "--for", platform, "--json", "--format", "headlines"]),
        ]);
        expect(text.out).toContain("sails again from Monday");
        expect(text.out).not.toMatch(/^[[{]/u);
        const parts = JSON.parse(json.out);
        expect(JSON.stringify(parts)).toContain("Ferry returns to the old harbour");
        expect(JSON.stringify(parts)).not.toContain("sails again");
      },
    );

    test.each([
      [["--zone", "Mars/Base"], "Europe/Berlin"],
      [["--at", "yesterday"], "2026-11-24T07:30:00Z"],
      [["--for", "pigeon"], "telegram"],
      [["--format", "novel"], "headlines"],
    ])("tells what is right instead of %j", async (args, right) => {
      const { code, err } = await run(["brief", "ferry.txt", ...args]);
      expect(code).toBe(1);
      expect(err).toContain(right);
    });
  });

  describe("start", () => {
    test("prints a briefing of the samples and the stories, and answers what is typed", async () => {
      mkdirSync(join(folder, "stories"));
      writeFileSync(join(folder, "stories", "ferry.txt"), article);
      const { code, out, err } = await run([], {
        during: async (program) => {
          await program.says("This is a trial");
          program.type("/subscribe 07:30 Asia/Seoul");
          await program.says("7:30 AM (Asia/Seoul)");
          program.type("/status");
          await program.says("No briefing has been due here so far");
          program.type("/brief");
          await program.says("min. ago");
          program.type("/help");
          await program.says("on your own clock");
          program.type("/stop");
          await program.says("Stopped:");
          program.kill("SIGINT");
        },
      });
      expect([code, err]).toEqual([0, ""]);
      expect(out).toMatch(/Your briefing for \w+day, /u);
      expect(out).toContain("Ferry returns to the old harbour");
    });

    test.each(["SIGINT", "SIGTERM"] as const)(
      "without a terminal goes on serving, and ends well at %s, even twice",
      async (signal) => {
        const { code } = await run([], {
          during: async (program) => {
            await program.says("This is a trial");
            program.kill(signal);
            program.kill(signal);
          },
        });
        expect(code).toBe(0);
      },
    );

    test("remembers readers when it is started again", async () => {
      const say = (line: string, answer: string) =>
        run([], {
          during: async (program) => {
            await program.says("This is a trial");
            program.type(line);
            await program.says(answer);
            program.kill("SIGTERM");
          },
        });
      await say("/subscribe 06:45 UTC", "6:45 AM (UTC)");
      expect((await say("/subscribe", "6:45 AM (UTC)")).code).toBe(0);
    });

    test("does not start with wrong settings, and lists them all", async () => {
      writeFileSync(
        join(folder, ".env"),
        "ADAPTERS=telegram,discord\nTELEGRAM_TOKEN=secret-nonsense\nSTORE=mysql://x\n",
      );
      const { code, err } = await run([]);
      expect(code).toBe(1);
      for (const name of ["TELEGRAM_TOKEN", "DISCORD_TOKEN", "STORE"]) expect(err).toContain(name);
      expect(err).not.toContain("secret-nonsense");
    });
  });

  describe("with a store", () => {
    const next = { nextAt: Date.parse("2126-11-24T21:45:00Z"), nextSlot: "2126-11-25T06:45" };
    const ann = aReader({ chat: "-5/12", timeZone: "Asia/Seoul", slots: [{ at: "06:45" }], ...next });
    const address = (name: string) => `sqlite:${join(folder, name)}`;
    const known = async (name: string) => {
      const store = await openStore(address(name));
      const found = await store.subscriptions.find("telegram", "-5/12");
      await store.close();
      return found;
    };
    beforeEach(async () => {
      const store = await openStore(address("data/tidings.db"));
      await store.subscriptions.change("telegram", "-5/12", () => ann);
      await store.close();
    });

    const comes = "2126-11-25T06:45 comes at 2126-11-24T21:45:00Z.";

    test("why tells what a chat wants and what comes next", async () => {
      const { code, out } = await run(["why", "telegram:-5/12"]);
      expect(code).toBe(0);
      expect(out).toMatch(/^telegram:-5\/12\n +wants +06:45 Asia\/Seoul\n/u);
      expect(out.trim().split("\n").at(-1)).toBe(comes);
    });

    test("why tells the same as JSON, also by the address alone", async () => {
      const { code, out } = await run(["why", "--json", "--", "-5/12"]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject([
        { subscription: { platform: "telegram", chat: "-5/12" }, deliveries: [], next: [comes] },
      ]);
    });

    test("why tells an event's stories, its points and what they are made of", async () => {
      const store = await openStore(`sqlite:${join(folder, "data/tidings.db")}`);
      const publishedAt = Date.now() - 12 * 3_600_000;
      const [one, two] = [
        aStory({ publishedAt, url: "https://harbour.example/ferry", weight: 2 }),
        aStory({
          publishedAt,
          source: "Town Gazette",
          url: "https://gazette.example/ferry",
          title: "North Island has its boat back",
          text: "Islanders cheered on Monday as their boat, out of order since the first days of the month, left the quay.",
        }),
      ];
      // The second was an event of its own at first.
      await store.stories.add({ id: "b", story: two }, "e0-id", Date.now());
      await store.stories.add({ id: "a", story: one }, "e1-id", Date.now(), [{ from: "e0-id", to: "e1-id" }]);
      await store.close();
      for (const what of ["https://gazette.example/ferry", "e1-", "e0-"]) {
        const { code, out } = await run(["why", what]);
        expect(code).toBe(0);
        expect(out).toMatch(/^event e1-id, with e0-id\n/u);
        expect(out).toContain("Town Gazette: North Island");
        expect(out).toMatch(/\+1\.58 {2}told by 2 independent sources: Town Gazette, Harbour Wire/u);
        expect(out).toMatch(/-1\.00 {2}for its age/u);
        expect(out).toMatch(/Place 1 of 1/u);
      }
    });

    test("why makes no store where there is none", async () => {
      const { code, err } = await run(["why", "1"], { env: { STORE: "sqlite:elsewhere/tidings.db" } });
      expect([code, err.trim()]).toEqual([1, "There is no store at elsewhere/tidings.db."]);
      expect(existsSync(join(folder, "elsewhere"))).toBe(false);
    });

    test("why ends with 1 and a sentence for a chat that nobody knows", async () => {
      const { code, out, err } = await run(["why", "discord:-5/12"]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toBe("No chat of that address, and no such event, is known here. Is STORE the right one?\n");
    });

    test("backup copies everything into a new file", async () => {
      expect(await run(["backup", "copies/monday.db"])).toEqual({ code: 0, out: "", err: "" });
      expect(await known("copies/monday.db")).toEqual(ann);
    });

    test("restore brings everything back", async () => {
      renameSync(join(folder, "data/tidings.db"), join(folder, "monday.db"));
      expect(await run(["restore", "monday.db"])).toEqual({ code: 0, out: "", err: "" });
      expect(await known("data/tidings.db")).toEqual(ann);
    });

    test("restore ends with 1 and leaves a store alone that is there", async () => {
      const { code, err } = await run(["restore", "ferry.txt"]);
      expect(code).toBe(1);
      expect(err).toContain("move it away first");
      expect(await known("data/tidings.db")).toEqual(ann);
    });

    test("move takes everything along and says how much there was", async () => {
      const { code, out } = await run(["move", "sqlite:data/tidings.db", "sqlite:new/tidings.db"]);
      expect([code, out]).toEqual([0, expect.stringMatching(/^subscription: 1$/mu)]);
      expect(await known("new/tidings.db")).toEqual(ann);
    });
  });
});
