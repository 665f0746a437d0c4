import { readFileSync } from "node:fs";
import { DEFINITIONS, type Schema, type SchemaFile } from "./dialect";
import type { ObjectRoot, ParamRoot } from "./roots";

/** Read, not imported: the checker would otherwise infer a type from a quarter of a megabyte of JSON. */
const file: SchemaFile = JSON.parse(readFileSync(new URL("../schema.json", import.meta.url), "utf8"));

/** The API version whose shapes these are, as `stripe-version` carries it. */
export const API_VERSION = file.apiVersion;

export const stripeSchema: Readonly<SchemaFile> = file;

export function objectSchema(root: ObjectRoot): Schema {
  return resolve(known(file.objects[root], root));
}

export function paramSchema(root: ParamRoot): Schema {
  return resolve(known(file.params[root], root));
}

/** Follows a reference; anything else is returned as it is. */
export function resolve(schema: Schema): Schema {
  return schema.$ref ? known(file.definitions[schema.$ref.slice(DEFINITIONS.length)], schema.$ref) : schema;
}

function known(schema: Schema | undefined, name: string): Schema {
  if (!schema) throw new Error(`schema.json has no ${name}: run packages/sandbox/scripts/extract-stripe-schema.ts`);
  return schema;
}
