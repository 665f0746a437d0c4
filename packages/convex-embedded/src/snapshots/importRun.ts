import type { ImportMode, ImportTarget } from "../db/types";
import type { FileStore } from "../files/fileStore";
import type { ImportedFile } from "../files/rows";
import type { LaneClient } from "../lane/laneClient";
import type { JsonObject } from "../runtime/json";
import { decodeId } from "../values/index";
import { ImportError } from "./importError";
import type { ImportSource, TableSource } from "./importSource";
import type { TableChange } from "./importSummary";
import { withCommas } from "./importSummary";

/** Documents, and about how many characters, that go to the lane at once; what else waits there gets its turn in between. */
const BATCH = 500;
const BATCH_CHARACTERS = 1024 * 1024;

/** Reads the whole file once: how many documents each table gets, and that every row can be read. */
export async function countDocuments(source: ImportSource): Promise<Omit<TableChange, "existing">[]> {
  const counts = new Map<string, Omit<TableChange, "existing">>();
  for (const { component, name } of source.numbers) counts.set(`${component}/${name}`, { component, name, added: 0 });
  for (const { component, name, documents } of source.tables) {
    let added = 0;
    for await (const document of documents()) added += Object.keys(document).length >= 0 ? 1 : 0;
    counts.set(`${component}/${name}`, { component, name, added });
  }
  return [...counts.values()];
}

/** Fills every table out of sight and then puts all of them in place. Answers how many documents were written. */
export async function runImport(source: ImportSource, mode: ImportMode, { lane, files }: { lane: LaneClient; files: FileStore }, progress: (done: string) => Promise<void>): Promise<number> {
  const targets = await targetsOf(source);
  const handle = await lane.call("startImport", { mode, targets });
  const blobs: ImportedFile[] = [];
  let written = 0;
  try {
    for (const table of source.tables) {
      const documents = table.name === "_storage" ? fileRows(source, table, files, blobs) : table.documents();
      const count = await addAll(lane, handle, table, documents);
      const [what, counted] = table.name === "_storage" ? ["files", 0] : ["documents", count];
      written += counted;
      await progress(`Imported "${table.name}"${table.component === "" ? "" : ` in component ${table.component}`} (${withCommas(count)} ${what})`);
    }
    await lane.call("finishImport", { handle, files: blobs });
  } catch (error) {
    await lane.call("abandonImport", handle).catch(() => {});
    for (const { blob } of blobs) await files.blobs.delete(blob);
    throw error;
  }
  return written;
}

/** Numbers come from `_tables`, else from the first document's id. */
async function targetsOf(source: ImportSource): Promise<ImportTarget[]> {
  const targets = source.numbers.map(({ component, name, number }): ImportTarget => ({ namespace: component, name, number }));
  for (const { component, name, documents } of source.tables) {
    if (targets.some((target) => target.namespace === component && target.name === name)) continue;
    let number: number | null = null;
    for await (const { _id } of documents()) {
      number = typeof _id === "string" ? numberOf(_id) : null;
      break;
    }
    targets.push({ namespace: component, name, number });
  }
  return targets;
}

function numberOf(id: string): number | null {
  try {
    return decodeId(id).table;
  } catch {
    // Said of the document itself when it is added.
    return null;
  }
}

async function addAll(lane: LaneClient, handle: string, { component, name }: TableSource, documents: AsyncIterable<JsonObject>): Promise<number> {
  let [batch, characters, count]: [JsonObject[], number, number] = [[], 0, 0];
  const send = async () => {
    if (batch.length > 0) await lane.call("addImported", { handle, component, table: name, documents: batch });
    count += batch.length;
    [batch, characters] = [[], 0];
  };
  for await (const document of documents) {
    batch.push(document);
    characters += JSON.stringify(document).length;
    if (batch.length >= BATCH || characters >= BATCH_CHARACTERS) await send();
  }
  await send();
  return count;
}

/** Writes each file's content to disk before its row; the digest must be the announced one. */
async function* fileRows(source: ImportSource, table: TableSource, { blobs }: FileStore, written: ImportedFile[]): AsyncGenerator<JsonObject> {
  const contents = new Map(source.files.filter(({ component }) => component === table.component).map((file) => [file.id, file]));
  for await (const { _id: id, _creationTime, sha256, contentType } of table.documents()) {
    const file = typeof id === "string" ? contents.get(id) : undefined;
    if (typeof id !== "string" || file === undefined) throw new ImportError(`The content of file ${String(id)} is not in the import`);
    const stored = await blobs.write(await file.open());
    written.push({ component: table.component, id, blob: stored.blob });
    if (typeof sha256 === "string" && sha256 !== stored.sha256) throw new ImportError(`File ${id} has sha256 ${stored.sha256}, expected ${sha256}`);
    const row: JsonObject = { _id: id, sha256: stored.sha256, size: stored.size };
    if (typeof _creationTime === "number") row._creationTime = _creationTime;
    if (typeof contentType === "string") row.contentType = contentType;
    yield row;
  }
}
