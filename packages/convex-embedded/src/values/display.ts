/** Values and validators as Convex's messages print them: `{a: 1.0, b: "x"}`, `v.object({a: v.float64()})`. */
import { CommitTsPlaceholder, jsonToConvex, type Value } from "convex/values";
import type { FieldJson, ValidatorJson } from "./validatorJson";

export function displayValue(value: Value): string {
  if (value === null) return "null";
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (typeof value === "number") return displayFloat(value);
  if (typeof value === "string") return displayString(value);
  if (value instanceof ArrayBuffer) return `b"${Buffer.from(value).toString("base64")}"`;
  if (value instanceof CommitTsPlaceholder) return "commitTs";
  if (Array.isArray(value)) return `[${value.map(displayValue).join(", ")}]`;
  const fields = Object.keys(value).sort().flatMap((name) => {
    const field = value[name];
    return field === undefined ? [] : [`${displayName(name)}: ${displayValue(field)}`];
  });
  return `{${fields.join(", ")}}`;
}

export function displayValidator(validator: ValidatorJson): string {
  switch (validator.type) {
    case "id":
      return `v.id("${validator.tableName}")`;
    case "number":
      return "v.float64()";
    case "bigint":
      return "v.int64()";
    case "literal":
      return `v.literal(${displayLiteral(validator.value)})`;
    case "array":
      return `v.array(${displayValidator(validator.value)})`;
    case "record":
      return `v.record(${displayValidator(validator.keys)}, ${displayField(validator.values)})`;
    case "union":
      return `v.union(${validator.value.map(displayValidator).join(", ")})`;
    case "object": {
      const names = Object.keys(validator.value).sort();
      const fields = names.flatMap((name) => {
        const field = validator.value[name];
        return field === undefined ? [] : [`${displayName(name)}: ${displayField(field)}`];
      });
      return `v.object({${fields.join(", ")}})`;
    }
    default:
      return `v.${validator.type}()`;
  }
}

/** A literal as JSON in a validator may be a number, text, boolean or an encoded int64. */
export function displayLiteral(value: unknown): string {
  return displayValue(jsonToConvex(JSON.parse(JSON.stringify(value))));
}

function displayField(field: FieldJson): string {
  const inner = displayValidator(field.fieldType);
  return field.optional ? `v.optional(${inner})` : inner;
}

function displayName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : displayString(name);
}

/** Rust's shortest round-trip form, which always shows that it is a float. */
function displayFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-5)) return value.toExponential().replace("e+", "e");
  const text = String(value);
  return text.includes(".") ? text : `${text}.0`;
}

function displayString(value: string): string {
  return JSON.stringify(value).replace(/\\u([0-9a-f]{4})/g, (_, code: string) => `\\u{${code.replace(/^0+(?=.)/, "")}}`);
}
