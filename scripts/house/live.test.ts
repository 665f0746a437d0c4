import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Child } from "./children";
import { watchFolders } from "./watch";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "backline-live-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("many saves at once are one change, in sub-folders too; generated files are none", async () => {
  mkdirSync(join(folder, "deep/er"), { recursive: true });
  mkdirSync(join(folder, "_generated"));
  let changes = 0;
  const watching = watchFolders([folder], () => (changes += 1));
  writeFileSync(join(folder, "_generated", "api.ts"), "1");
  for (let at = 0; at < 5; at++) writeFileSync(join(folder, "deep/er", `${at}.ts`), "1");
  await vi.waitFor(() => expect(changes).toBe(1), 5_000);
  writeFileSync(join(folder, "_generated", "api.ts"), "2");
  writeFileSync(join(folder, "one.ts"), "1");
  await vi.waitFor(() => expect(changes).toBe(2), 5_000);
  watching.close();
});

test("a reloaded child ends in its own time and starts again without the back-off of a crash", async () => {
  const trace = join(folder, "trace");
  const program = join(folder, "child.mjs");
  writeFileSync(program, `import { appendFileSync } from "node:fs";
appendFileSync(${JSON.stringify(trace)}, "start ");
process.on("SIGTERM", () => { appendFileSync(${JSON.stringify(trace)}, "end "); process.exit(0); });
setInterval(() => {}, 1_000);`);
  const restarts: string[] = [];
  const child = new Child({ name: "probe", run: { command: process.execPath, args: [program] }, env: {}, logFile: join(folder, "log") }, { onRestart: (line) => restarts.push(line) });
  const seen = (text: string) => vi.waitFor(() => expect(readFileSync(trace, "utf8")).toBe(text), 10_000);
  child.start();
  await seen("start ");
  child.reload();
  await seen("start end start ");
  await child.stop();
  await seen("start end start end ");
  expect(restarts).toEqual([]);
});
