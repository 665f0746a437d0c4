// What goes into the package: JavaScript made anew, and declarations of what it exports, so that nobody compiles or checks our sources.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compiled } from "./compile.mjs";

const DIST = join(import.meta.dirname, "dist");
const TYPES = join(DIST, "types");

rmSync(DIST, { recursive: true, force: true });
await compiled();
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
execFileSync(process.execPath, [tsc, "-p", join(import.meta.dirname, "tsconfig.types.json")], { stdio: "inherit" });

// Node's way of resolving, which TypeScript follows with `nodenext`, asks for whole names.
for (const name of readdirSync(TYPES, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".d.ts"))) {
  const path = join(TYPES, name);
  const whole = (place) => (existsSync(join(dirname(path), `${place}.d.ts`)) ? `${place}.js` : `${place}/index.js`);
  writeFileSync(path, readFileSync(path, "utf8").replace(/(from |import\()"(\.[^"]*)"/g, (_, before, place) => `${before}"${whole(place)}"`));
}
