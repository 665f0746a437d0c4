import type { Database, Transaction } from "../db/types";
import type { StagedEffects } from "../exec/effects";
import { NO_STORAGE_ID } from "../exec/storageArgument";

/** What is known of a stored file. */
export interface FileRow {
  id: string;
  /** Name of the blob on disk and in URLs; random, so a URL cannot be guessed from an id. */
  blob: string;
  /** Base64, as the `Digest` header and the `_storage` table carry it. */
  sha256: string;
  /** Bytes. */
  size: number;
  contentType: string | null;
}

const TABLE = "_storage";
/** Where the name of a file's blob is kept. */
export const fileBlobKey = (id: string) => `fileBlob/${id}`;
const fileOfBlob = (blob: string) => `blobFile/${blob}`;

/** Adds the row of a blob that is already on disk to the `_storage` that `tx` sees; answers its id. */
export function stageFile(tx: Transaction, effects: StagedEffects, file: Omit<FileRow, "id">): string {
  const { sha256, size, contentType } = file;
  const id = tx.asSystem().insert(TABLE, { sha256, size, ...(contentType === null ? {} : { contentType }) });
  effects.put(fileBlobKey(id), file.blob);
  effects.put(fileOfBlob(file.blob), id);
  return id;
}

/** Removes a row; the caller deletes the blob once the transaction is on disk. Answers the blob's name. */
export function stageFileRemoval(db: Database, tx: Transaction, effects: StagedEffects, id: string): string {
  const file = findFile(db, tx, id);
  if (file === null) throw new Error(`storage id ${id} not found`);
  tx.asSystem().delete(id);
  effects.put(fileBlobKey(id), undefined);
  effects.put(fileOfBlob(file.blob), undefined);
  return file.blob;
}

/** The row of a file, read through the transaction so that live queries notice its removal. */
export function findFile(db: Database, tx: Transaction, id: string): FileRow | null {
  if (tx.normalizeId(TABLE, id) === null) throw new Error(`${NO_STORAGE_ID}${id}`);
  const row = tx.asSystem().get(id, TABLE);
  const blob = db.getMeta<string>(fileBlobKey(id));
  if (row === null || blob === undefined) return null;
  const { sha256, size, contentType } = row;
  if (typeof sha256 !== "string" || typeof size !== "number") throw new Error(`Stored file ${id} has no digest`);
  return { id, blob, sha256, size, contentType: typeof contentType === "string" ? contentType : null };
}

/** Whatever component's file it is: the name alone opens it. */
export function findFileByBlob(db: Database, tx: Transaction, blob: string): FileRow | null {
  const id = db.getMeta<string>(fileOfBlob(blob));
  return id === undefined ? null : findFile(db, tx.inNamespaceOf(id), id);
}

/** A file whose row an import brings along, and the blob its content was written to. */
export interface ImportedFile {
  component: string;
  id: string;
  blob: string;
}

/** Entries that make imported files known and, where whole tables of files are replaced, forget the old ones, whose blobs are the second answer. */
export function exchangeFiles(db: Database, tx: Transaction, files: readonly ImportedFile[], replaced: readonly string[]): { meta: Map<string, unknown>; blobs: string[] } {
  const meta = new Map<string, unknown>();
  const blobs: string[] = [];
  for (const component of replaced) {
    const rows = tx.inNamespace(component).asSystem().stream({ source: { type: "FullTableScan", tableName: TABLE, order: "asc" }, operators: [] });
    for (let step = rows.next(); step.done !== true; step = rows.next()) {
      const blob = db.getMeta<string>(fileBlobKey(step.value._id));
      meta.set(fileBlobKey(step.value._id), undefined);
      if (blob === undefined) continue;
      meta.set(fileOfBlob(blob), undefined);
      blobs.push(blob);
    }
  }
  for (const { id, blob } of files) {
    meta.set(fileBlobKey(id), blob);
    meta.set(fileOfBlob(blob), id);
  }
  return { meta, blobs };
}

/** Those of the given blobs that no row refers to. */
export function unreferencedBlobs(db: Database, blobs: readonly string[]): string[] {
  return blobs.filter((blob) => db.getMeta(fileOfBlob(blob)) === undefined);
}
