/*
 * The JavaScript of this package, made of its TypeScript once per change of it: a loader that compiles file by file
 * would take as long again in the process and in each of its threads.
 */
import { createHash, randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const HERE = import.meta.dirname;
const SOURCES = join(HERE, "src");
const COMPILED = join(HERE, "dist");

/** The ways in, and where threads start. */
const ENTRIES = { index: "index.ts", cli: "cli.ts", testing: "testing/index.ts", lane: "lane/worker.ts", action: "exec/actionWorker.ts", analysis: "admin/analyzeWorker.ts" };
/** What runs in the contexts of functions, `.js` here, is read as text. */
const RUNTIME = join(SOURCES, "runtime");
/** This file as it runs; it may be another by now. */
const SELF = readFileSync(join(HERE, "compile.mjs"));
/** How many makings are kept: running processes still start threads from theirs. */
const KEPT = 8;

/** @returns the folder of the compiled files, which is made when it is not there for these sources */
export async function compiled() {
  const folder = join(COMPILED, fingerprint());
  if (!existsSync(folder)) await compile(folder);
  return folder;
}

/** The module behind one of the ways in. */
export async function load(name) {
  return await import(pathToFileURL(join(await compiled(), `${name}.js`)).href);
}

/** Of the sources' names and contents, and of this file. */
function fingerprint() {
  const hash = createHash("sha256").update(SELF);
  for (const name of readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.[jt]s$/.test(name)) hash.update(`${name}\0`).update(readFileSync(join(SOURCES, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function compile(folder) {
  const { build } = await import("esbuild");
  mkdirSync(COMPILED, { recursive: true });
  // Under a name of its own until it is whole: another process may be compiling too, or end halfway.
  const making = `${folder}.${randomBytes(4).toString("hex")}`;
  try {
    await build({
      absWorkingDir: HERE,
      entryPoints: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(SOURCES, file)])),
      outdir: making,
      bundle: true,
      splitting: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "silent",
    });
    for (const name of readdirSync(RUNTIME).filter((each) => each.endsWith(".js"))) copyFileSync(join(RUNTIME, name), join(making, name));
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  forgetOld();
}

function forgetOld() {
  const made = readdirSync(COMPILED).map((name) => ({ path: join(COMPILED, name), at: statSync(join(COMPILED, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  for (const { path } of made.sort((a, b) => b.at - a.at).slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

if (process.argv[1] === join(HERE, "compile.mjs")) console.log(await compiled());
