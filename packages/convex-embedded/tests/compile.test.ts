import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const run = promisify(execFile);
const PACKAGE = join(import.meta.dirname, "..");

let copy: string;
beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), "convex-embedded-compile-"));
  copy = join(directory, "package");
  await mkdir(copy);
  for (const name of ["bin", "src", "compile.mjs", "index.mjs", "package.json"]) await cp(join(PACKAGE, name), join(copy, name), { recursive: true });
  await symlink(join(PACKAGE, "../../node_modules"), join(directory, "node_modules"));
});
afterEach(() => rm(join(copy, ".."), { recursive: true, force: true }));

const compile = async () => (await run(process.execPath, [join(copy, "compile.mjs")])).stdout.trim();

test("processes that compile at once end with the same whole folder, and the next one takes it as it is", async () => {
  const [first, second, third] = await Promise.all([compile(), compile(), compile()]);
  expect(new Set([first, second, third]).size).toBe(1);
  expect(await readdir(join(copy, "dist"))).toHaveLength(1);
  const long = new Date(0);
  await utimes(join(first, "cli.js"), long, long);
  expect(await compile()).toBe(first);
  const { stdout } = await run(process.execPath, [join(copy, "bin/convex-embedded.mjs"), "--help"], { cwd: tmpdir() });
  expect(stdout).toMatch(/^Usage: convex-embedded/);
});

test("a change of the sources is compiled anew, and one that does not compile leaves nothing behind", async () => {
  const before = await compile();
  const cli = join(copy, "src/cli.ts");
  await writeFile(cli, "process.stdout.write(String(6 * 7));");
  expect(await compile()).not.toBe(before);
  expect((await run(process.execPath, [join(copy, "bin/convex-embedded.mjs")])).stdout).toBe("42");
  const whole = await readdir(join(copy, "dist"));
  await writeFile(cli, "const = 1;");
  await expect(compile()).rejects.toThrow(/cli\.ts.*Expected identifier/s);
  expect(await readdir(join(copy, "dist"))).toEqual(whole);
});
