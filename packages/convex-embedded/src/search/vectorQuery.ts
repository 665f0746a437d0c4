/** Checks a vector search against its index, and runs it: every vector is compared, the best are kept. */
import type { IndexDefinition } from "../db/catalog";
import { DatabaseError } from "../db/errors";
import { LIMITS } from "../db/limits";
import type { VectorMatch, VectorQuery } from "../db/types";
import { decodeLiteral, type SortKey } from "../values";
import { filterKey } from "./documentTerms";
import { lengthOf, type VectorEntry } from "./vectors";

const DEFAULT_LIMIT = 10;

export interface CompiledVectorQuery {
  readonly vector: Float32Array;
  readonly limit: number;
  /** One of these must hold; null: all documents. */
  readonly anyOf: readonly { field: string; key: SortKey }[] | null;
}

/** Throws what is wrong with a query, in words for the developer. */
export function compileVectorQuery(index: IndexDefinition, { vector, limit, expressions }: VectorQuery): CompiledVectorQuery {
  const name = `${index.table}.${index.name}`;
  const numbers = Array.isArray(vector) ? vector.map((part) => decodeLiteral(part)).filter((part) => typeof part === "number") : [];
  if (!Array.isArray(vector) || numbers.length !== vector.length) throw problem("InvalidVectorQuery", `Vector search against ${name} needs an array of floats as its vector.`);
  if (numbers.length !== index.dimensions) {
    throw problem("InvalidVectorQuery", `Vector search against ${name} was given a vector of ${numbers.length} dimensions, but the index has ${index.dimensions}.`);
  }
  const wanted = limit ?? DEFAULT_LIMIT;
  if (typeof wanted !== "number" || !Number.isInteger(wanted) || wanted < 1 || wanted > LIMITS.vectorResults) {
    throw problem("InvalidVectorLimit", `Vector queries require a limit between 1 and ${LIMITS.vectorResults}, got ${String(wanted)}.`);
  }
  const anyOf = expressions == null ? null : conditions(index, expressions);
  if (anyOf !== null && anyOf.length > LIMITS.vectorFilters) {
    throw problem("TooManyFilterConditions", `Vector search against ${name} has too many filter conditions. Max: ${LIMITS.vectorFilters} Actual: ${anyOf.length}`);
  }
  return { vector: Float32Array.from(numbers), limit: wanted, anyOf };
}

/** Best first by cosine, then by id, so that the same data always gives the same answer. */
export function bestMatches(entries: Iterable<VectorEntry>, { vector, limit, anyOf }: CompiledVectorQuery): VectorMatch[] {
  const length = lengthOf(vector);
  const matches: VectorMatch[] = [];
  for (const entry of entries) {
    if (anyOf !== null && !anyOf.some(({ field, key }) => entry.filters.get(field) === key)) continue;
    matches.push({ _id: entry.id, _score: cosine(vector, length, entry) });
  }
  return matches.sort((a, b) => b._score - a._score || (a._id < b._id ? -1 : 1)).slice(0, limit);
}

/** A vector without a direction is like nothing. */
function cosine(vector: Float32Array, length: number, entry: VectorEntry): number {
  if (length === 0 || entry.length === 0) return 0;
  let product = 0;
  for (let at = 0; at < vector.length; at += 1) product += (vector[at] ?? 0) * (entry.vector[at] ?? 0);
  return Math.max(-1, Math.min(1, product / (length * entry.length)));
}

/** `q.eq(field, value)`, or `q.or(…)` of such, nested or not. */
function conditions(index: IndexDefinition, expression: unknown): { field: string; key: SortKey }[] {
  const or = memberOf(expression, "$or");
  if (Array.isArray(or)) return or.flatMap((part) => conditions(index, part));
  const eq = memberOf(expression, "$eq");
  const [field, literal] = Array.isArray(eq) ? [memberOf(eq[0], "$field"), memberOf(eq[1], "$literal")] : [];
  if (typeof field !== "string" || literal === undefined) throw problem("InvalidVectorQuery", "A vector search filters with `q.eq` on a filter field, or `q.or` of such.");
  if (!index.filterFields.includes(field)) {
    throw problem("IncorrectFilterField", `Vector search against ${index.table}.${index.name} contains an equality filter on ${JSON.stringify(field)} but that field isn't indexed for filtering in \`filterFields\`.`);
  }
  return [{ field, key: filterKey(decodeLiteral(literal)) }];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function problem(code: string, message: string): DatabaseError {
  return new DatabaseError(code, message);
}
