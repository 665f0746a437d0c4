import type { Schema } from "./dialect";
import { objectSchema, resolve } from "./load";
import type { ObjectRoot } from "./roots";

const blanks = new Map<ObjectRoot, Record<string, unknown>>();

/**
 * A new object with every field that the API version promises: null where Stripe allows null, else the emptiest value.
 * `fields` are what the sandbox knows; their type lists what it reads back.
 */
export function make<Fields extends object>(root: ObjectRoot, fields: Fields): Fields {
  return { ...blank(root), ...fields };
}

function blank(root: ObjectRoot): Record<string, unknown> {
  const known = blanks.get(root) ?? required(objectSchema(root));
  blanks.set(root, known);
  return structuredClone(known);
}

function required(schema: Schema): Record<string, unknown> {
  const entries = (schema.required ?? []).map((key) => [key, empty(schema.properties?.[key] ?? {})]);
  return Object.fromEntries(entries);
}

function empty(schema: Schema): unknown {
  const resolved = resolve(schema);
  if (resolved.anyOf) {
    if (resolved.anyOf.some((option) => option.type === "null")) return null;
    return empty(resolved.anyOf.find((option) => option.enum) ?? resolved.anyOf[0] ?? {});
  }
  if (resolved.const !== undefined) return resolved.const;
  if (resolved.enum) return resolved.enum[0];
  switch (resolved.type) {
    case "object":
      return required(resolved);
    case "array":
      return [];
    case "string":
      return "";
    case "number":
      return 0;
    case "boolean":
      return false;
    default:
      return null;
  }
}
