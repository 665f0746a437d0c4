/**
 * Loads "use node" modules as an action thread does, side by side, one of which fails once; prints what the others were
 * like afterwards. Run with `NODE_MODULE_FLAGS`.
 */
import { NodeModules } from "../src/exec/nodeModules";

const slowPackage = `data:text/javascript,${encodeURIComponent("await new Promise((done) => setTimeout(done, 150)); export const slow = true;")}`;
const SOURCES = {
  // Fails while `waiting.js` is still being linked.
  "broken.js": 'import "./sharedByBroken.js"; await new Promise((done) => setTimeout(done, 50)); if ((globalThis.tries = (globalThis.tries ?? 0) + 1) === 1) throw new Error("broken once"); export const tries = globalThis.tries;',
  "sharedByBroken.js": "globalThis.shared = (globalThis.shared ?? 0) + 1;",
  "waiting.js": `import { state } from "./state.js"; import ${JSON.stringify(slowPackage)}; export { state }; export const runs = (globalThis.runs = (globalThis.runs ?? 0) + 1);`,
  "state.js": "export const state = { made: (globalThis.made = (globalThis.made ?? 0) + 1) };",
  "unlinkable.js": 'import "./state.js"; import "no-such-package-anywhere"; export const never = true;',
  "late.js": 'await new Promise((done) => setTimeout(done, 100)); export const ready = "ready";',
};

const modules = new NodeModules(
  new Map(Object.entries(SOURCES).map(([path, source]) => [path, { path, source, environment: "node" as const, code: "", map: "", hash: "" }])),
);
const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

const broken = modules.load("broken.js").catch(message);
const waiting = modules.load("waiting.js");
const failed = await broken;
const again = modules.load("waiting.js");
const [first, second] = await Promise.all([waiting, again]);
const unlinkable = await modules.load("unlinkable.js").then(() => "loaded", message);
const [late, alsoLate] = await Promise.all([modules.load("late.js"), new Promise((done) => setTimeout(done, 30)).then(() => modules.load("late.js"))]);
process.stdout.write(
  JSON.stringify({
    failed,
    waiting: [first.runs, second.runs, first.state === second.state],
    unlinkable: unlinkable.includes("no-such-package-anywhere"),
    afterwards: (await modules.load("state.js")).state,
    late: [late.ready, alsoLate.ready],
    retried: (await modules.load("broken.js")).tries,
    shared: Reflect.get(globalThis, "shared"),
  }),
);
