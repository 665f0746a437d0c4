/** Range expressions → an interval of index keys, with Convex's rules and messages. */
import type { Value } from "convex/values";
import { afterPrefix, BEFORE_EVERYTHING, decodeLiteral, displayValue, PAST_EVERYTHING, searchableBounds, type SortKey, sortKeyOf } from "../values";
import { BY_ID, type IndexDefinition } from "./catalog";
import { DatabaseError } from "./errors";
import { keyFields } from "./indexKeys";
import type { RangeExpression } from "./types";

export interface KeyRange {
  /** Bounds for stored keys. */
  readonly lo: SortKey;
  readonly hi: SortKey;
  /** Set when the bounds are longer than stored keys can tell apart: whole keys must be compared with these. */
  readonly whole: { readonly lo: SortKey; readonly hi: SortKey } | null;
}

export const EVERYTHING: KeyRange = { lo: BEFORE_EVERYTHING, hi: PAST_EVERYTHING, whole: null };

interface Bound { field: string; value: Value | undefined; inclusive: boolean }

const COMPARATORS = { Eq: "==", Gt: ">", Gte: ">=", Lt: "<", Lte: "<=" } as const;

export function compileRange(index: IndexDefinition, range: readonly RangeExpression[]): KeyRange {
  if (range.length === 0) return EVERYTHING;
  const { equal, lower, upper } = collect(index, range);
  const prefix = orderedPrefix(index, equal, lower ?? upper);
  const key = (bound: Bound) => sortKeyOf([...prefix, bound.value]);
  const all = sortKeyOf(prefix);
  const lo = lower === null ? all : lower.inclusive ? key(lower) : afterPrefix(key(lower));
  const hi = upper === null ? afterPrefix(all) : upper.inclusive ? afterPrefix(key(upper)) : key(upper);
  const bounds = searchableBounds(lo, hi);
  return { lo: bounds.lo, hi: bounds.hi, whole: bounds.exact ? null : { lo, hi } };
}

function collect(index: IndexDefinition, range: readonly RangeExpression[]) {
  const equal = new Map<string, Value | undefined>();
  let lower: Bound | null = null;
  let upper: Bound | null = null;
  for (const { type, fieldPath: field, value: json } of range) {
    const value = decodeLiteral(json);
    if (type === "Eq") {
      if (equal.has(field)) throw alreadyDefined("equality", field, type, value);
      equal.set(field, value);
      continue;
    }
    const isLower = type === "Gt" || type === "Gte";
    if ((isLower ? lower : upper) !== null) throw alreadyDefined(isLower ? "lower" : "upper", field, type, value);
    const other: Bound | null = isLower ? upper : lower;
    if (other !== null && other.field !== field) throw boundsOnTwoFields(index, other.field, field);
    const bound: Bound = { field, value, inclusive: type === "Gte" || type === "Lte" };
    if (isLower) lower = bound;
    else upper = bound;
  }
  const bounded: Bound | null = lower ?? upper;
  if (bounded !== null && equal.has(bounded.field)) throw alreadyDefined("inequality", bounded.field, "Eq", equal.get(bounded.field));
  return { equal, lower, upper };
}

/** The values of the equalities in index order; they and the bounded field must be the index's first fields. */
function orderedPrefix(index: IndexDefinition, equal: ReadonlyMap<string, Value | undefined>, bound: Bound | null): (Value | undefined)[] {
  const fields = keyFields(index);
  const used = [...equal.keys()].sort((a, b) => fields.indexOf(a) - fields.indexOf(b));
  if (bound !== null) used.push(bound.field);
  for (const field of used) {
    if (!fields.includes(field)) {
      throw new DatabaseError("FieldNotInIndex", `The index range included a comparison with ${quoted(field)}, but ${fullName(index)} with fields ${shownFields(index)} doesn't index this field. For more information see https://docs.convex.dev/using/indexes.`);
    }
  }
  const wrong = used.find((field, position) => fields[position] !== field);
  if (wrong !== undefined) {
    throw new DatabaseError("InvalidIndexRange",
      `Tried to query index ${fullName(index)} but the query didn't use the index fields in order.\nIndex fields: ${shownFields(index)}\nQuery fields: [${used.map(quoted).join(", ")}]\nFirst incorrect field: ${quoted(wrong)}\nFor more information see https://docs.convex.dev/using/indexes.`);
  }
  return used.slice(0, equal.size).map((field) => equal.get(field));
}

/** `_id` closes every key but is not shown among an index's fields. */
function shownFields(index: IndexDefinition): string {
  return `[${(index.name === BY_ID ? [] : keyFields(index).slice(0, -1)).map(quoted).join(", ")}]`;
}

function fullName(index: IndexDefinition): string {
  return `${index.table}.${index.name}`;
}

function alreadyDefined(kind: string, field: string, type: RangeExpression["type"], value: Value | undefined): DatabaseError {
  const shown = value === undefined ? "undefined" : displayValue(value);
  return new DatabaseError("AlreadyDefinedBound", `Already defined ${kind} bound in index range. Can't add ${quoted(field)} ${COMPARATORS[type]} ${shown}.`);
}

function boundsOnTwoFields(index: IndexDefinition, first: string, second: string): DatabaseError {
  return new DatabaseError("BoundsOnMultipleFields",
    `Upper and lower bounds in \`range\` can only be applied to a single index field. This query against index ${fullName(index)} attempted to set a range bound on both ${quoted(first)} and ${quoted(second)}. Consider using \`filter\` instead. See https://docs.convex.dev/using/indexes for more info.`);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
