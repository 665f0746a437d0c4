import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { convexToJson, type JSONValue } from "convex/values";
import { openSnapshot } from "../db/snapshot";
import { componentPaths } from "../exec/deployment";
import type { DeploymentHost } from "../exec/deploymentHost";
import { HttpError } from "../http/reply";
import { messageOf } from "../runtime/errors";
import { text, type JsonObject } from "../runtime/json";
import { writeExport } from "./exportZip";
import { EXPORTS_TABLE } from "./tables";

/** Archives that are kept for download; older ones go when a new one is asked for. */
const KEPT = 3;

/** `convex export`: one at a time, from a snapshot, while the deployment goes on. The CLI follows the newest row of `_exports`. */
export class Exports {
  #running: Promise<void> | null = null;

  constructor(
    private readonly host: DeploymentHost,
    private readonly dataDir: string,
  ) {}

  /** What an earlier process had begun will not go on. */
  async recover(): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#directory)) if (name.endsWith(".part")) await rm(join(this.#directory, name), { force: true });
    for (const row of await this.host.lane.call("systemRows", EXPORTS_TABLE)) {
      if (row.state === "requested" || row.state === "in_progress") await this.#put(text(row, "_id"), { state: "failed" });
    }
  }

  async request(includeStorage: boolean): Promise<JSONValue> {
    if (this.#running !== null) throw new HttpError(400, "ExportInProgress", "There is already an export requested or in progress");
    let begun = () => {};
    this.#running = new Promise<void>((resolve) => {
      begun = resolve;
    });
    try {
      const id = await this.#put(null, { state: "requested" });
      this.#running = this.#run(id, includeStorage).finally(() => {
        this.#running = null;
      });
    } catch (error) {
      this.#running = null;
      throw error;
    } finally {
      begun();
    }
    return null;
  }

  /** `GET /api/export/zip/{ts}`. */
  async download(ts: string, response: ServerResponse): Promise<void> {
    const path = join(this.#directory, `${ts}.zip`);
    const found = /^\d+$/.test(ts) ? await stat(path).catch(() => null) : null;
    if (found === null) throw new HttpError(404, "ExportNotFound", `The requested export ${ts} was not found`);
    response.writeHead(200, {
      "content-type": "application/zip",
      "content-length": found.size,
      "content-disposition": `attachment; filename=snapshot_${this.host.settings.instanceName}_${ts}.zip`,
    });
    await pipeline(createReadStream(path), response);
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  get #directory(): string {
    return join(this.dataDir, "exports");
  }

  async #run(id: string, includeStorage: boolean): Promise<void> {
    const release = this.host.files.holdDeletions();
    try {
      await this.#put(id, { state: "in_progress" });
      await this.#forgetOld();
      const snapshot = openSnapshot(this.dataDir);
      try {
        const start = snapshot.ts;
        const partial = join(this.#directory, `${start}.part`);
        await rm(partial, { force: true });
        await writeExport(partial, snapshot, componentPaths(this.host.deployment), includeStorage ? this.host.files.blobs : null);
        await rename(partial, join(this.#directory, `${start}.zip`));
        const complete = await this.host.lane.call("latest", null);
        await this.#put(id, { state: "completed", start_ts: convexToJson(start), complete_ts: convexToJson(complete), zip_object_key: `${start}.zip` });
      } finally {
        snapshot.close();
      }
    } catch (error) {
      process.stderr.write(`convex-embedded: export: ${messageOf(error)}\n`);
      await this.#put(id, { state: "failed" }).catch(() => {});
    } finally {
      release();
    }
  }

  async #forgetOld(): Promise<void> {
    const archives = (await readdir(this.#directory)).filter((name) => name.endsWith(".zip")).sort();
    for (const name of archives.slice(0, Math.max(0, archives.length - KEPT + 1))) await rm(join(this.#directory, name), { force: true });
  }

  #put(id: string | null, value: JsonObject): Promise<string> {
    return this.host.lane.call("putSystemRow", { table: EXPORTS_TABLE, id, value });
  }
}
