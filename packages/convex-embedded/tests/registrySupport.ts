import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** An npm registry on this machine with one package, whose only export is its version. */
export interface Registry {
  url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startRegistry(name: string, versions: string[]): Promise<Registry> {
  const tarballs = new Map<string, Buffer>();
  for (const version of versions) tarballs.set(version, await packed(name, version));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "/");
    asked.push(path);
    const tarball = tarballs.get(path.replace(`/${name}/`, "").replace(".tgz", ""));
    if (tarball !== undefined) response.end(tarball);
    else if (path === `/${name}`) response.setHeader("content-type", "application/json").end(JSON.stringify(packument(name, tarballs, url)));
    else response.writeHead(404).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  return { url, asked, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** A package of one file in a directory. */
export function writePackage(directory: string, name: string, version: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name, version, type: "module", main: "index.js", scripts: { install: "touch installed" } }));
  writeFileSync(join(directory, "index.js"), `import { existsSync } from "node:fs";\nexport const version = ${JSON.stringify(version)};\nexport const ranItsScript = existsSync(new URL("installed", import.meta.url));\n`);
}

async function packed(name: string, version: string): Promise<Buffer> {
  const directory = mkdtempSync(join(tmpdir(), "registry-"));
  writePackage(directory, name, version);
  await promisify(execFile)("npm", ["pack", "--silent"], { cwd: directory });
  const tarball = readFileSync(join(directory, `${name}-${version}.tgz`));
  rmSync(directory, { recursive: true });
  return tarball;
}

function packument(name: string, tarballs: ReadonlyMap<string, Buffer>, url: string): object {
  const versions = [...tarballs].map(([version, tarball]) => {
    const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
    return [version, { name, version, type: "module", main: "index.js", hasInstallScript: true, scripts: { install: "touch installed" }, dist: { tarball: `${url}/${name}/${version}.tgz`, integrity } }];
  });
  return { name, "dist-tags": { latest: [...tarballs.keys()].at(-1) }, versions: Object.fromEntries(versions) };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("The registry has no port");
  return address.port;
}
