/** What a schema must be before anything is made of it. The words are Convex's; the first fault is told. */
import { displayValidator, identifierProblem, parseValidator, type ValidatorJson } from "../values";
import { BUILT_IN_INDEXES } from "./catalog";
import { DatabaseError } from "./errors";
import { LIMITS } from "./limits";
import type { SchemaJson } from "./types";

type TableJson = SchemaJson["tables"][number];
/** An index of a table as far as its definition is concerned. */
export interface CheckedIndex {
  readonly name: string;
  readonly type: "database" | "search" | "vector";
  readonly fields: readonly string[];
  readonly filterFields: readonly string[];
  readonly dimensions: number | null;
}

const SEE_DOCS = "To learn more, see the schema documentation at https://docs.convex.dev/database/schemas.";

export function checkTable(table: TableJson, indexes: readonly CheckedIndex[], validates: boolean): void {
  const { tableName } = table;
  const documents = table.documentType == null ? null : topLevel(parseValidator(table.documentType));
  if (identifierProblem(tableName) !== null) throw fault("InvalidTableName", `Invalid table name: "${tableName}". Identifiers must start with a letter and can only contain letters, digits, and underscores.`);
  if (tableName.startsWith("_")) throw fault("TableNameReserved", `${tableName} is a reserved table name.`);
  if (indexes.length > LIMITS.indexesPerTable) throw fault("TooManyIndexes", `Table "${tableName}" cannot have more than ${LIMITS.indexesPerTable} indexes.`);
  for (const index of indexes) checkIndex(tableName, index);
  checkDifferent(tableName, indexes);
  checkNames(tableName, indexes);
  const vectors = indexes.filter(({ type }) => type === "vector").length;
  if (vectors > LIMITS.vectorIndexesPerTable) throw fault("TooManyVectorIndexes", `Table "${tableName}" cannot have more than ${LIMITS.vectorIndexesPerTable} vector indexes.`);
  if (validates && documents !== null) checkReferences(tableName, indexes, documents);
}

/** The kinds of document that a table has; null for any. */
function topLevel(validator: ValidatorJson): ValidatorJson[] | null {
  if (validator.type === "any") return null;
  const kinds = validator.type === "union" ? validator.value : [validator];
  const foreign = kinds.find(({ type }) => type !== "object");
  if (foreign !== undefined) {
    throw fault("InvalidTopLevelTypeInSchemaError", `The document validator in a schema must be an object, a union of objects, or \`v.any()\`. Found ${displayValidator(foreign)}. ${SEE_DOCS}`);
  }
  return kinds;
}

function checkIndex(table: string, { name, type, fields, filterFields, dimensions }: CheckedIndex): void {
  const inTable = (code: string, message: string) => fault(code, `In table "${table}": ${message}`);
  const inIndex = (code: string, message: string) => inTable(code, `In index "${name}": ${message}`);
  if (identifierProblem(name) !== null) {
    throw inTable("InvalidIndexName", `Invalid index name: "${name}". Identifiers must be 64 characters or less, start with a letter, and only contain letters, digits, underscores.`);
  }
  const invalid = [...fields, ...filterFields].find((field) => field.split(".").some((part) => identifierProblem(part) !== null));
  if (invalid !== undefined) throw inIndex("InvalidIndexField", `Invalid index field: "${invalid}"`);
  if (type !== "database") {
    if (dimensions !== null && (!Number.isInteger(dimensions) || dimensions < LIMITS.leastDimensions || dimensions > LIMITS.mostDimensions)) {
      throw inTable("InvalidVectorDimensionError", `Dimensions ${dimensions} must be between ${LIMITS.leastDimensions} and ${LIMITS.mostDimensions}.`);
    }
    if (filterFields.length > LIMITS.filterFieldsPerIndex) throw inTable("IndexTooManyFilterFields", `Search indexes may have up to ${LIMITS.filterFieldsPerIndex} filter fields.`);
    return;
  }
  if (fields.length > LIMITS.indexFields) throw inIndex("IndexTooManyFields", `Indexes may have up to ${LIMITS.indexFields} fields.`);
  if (fields.includes("_id")) throw inIndex("IndexFieldsContainId", "`_id` is not a valid index field. To load documents by ID, use `db.get(id)`.");
  if (fields.includes("_creationTime")) {
    throw inIndex("IndexFieldsContainCreationTime", "`_creationTime` is automatically added to the end of each index. It should not be added explicitly in the index definition. See https://docs.convex.dev/using/indexes for more details.");
  }
  const doubled = fields.find((field, at) => fields.indexOf(field) !== at);
  if (doubled !== undefined) throw inIndex("FieldsNotUniqueWithinIndex", `Duplicate field ${doubled}. Index fields must be unique within an index.`);
  if (fields.length === 0) throw fault("EmptyIndex", `In table "${table}" index "${name}" must have at least one field.`);
}

/** Two indexes of one kind over the same fields are one too many. */
function checkDifferent(table: string, indexes: readonly CheckedIndex[]): void {
  const seen = new Map<string, string>();
  for (const { name, type, fields, dimensions } of [...indexes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const content = JSON.stringify([type, fields, dimensions]);
    const other = seen.get(content);
    if (other !== undefined && other !== name) throw fault(...sameFields(table, type, name, other));
    seen.set(content, name);
  }
}

function sameFields(table: string, type: CheckedIndex["type"], one: string, other: string): [code: string, message: string] {
  if (type === "database") return ["IndexNotUnique", `In table "${table}" index "${one}" and index "${other}" have the same fields. Indexes must be unique within a table.`];
  const [kind, field] = type === "search" ? ["Search", "searchField"] : ["Vector", "vectorField"];
  const both = `${kind.toLowerCase()} index "${one}" and ${kind.toLowerCase()} index "${other}" have the same \`${field}\``;
  const advice = `You should combine the indexes with the same \`${field}\` into one index containing all \`filterField\`s and then use different subsets of the \`filterField\`s at query time.`;
  return [`${kind}IndexFieldNotUnique`, `In table "${table}" ${both}. ${kind} index fields must be unique within a table. ${advice}`];
}

function checkNames(table: string, indexes: readonly CheckedIndex[]): void {
  const names = new Set<string>();
  for (const { name } of indexes) {
    if (BUILT_IN_INDEXES.has(name) || name.startsWith("_")) throw fault("IndexNameReserved", `In table "${table}" cannot name an index "${name}" because the name is reserved. Indexes may not start with an underscore or be named "by_id" or "by_creation_time".`);
    if (names.has(name)) throw fault("IndexNamesNotUnique", `Table "${table}" has two or more definitions of index "${name}".`);
    names.add(name);
  }
}

/** Where documents are checked, an index of what none of them can have is a slip of the pen. */
function checkReferences(table: string, indexes: readonly CheckedIndex[], documents: readonly ValidatorJson[]): void {
  for (const { name, fields, filterFields, type } of indexes) {
    const referenced = type === "vector" ? fields : [...fields, ...filterFields];
    const missing = referenced.find((field) => !documents.some((document) => reaches(document, field.split("."), () => true)));
    if (missing !== undefined) throw fault("SchemaDefinitionError", `In table "${table}" the index "${name}" is invalid because it references the field ${missing} that does not exist.`);
  }
  for (const { name, fields: [field = ""] } of indexes.filter(({ type }) => type === "vector")) {
    if (documents.some((document) => reaches(document, field.split("."), mayBeVector))) continue;
    throw fault("SchemaDefinitionError", `In table "${table}" the vector index "${name}" is invalid because it references the field ${field} that is neither an array of float64 or optional array of float64.`);
  }
}

/** Whether a value of this kind can have something at the path that `satisfies`. */
function reaches(validator: ValidatorJson, path: readonly string[], satisfies: (found: ValidatorJson) => boolean): boolean {
  const [field, ...rest] = path;
  if (validator.type === "any") return true;
  if (validator.type === "union") return validator.value.some((member) => reaches(member, path, satisfies));
  if (field === undefined) return satisfies(validator);
  if (validator.type === "record") return reaches(validator.values.fieldType, rest, satisfies);
  if (validator.type !== "object") return false;
  const inner = validator.value[field];
  return inner !== undefined && reaches(inner.fieldType, rest, satisfies);
}

function mayBeVector(validator: ValidatorJson): boolean {
  return validator.type === "array" && reaches(validator.value, [], ({ type, ...rest }) => type === "number" || (type === "literal" && "value" in rest && typeof rest.value === "number"));
}

function fault(code: string, message: string): DatabaseError {
  return new DatabaseError(code, message);
}
