/** `convex run` and `convex dev` as somebody at a terminal uses them: processes that stay, and a project that changes under them. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFunctionReference } from "convex/server";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ConvexDeployment } from "../index.mjs";
import { copyOf, officialCli, startCli, type StayingCli } from "./cliSupport";
import { api, client, eventually, FIXTURE, startFixture } from "./hostSupport";

const added = makeFunctionReference<"query", Record<string, never>, string>("added:word");

let convex: ConvexDeployment;
let project: string;
const running: StayingCli[] = [];
beforeAll(async () => {
  project = copyOf(FIXTURE);
  convex = await startFixture();
});
afterEach(async () => {
  for (const command of running.splice(0)) await command.stop();
});
afterAll(async () => {
  await convex.close();
  rmSync(project, { recursive: true });
});

function stays(...args: string[]): StayingCli {
  const command = startCli(convex, project, ...args);
  running.push(command);
  return command;
}

const write = (name: string, content: string) => writeFileSync(join(project, "convex", name), content);
const wordIs = (word: string) => `import { query } from "./_generated/server";\nexport const word = query({ args: {}, handler: async () => "${word}" });\n`;
const word = () => client(convex).query(added, {}).catch(() => null);

test("run --push pushes what has changed and runs it", async () => {
  write("added.ts", wordIs("pushed"));
  expect(await officialCli(convex, project, "run", "--push", "--typecheck", "disable", "added:word")).toContain('"pushed"');
  expect(await word()).toBe("pushed");
}, 60_000);

test("run --watch prints each new result of a query", async () => {
  const watching = stays("run", "--watch", "messages:counter", '{"name":"watched"}');
  for (const value of [0, 1, 2]) {
    await eventually(async () => watching.printed(), (text) => new RegExp(`^${value}$`, "m").test(text));
    await client(convex).mutation(api.messages.increment, { name: "watched" });
  }
}, 60_000);

test("dev pushes each change; one that is refused leaves what ran before, and its correction goes on", async () => {
  write("added.ts", wordIs("first"));
  const dev = stays("dev", "--typecheck", "disable", "--tail-logs", "disable");
  await eventually(word, (found) => found === "first", 30_000);
  write("added.ts", wordIs("second"));
  await eventually(word, (found) => found === "second", 30_000);
  write("added.ts", `${wordIs("third")}throw new Error("not while loading");\n`);
  await eventually(async () => dev.printed(), (text) => text.includes("not while loading"), 30_000);
  expect(await word()).toBe("second");
  const schema = readFileSync(join(project, "convex/schema.ts"), "utf8");
  await client(convex).mutation(api.messages.increment, { name: "stored" });
  write("added.ts", wordIs("fourth"));
  write("schema.ts", schema.replace(/counters: defineTable\(\{/, "counters: defineTable({ missing: v.string(),"));
  await eventually(async () => dev.printed(), (text) => text.includes("Object is missing the required field `missing`"), 30_000);
  expect(await word()).not.toBe("third");
  write("schema.ts", schema);
  write("added.ts", wordIs("fifth"));
  await eventually(word, (found) => found === "fifth", 30_000);
}, 120_000);
