/** The schema that writes are checked against. */
import type { Value } from "convex/values";
import { checkValue, type CheckContext, parseValidator, type ValidatorJson } from "../values";
import type { SchemaJson } from "./types";

export class SchemaGuard {
  private readonly validators = new Map<string, ValidatorJson>();

  /** `null` and a schema with `schemaValidation: false` let everything pass. */
  constructor(schema: SchemaJson | null, private readonly context: CheckContext) {
    if (schema === null || !schema.schemaValidation) return;
    for (const table of schema.tables) {
      if (table.documentType != null) this.validators.set(table.tableName, withoutSystemFields(parseValidator(table.documentType)));
    }
  }

  checks(table: string): boolean {
    return this.validators.has(table);
  }

  /** Convex's message, or null when the document fits. System fields are not part of a table's validator. */
  problemWith(table: string, document: Record<string, Value>): string | null {
    const validator = this.validators.get(table);
    if (validator === undefined) return null;
    const { _id, _creationTime, ...fields } = document;
    return checkValue(validator, fields, this.context);
  }
}

/** A table may name the fields that every document has; they are never checked. */
function withoutSystemFields(validator: ValidatorJson): ValidatorJson {
  if (validator.type === "union") return { type: "union", value: validator.value.map(withoutSystemFields) };
  if (validator.type !== "object") return validator;
  const { _id, _creationTime, ...value } = validator.value;
  return { type: "object", value };
}
