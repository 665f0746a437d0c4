import { fileBlobKey } from "../files/rows";
import type { Blobs } from "../files/blobs";
import type { DatabaseSnapshot, SnapshotTable } from "../db/snapshot";
import { parseObject } from "../runtime/json";
import { extensionFor } from "./extensions";
import { ZipWriter } from "./zipWriter";

const README = `# Convex snapshot

One moment of a deployment: each table's documents are lines of JSON in <table>/documents.jsonl.
\`npx convex import\` takes this file as it is; see https://docs.convex.dev/database/import-export/import.
`;

/** Marks documents whose values are all written as convex JSON, so that no schema is needed to read them. */
const UNIFORM = '"uniform"\n';
/** Documents between two turns of the event loop. */
const PAUSE_EVERY = 500;

/** Writes the archive that \`convex export\` downloads, in Convex's layout (docs.convex.dev/database/import-export/export). */
export async function writeExport(path: string, snapshot: DatabaseSnapshot, components: readonly string[], blobs: Blobs | null): Promise<void> {
  const zip = await ZipWriter.create(path);
  try {
    await zip.add("README.md", [README]);
    for (const component of components) await zip.add(`${folder(component)}_tables/documents.jsonl`, tableLines(userTables(snapshot, component)));
    for (const component of components) {
      for (const table of userTables(snapshot, component)) {
        await zip.add(`${folder(component)}${table.name}/documents.jsonl`, documentLines(table));
        await zip.add(`${folder(component)}${table.name}/generated_schema.jsonl`, [UNIFORM]);
      }
    }
    if (blobs !== null) for (const component of components) await addFiles(zip, snapshot, component, blobs);
    await zip.finish();
  } catch (error) {
    await zip.abandon().catch(() => {});
    throw error;
  }
}

function folder(component: string): string {
  return component === "" ? "" : component.split("/").map((name) => `_components/${name}/`).join("");
}

function userTables({ tables }: DatabaseSnapshot, component: string): SnapshotTable[] {
  return tables.filter(({ namespace, name }) => namespace === component && !name.startsWith("_")).sort((a, b) => a.number - b.number);
}

function* tableLines(tables: readonly SnapshotTable[]): Generator<string> {
  for (const { name, number } of tables) yield `${JSON.stringify({ name, id: number })}\n`;
}

async function* documentLines(table: SnapshotTable): AsyncGenerator<string> {
  let count = 0;
  for (const { json } of table.documents()) {
    yield `${json}\n`;
    count += 1;
    if (count % PAUSE_EVERY === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function addFiles(zip: ZipWriter, snapshot: DatabaseSnapshot, component: string, blobs: Blobs): Promise<void> {
  const table = snapshot.tables.find(({ namespace, name }) => namespace === component && name === "_storage");
  if (table === undefined) return;
  await zip.add(`${folder(component)}_storage/documents.jsonl`, fileLines(snapshot, table));
  for (const { id, json } of table.documents()) {
    const blob = snapshot.getMeta<string>(fileBlobKey(id));
    const { contentType } = parseObject(json);
    if (blob !== undefined) await zip.add(`${folder(component)}_storage/${id}${extensionFor(typeof contentType === "string" ? contentType : null)}`, blobs.stream(blob));
  }
}

function* fileLines(snapshot: DatabaseSnapshot, table: SnapshotTable): Generator<string> {
  for (const { id, json } of table.documents()) {
    const row = parseObject(json);
    yield `${JSON.stringify({ _creationTime: row._creationTime, _id: id, contentType: row.contentType ?? null, internalId: snapshot.getMeta<string>(fileBlobKey(id)) ?? null, sha256: row.sha256, size: row.size })}\n`;
  }
}
