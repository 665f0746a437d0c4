import type { Database, Transaction } from "../db/types";
import type { StagedEffects } from "../exec/effects";

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
const blobOfFile = (id: string) => `fileBlob/${id}`;
const fileOfBlob = (blob: string) => `blobFile/${blob}`;

/** Adds the row of a blob that is already on disk to the `_storage` that `tx` sees; answers its id. */
export function stageFile(tx: Transaction, effects: StagedEffects, file: Omit<FileRow, "id">): string {
  const { sha256, size, contentType } = file;
  const id = tx.asSystem().insert(TABLE, { sha256, size, ...(contentType === null ? {} : { contentType }) });
  effects.put(blobOfFile(id), file.blob);
  effects.put(fileOfBlob(file.blob), id);
  return id;
}

/** Removes a row; the caller deletes the blob once the transaction is on disk. Answers the blob's name. */
export function stageFileRemoval(db: Database, tx: Transaction, effects: StagedEffects, id: string): string {
  const file = findFile(db, tx, id);
  if (file === null) throw new Error(`storage id ${id} not found`);
  tx.asSystem().delete(id);
  effects.put(blobOfFile(id), undefined);
  effects.put(fileOfBlob(file.blob), undefined);
  return file.blob;
}

/** The row of a file, read through the transaction so that live queries notice its removal. */
export function findFile(db: Database, tx: Transaction, id: string): FileRow | null {
  if (tx.normalizeId(TABLE, id) === null) throw new Error(`Invalid storage ID: ${id}`);
  const row = tx.asSystem().get(id, TABLE);
  const blob = db.getMeta<string>(blobOfFile(id));
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

/** Those of the given blobs that no row refers to. */
export function unreferencedBlobs(db: Database, blobs: readonly string[]): string[] {
  return blobs.filter((blob) => db.getMeta(fileOfBlob(blob)) === undefined);
}
