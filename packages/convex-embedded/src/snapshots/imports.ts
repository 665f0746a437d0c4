import type { JSONValue } from "convex/values";
import { convexToJson } from "convex/values";
import type { ImportMode } from "../db/types";
import { componentPaths } from "../exec/deployment";
import type { DeploymentHost } from "../exec/deploymentHost";
import { HttpError } from "../http/reply";
import { messageOf } from "../runtime/errors";
import { isObject, list, optionalText, text, type JsonObject } from "../runtime/json";
import { countDocuments, runImport } from "./importRun";
import { openImport, type ImportFormat, type ImportSource } from "./importSource";
import { summarize } from "./importSummary";
import { IMPORTS_TABLE } from "./tables";
import type { Uploads } from "./uploads";

interface Import {
  path: string;
  format: ImportFormat;
  mode: ImportMode;
  table: string | null;
  component: string;
  checkpoints: string[];
  waiting: boolean;
}

const FORMATS = ["csv", "jsonLines", "jsonArray", "zip"] as const;
const MODES = ["requireEmpty", "append", "replace", "replaceAll"] as const;

/**
 * `convex import`: an uploaded file is read once and its effects told, and once the CLI agrees it is brought in.
 * The CLI follows a row of `_snapshot_imports`; states and words as in Convex.
 */
export class Imports {
  readonly #imports = new Map<string, Import>();
  /** One at a time, in order. */
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly host: DeploymentHost,
    readonly uploads: Uploads,
  ) {}

  /** What an earlier process had begun will not go on. */
  async recover(): Promise<void> {
    await this.uploads.clear();
    for (const row of await this.host.lane.call("systemRows", IMPORTS_TABLE)) {
      if (isObject(row.state) && !["completed", "failed"].includes(String(row.state.state))) await this.#put(text(row, "_id"), failed("Import was interrupted: the deployment stopped"));
    }
  }

  async finishUpload(body: JsonObject): Promise<JSONValue> {
    const wanted = body.import;
    if (!isObject(wanted)) throw new HttpError(400, "BadImport", "The import is not described");
    const format = FORMATS.find((candidate) => candidate === wanted.format);
    const mode = MODES.find((candidate) => candidate === wanted.mode);
    if (format === undefined || mode === undefined) throw new HttpError(400, "BadImport", "The format or the mode of the import is not known");
    const component = optionalText(wanted, "componentPath") ?? "";
    if (!componentPaths(this.host.deployment).includes(component) && component !== "") throw new HttpError(400, "ComponentNotFound", `Component path "${component}" was not found`);
    const path = await this.uploads.finish(text(body, "uploadToken"), list(body, "partTokens").map(String));
    const importId = await this.host.lane.call("putSystemRow", { table: IMPORTS_TABLE, id: null, value: { state: { state: "uploaded" }, format, mode } });
    this.#imports.set(importId, { path, format, mode, table: optionalText(wanted, "tableName") ?? null, component, checkpoints: [], waiting: false });
    this.#queue(importId, (entry, source) => this.#ask(importId, entry, source));
    return { importId };
  }

  async perform(body: JsonObject): Promise<JSONValue> {
    const importId = text(body, "importId");
    const entry = this.#imports.get(importId);
    if (entry === undefined || !entry.waiting) throw new HttpError(400, "ImportNotWaiting", "This import does not wait for confirmation");
    entry.waiting = false;
    // Before the answer: the CLI looks again at once, and would ask a second time.
    await this.#put(importId, inProgress(entry));
    this.#queue(importId, (running, source) => this.#bringIn(importId, running, source));
    return null;
  }

  async cancel(body: JsonObject): Promise<JSONValue> {
    const importId = text(body, "importId");
    const entry = this.#imports.get(importId);
    if (entry === undefined || !entry.waiting) throw new HttpError(400, "ImportNotWaiting", "Only an import that waits for confirmation can be cancelled");
    await this.#end(importId, entry, failed("Import canceled"));
    return null;
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    await this.#last;
  }

  #queue(importId: string, step: (entry: Import, source: ImportSource) => Promise<void>): void {
    const entry = this.#imports.get(importId);
    if (entry === undefined) return;
    const attempt = async () => step(entry, await openImport(entry.path, entry.format, entry.table, entry.component));
    this.#last = this.#last
      .then(attempt)
      .catch((error: unknown) => this.#end(importId, entry, failed(`Hit an error while importing:\n${messageOf(error)}`)))
      .catch((error: unknown) => void process.stderr.write(`convex-embedded: import: ${messageOf(error)}\n`));
  }

  async #ask(importId: string, entry: Import, source: ImportSource): Promise<void> {
    const mounted = componentPaths(this.host.deployment);
    const missing = source.tables.find(({ component }) => component !== "" && !mounted.includes(component));
    if (missing !== undefined) throw new Error(`Component path "${missing.component}" was not found: push the app that mounts it first`);
    const existing = await this.host.lane.call("tableCounts", null);
    const counts = new Map((await countDocuments(source)).map((count) => [`${count.component}/${count.name}`, count]));
    if (entry.mode === "replaceAll") {
      for (const { component, name } of existing) {
        if (!name.startsWith("_") && mounted.includes(component) && !counts.has(`${component}/${name}`)) counts.set(`${component}/${name}`, { component, name, added: 0 });
      }
    }
    const changes = [...counts.values()].map((count) => ({
      ...count,
      existing: existing.find(({ component, name }) => component === count.component && name === count.name)?.documents ?? 0,
    }));
    const { message, deletes } = summarize(changes, entry.mode);
    entry.waiting = true;
    await this.#put(importId, { state: "waiting_for_confirmation", message_to_confirm: message, require_manual_confirmation: deletes });
  }

  async #bringIn(importId: string, entry: Import, source: ImportSource): Promise<void> {
    const progress = async (done: string) => {
      entry.checkpoints.push(done);
      await this.#put(importId, inProgress(entry));
    };
    const written = await runImport(source, entry.mode, this.host, progress);
    await this.#end(importId, entry, { state: "completed", num_rows_written: convexToJson(BigInt(written)) });
  }

  async #end(importId: string, entry: Import, state: JsonObject): Promise<void> {
    this.#imports.delete(importId);
    await this.uploads.discard(entry.path);
    await this.#put(importId, state);
  }

  async #put(importId: string, state: JsonObject): Promise<void> {
    await this.host.lane.call("putSystemRow", { table: IMPORTS_TABLE, id: importId, value: { state } });
  }
}

function inProgress({ checkpoints }: Import): JsonObject {
  return { state: "in_progress", progress_message: "Importing", checkpoint_messages: [...checkpoints] };
}

function failed(message: string): JsonObject {
  return { state: "failed", error_message: message };
}
