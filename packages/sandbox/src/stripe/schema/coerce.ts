/** Form text → the values an endpoint's parameters promise, or Stripe's own complaint about them. */
import type { FormObject } from "../wire/form";
import { missing, StripeError } from "../wire/errors";
import type { Schema } from "./dialect";
import { paramSchema, resolve } from "./load";
import type { ParamRoot, ParamRoots } from "./roots";

/** @throws StripeError `parameter_unknown`, `parameter_missing`, `parameter_invalid_integer` … with the parameter's path. */
export function parseParams<Root extends ParamRoot>(root: Root, form: FormObject): ParamRoots[Root] {
  const schema = paramSchema(root);
  const value = coerceObject(schema, form, "");
  if (!conforms(root, value, schema)) throw new StripeError("Invalid request.");
  return value;
}

/** `coerceObject` built the value along the schema of this very type, so its outline is all that is left to look at. */
function conforms<Root extends ParamRoot>(root: Root, value: unknown, schema: Schema): value is ParamRoots[Root] {
  if (typeof value !== "object" || value === null) return false;
  return (schema.required ?? []).every((key) => key in value);
}

function coerce(given: Schema, raw: string | FormObject, path: string): unknown {
  const schema = resolve(given);
  if (schema.anyOf) return coerceUnion(schema.anyOf.map(resolve), raw, path);
  if (schema.enum) return coerceEnum(schema.enum, raw, path);
  if (schema.const !== undefined) return coerceEnum([String(schema.const)], raw, path);
  switch (schema.type) {
    case "string":
      return coerceString(raw, path);
    case "number":
      return coerceInteger(raw, path);
    case "boolean":
      return coerceBoolean(raw, path);
    case "array":
      return coerceArray(schema.items ?? {}, raw, path);
    case "object":
      return coerceObject(schema, raw, path);
    default:
      return raw;
  }
}

function coerceUnion(options: Schema[], raw: string | FormObject, path: string): unknown {
  const find = (type: Schema["type"]) => options.find((option) => option.type === type);
  if (typeof raw !== "string") {
    const nested = looksLikeList(raw) ? (find("array") ?? find("object")) : (find("object") ?? find("array"));
    return nested ? coerce(nested, raw, path) : coerceString(raw, path);
  }
  const words = options.flatMap((option) => option.enum ?? []);
  if (words.includes(raw)) return raw;
  // An empty value unsets a field, where the type says that it can be unset.
  if (raw === "" && find("null")) return null;
  // Text before numbers: metadata is `string | number` in the SDK and always text at Stripe.
  const scalar = find("string") ?? find("number") ?? find("boolean");
  if (scalar) return coerce(scalar, raw, path);
  if (words.length > 0) return coerceEnum(words.filter((word) => word !== ""), raw, path);
  return coerce(options.find((option) => option.type !== "null") ?? {}, raw, path);
}

function coerceEnum(words: readonly string[], raw: string | FormObject, path: string): string {
  if (typeof raw === "string" && words.includes(raw)) return raw;
  const list = words.length > 1 ? `one of ${words.slice(0, -1).join(", ")}, or ${words.at(-1)}` : words.join("");
  throw new StripeError(`Invalid ${path}: must be ${list}`, { param: path });
}

function coerceString(raw: string | FormObject, path: string): string {
  if (typeof raw !== "string") throw new StripeError(`Invalid string: ${JSON.stringify(raw)}`, { param: path });
  if (raw === "") {
    throw new StripeError(
      `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however ` +
        `'${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
      { code: "parameter_invalid_empty", param: path },
    );
  }
  return raw;
}

/** Every number that the sandbox serves is an integer: minor units, seconds, quantities, limits. */
function coerceInteger(raw: string | FormObject, path: string): number {
  const value = typeof raw === "string" && /^-?\d{1,15}$/.test(raw) ? Number(raw) : undefined;
  if (value === undefined) {
    throw new StripeError(`Invalid integer: ${typeof raw === "string" ? raw : JSON.stringify(raw)}`, {
      code: "parameter_invalid_integer",
      param: path,
    });
  }
  return value;
}

function coerceBoolean(raw: string | FormObject, path: string): boolean {
  if (raw === "true" || raw === "false") return raw === "true";
  throw new StripeError(`Invalid boolean: ${typeof raw === "string" ? raw : JSON.stringify(raw)}`, { param: path });
}

function coerceArray(items: Schema, raw: string | FormObject, path: string): unknown[] {
  if (raw === "") return [];
  if (typeof raw === "string" || !looksLikeList(raw)) throw new StripeError("Invalid array", { param: path });
  return Object.keys(raw)
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => coerce(items, raw[key] ?? "", `${path}[${key}]`));
}

function coerceObject(schema: Schema, raw: string | FormObject, path: string): Record<string, unknown> {
  if (typeof raw === "string") throw new StripeError("Invalid object", { param: path });
  const at = (key: string) => (path === "" ? key : `${path}[${key}]`);
  const entries = Object.entries(raw).map(([key, value]): [string, unknown] => {
    const known = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    const property = known ?? (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined);
    if (property) return [key, coerce(property, value, at(key))];
    throw new StripeError(`Received unknown parameter: ${at(key)}`, { code: "parameter_unknown", param: at(key) });
  });
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(raw, key)) throw missing(at(key));
  }
  return Object.fromEntries(entries);
}

function looksLikeList(raw: FormObject): boolean {
  return Object.keys(raw).every((key) => /^\d+$/.test(key));
}
