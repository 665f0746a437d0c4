import type { House } from "./house";
import { generateCode, pushFunctions } from "./push";
import { inRoot } from "./paths";
import { watchFolders } from "./watch";

/** What each part of the house is made from; Next watches its own. */
const FUNCTIONS = [inRoot("convex"), inRoot("lib/domain")];
const CONVEX = [inRoot("packages/convex-embedded/src")];
const SANDBOX = [inRoot("packages/sandbox/src")];

/**
 * Keeps a running house at the state of its sources: pushes functions that changed, and starts the embedded Convex and the
 * sandbox again on the same data when theirs did. A push that is refused leaves what runs as it was.
 */
export function keepLive(house: House, dataDir: string, say: (line: string) => void): { close(): void } {
  const push = oneAfterAnother(async () => {
    try {
      await generateCode();
      await pushFunctions(house.convex, house.functionsEnv, dataDir, say);
      say("Functions are up to date.");
    } catch (error) {
      say(`${error instanceof Error ? error.message : String(error)}\n  What ran before still runs.`);
    }
  });
  const reload = (name: "convex" | "sandbox", folders: readonly string[]) =>
    watchFolders(folders, () => {
      const child = house.children[name];
      if (child === null) return;
      say(`The sources of the ${name} changed: starting it again.`);
      child.reload();
    });
  const watching = [watchFolders(FUNCTIONS, push), reload("convex", CONVEX), reload("sandbox", SANDBOX)];
  return { close: () => watching.forEach((each) => each.close()) };
}

/** A change during a push is pushed after it, once. */
function oneAfterAnother(job: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await job();
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}
