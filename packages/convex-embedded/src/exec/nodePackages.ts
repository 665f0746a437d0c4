import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf } from "../runtime/errors";
import { runProgram } from "./program";

/** A package outside the bundle (`node.externalPackages` of `convex.json`), in the version that the project has. */
export interface NodeDependency {
  name: string;
  version: string;
}

/** As Convex's own installation may take, milliseconds. */
const INSTALL_LIMIT_MS = 450_000;
const NAME = /^(?:@[a-z0-9~_-][a-z0-9._~-]*\/)?[a-z0-9~_-][a-z0-9._~-]*$/i;
const PARTIAL = ".part-";

/**
 * Where packages outside the bundle come from: the directory that the host was started in, if it has all of them in
 * these very versions, else a directory for this list, which npm fills once. No package's install script is run.
 */
export class NodePackages {
  #installing: Promise<unknown> = Promise.resolve();

  /** `home` keeps the lists; `ownDirectory` is where the host was started. */
  constructor(
    private readonly home: string,
    private readonly ownDirectory: string = process.cwd(),
  ) {}

  /** The directory that imports resolve from. */
  directoryOf(dependencies: readonly NodeDependency[]): string {
    return dependencies.every((dependency) => isInstalled(this.ownDirectory, dependency)) ? this.ownDirectory : this.#directoryOfList(dependencies);
  }

  /** Sees to it that the packages are there. Throws what npm said when they cannot be had. One list after the other: two pushes at once share what they have in common. */
  async prepare(dependencies: readonly NodeDependency[]): Promise<string> {
    const directory = this.directoryOf(dependencies);
    if (directory === this.ownDirectory || existsSync(directory)) return directory;
    const installed = this.#installing.then(() => (existsSync(directory) ? undefined : this.#install(directory, dependencies)));
    this.#installing = installed.catch(() => {});
    await installed;
    return directory;
  }

  /** Forgets every list but this one; what an earlier process was filling, too. */
  async keepOnly(dependencies: readonly NodeDependency[]): Promise<void> {
    const kept = this.#directoryOfList(dependencies);
    if (!existsSync(this.home)) return;
    for (const entry of await readdir(this.home)) {
      if (join(this.home, entry) !== kept) await rm(join(this.home, entry), { recursive: true, force: true });
    }
  }

  async copyInto(target: string): Promise<void> {
    if (!existsSync(this.home)) return;
    await cp(this.home, target, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.includes(PARTIAL) });
  }

  #directoryOfList(dependencies: readonly NodeDependency[]): string {
    const list = dependencies.map(({ name, version }) => `${name}@${version}`).sort();
    return join(this.home, createHash("sha256").update(list.join("\n")).digest("hex").slice(0, 16));
  }

  /** Under another name until it is whole. */
  async #install(directory: string, dependencies: readonly NodeDependency[]): Promise<void> {
    const foreign = dependencies.find(({ name }) => !NAME.test(name));
    if (foreign !== undefined) throw new Error(`"${foreign.name}" is not the name of a package`);
    const partial = `${directory}${PARTIAL}${randomUUID()}`;
    try {
      await mkdir(partial, { recursive: true });
      await writeFile(join(partial, "package.json"), JSON.stringify({ name: "external-packages", version: "0.0.0", private: true, dependencies: Object.fromEntries(dependencies.map(({ name, version }) => [name, version])) }));
      await npmInstall(partial);
      await rename(partial, directory);
    } catch (error) {
      await rm(partial, { recursive: true, force: true });
      throw new Error(`Installing ${dependencies.map(({ name, version }) => `${name}@${version}`).join(", ")} failed: ${messageOf(error)}`);
    }
  }
}

/** As Node finds it from there: in the nearest `node_modules` that has it. */
function isInstalled(directory: string, { name, version }: NodeDependency): boolean {
  for (let at = directory; ; at = dirname(at)) {
    const manifest = join(at, "node_modules", name, "package.json");
    if (existsSync(manifest)) {
      const found: { version?: unknown } = JSON.parse(readFileSync(manifest, "utf8"));
      return found.version === version;
    }
    if (dirname(at) === at) return false;
  }
}

async function npmInstall(directory: string): Promise<void> {
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const { code, printed } = await runProgram("npm", args, { cwd: directory, timeout: INSTALL_LIMIT_MS, shell: process.platform === "win32" });
  if (code !== 0) throw new Error(printed.trim() || `npm ended with ${code ?? "a signal"}`);
}
