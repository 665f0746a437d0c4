/** Keys of documents in indexes. */
import { CommitTsPlaceholder, type Value } from "convex/values";
import { type SortKey, sortKeyOf, storedKey } from "../values";
import { BY_CREATION_TIME, BY_ID, type IndexDefinition } from "./catalog";
import type { Document } from "./types";

/** The fields a range may name, in order: what was declared, then what closes every key. */
export function keyFields(index: IndexDefinition): readonly string[] {
  if (index.name === BY_ID) return ["_id"];
  if (index.name === BY_CREATION_TIME) return ["_creationTime", "_id"];
  return [...index.fields, "_creationTime", "_id"];
}

/** The whole key; long ones differ from what is stored. */
export function fullKey(index: IndexDefinition, document: Document): SortKey {
  return sortKeyOf(pathsOf(index).map((path) => fieldAt(document, path)));
}

export function indexKey(index: IndexDefinition, document: Document): SortKey {
  return storedKey(fullKey(index, document));
}

/** Whether two versions of a document have one key: nothing changed that the index holds. */
export function haveOneKey(index: IndexDefinition, before: Document, after: Document): boolean {
  return pathsOf(index).every((path) => Object.is(fieldAt(before, path), fieldAt(after, path)));
}

const paths = new WeakMap<IndexDefinition, readonly (readonly string[])[]>();

function pathsOf(index: IndexDefinition): readonly (readonly string[])[] {
  let known = paths.get(index);
  if (known === undefined) {
    known = keyFields(index).map((field) => field.split("."));
    paths.set(index, known);
  }
  return known;
}

/** The value at a path such as `["author", "name"]`; undefined where there is none. */
export function fieldAt(document: Document, path: readonly string[]): Value | undefined {
  let value: Value | undefined = document;
  for (const name of path) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof ArrayBuffer || value instanceof CommitTsPlaceholder) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
