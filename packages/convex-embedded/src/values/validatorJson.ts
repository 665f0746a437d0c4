/** Validators in the JSON form that `exportArgs()`, `exportReturns()` and `schema.export()` give. */
export type ValidatorJson =
  | { type: "any" | "null" | "boolean" | "string" | "bytes" | "number" | "bigint" | "commitTs" }
  | { type: "literal"; value: unknown }
  | { type: "id"; tableName: string }
  | { type: "array"; value: ValidatorJson }
  | { type: "record"; keys: ValidatorJson; values: FieldJson }
  | { type: "object"; value: Record<string, FieldJson> }
  | { type: "union"; value: ValidatorJson[] };

export interface FieldJson { fieldType: ValidatorJson; optional: boolean }

const SIMPLE = ["any", "null", "boolean", "string", "bytes", "number", "bigint", "commitTs"] as const;

/** Narrows parsed JSON to a validator; throws with the offending part when it is none. */
export function parseValidator(json: unknown): ValidatorJson {
  if (!isRecord(json) || typeof json.type !== "string") throw notAValidator(json);
  const { type, value } = json;
  const simple = SIMPLE.find((name) => name === type);
  if (simple !== undefined) return { type: simple };
  switch (type) {
    case "literal":
      return { type, value };
    case "id":
      if (typeof json.tableName !== "string") throw notAValidator(json);
      return { type, tableName: json.tableName };
    case "array":
      return { type, value: parseValidator(value) };
    case "record":
      return { type, keys: parseValidator(json.keys), values: parseField(json.values) };
    case "union":
      if (!Array.isArray(value)) throw notAValidator(json);
      return { type, value: value.map(parseValidator) };
    case "object": {
      if (!isRecord(value)) throw notAValidator(json);
      // Sorted, as Convex checks and prints them.
      const names = Object.keys(value).sort();
      return { type, value: Object.fromEntries(names.map((name) => [name, parseField(value[name])])) };
    }
    default:
      throw notAValidator(json);
  }
}

function parseField(json: unknown): FieldJson {
  if (!isRecord(json)) throw notAValidator(json);
  return { fieldType: parseValidator(json.fieldType), optional: json.optional === true };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function notAValidator(json: unknown): Error {
  return new Error(`Not a validator: ${JSON.stringify(json)?.slice(0, 200)}`);
}
