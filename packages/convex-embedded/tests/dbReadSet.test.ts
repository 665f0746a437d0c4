import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { beforeEach, describe, expect, test } from "vitest";
import type { CommitWrites, Database, Transaction } from "../src/db";
import { areaOf } from "../src/db/readSet";
import { byIndex, drain, eq, gt, memoryDatabase, mutate, rows, scan, search } from "./dbSupport";

const schema = defineSchema({
  notes: defineTable({ n: v.number(), kind: v.optional(v.string()), text: v.optional(v.string()) })
    .index("by_n", ["n"]).index("by_kind_n", ["kind", "n"]).searchIndex("by_text", { searchField: "text", filterFields: ["kind"] }),
  other: defineTable({ n: v.number() }),
});

let db: Database;
let ids: string[];

beforeEach(() => {
  db = memoryDatabase(schema);
  ids = mutate(db, (tx) => Array.from({ length: 40 }, (_, n) => tx.insert("notes", { n, kind: n % 2 === 0 ? "even" : "odd", text: n === 7 ? "seven sins" : `number ${n}` })));
});

/** Whether the query's result is stale after the write. */
function staleAfter(reading: (tx: Transaction) => unknown, write: (tx: Transaction) => unknown): boolean {
  const query = db.begin("query");
  reading(query);
  const writes = commit(write);
  const overlaps = query.reads.overlaps(writes);
  // Whoever looks only where the commit says it has been, in what somebody has read, finds everything it touches.
  const read = query.reads.places();
  const touched = writes.places((area) => read.some((place) => areaOf(place) === area));
  if (overlaps) expect(read.some((place) => touched.has(place))).toBe(true);
  return overlaps;
}

function commit(write: (tx: Transaction) => unknown): CommitWrites {
  const tx = db.begin("mutation");
  write(tx);
  const record = db.commit(tx);
  if (record === null) throw new Error("nothing was written");
  return record;
}

const id = (n: number) => ids[n] ?? "";
const first20 = (tx: Transaction) => rows(tx, byIndex("notes.by_n", [], "asc", [{ limit: 20 }]));

describe("an index range read to its 20th row", () => {
  test("is not stale by a write behind the 20th", () => {
    expect(staleAfter(first20, (tx) => tx.patch(id(20), { kind: "changed" }))).toBe(false);
    expect(staleAfter(first20, (tx) => tx.insert("notes", { n: 19.5 }))).toBe(false);
    expect(staleAfter(first20, (tx) => tx.delete(id(39)))).toBe(false);
  });

  test("is stale by a write inside: a new row, a change, a delete, a row that leaves or comes", () => {
    expect(staleAfter(first20, (tx) => tx.insert("notes", { n: 5 }))).toBe(true);
    expect(staleAfter(first20, (tx) => tx.patch(id(18), { kind: "changed" }))).toBe(true);
    expect(staleAfter(first20, (tx) => tx.delete(id(0)))).toBe(true);
    expect(staleAfter(first20, (tx) => tx.patch(id(10), { n: 100 }))).toBe(true);
    expect(staleAfter(first20, (tx) => tx.patch(id(30), { n: 3 }))).toBe(true);
  });

  test("backwards, covers the other end", () => {
    const last20 = (tx: Transaction) => rows(tx, byIndex("notes.by_n", [], "desc", [{ limit: 20 }]));
    expect(staleAfter(last20, (tx) => tx.patch(id(19), { kind: "x" }))).toBe(false);
    expect(staleAfter(last20, (tx) => tx.patch(id(20), { kind: "x" }))).toBe(true);
    expect(staleAfter(last20, (tx) => tx.insert("notes", { n: 1000 }))).toBe(true);
  });

  test("that found fewer is stale by a row at its open end", () => {
    const all = (tx: Transaction) => rows(tx, byIndex("notes.by_kind_n", [eq("kind", "odd"), gt("n", 30)], "asc", [{ limit: 20 }]));
    expect(staleAfter(all, (tx) => tx.insert("notes", { n: 99, kind: "odd" }))).toBe(true);
    expect(staleAfter(all, (tx) => tx.insert("notes", { n: 99, kind: "even" }))).toBe(false);
    expect(staleAfter(all, (tx) => tx.insert("notes", { n: 30, kind: "odd" }))).toBe(false);
  });
});

test("rows that a filter dropped count as read", () => {
  const filtered = (tx: Transaction) => rows(tx, byIndex("notes.by_n", [], "asc", [{ filter: { $eq: [{ $field: "kind" }, { $literal: "odd" }] } }, { limit: 2 }]));
  expect(staleAfter(filtered, (tx) => tx.patch(id(2), { kind: "odd" }))).toBe(true);
  expect(staleAfter(filtered, (tx) => tx.patch(id(4), { kind: "odd" }))).toBe(false);
});

test("a point read sees only its document, also when it is missing", () => {
  expect(staleAfter((tx) => tx.get(id(1)), (tx) => tx.patch(id(1), { n: 50 }))).toBe(true);
  expect(staleAfter((tx) => tx.get(id(2)), (tx) => tx.patch(id(1), { n: 51 }))).toBe(false);
  const gone = id(3);
  commit((tx) => tx.delete(gone));
  const query = db.begin("query");
  expect(query.get(gone)).toBeNull();
  expect(query.reads.overlaps(commit((tx) => tx.insert("notes", { n: 1 })))).toBe(false);
});

test("a missing table is stale once it exists", () => {
  expect(staleAfter((tx) => rows(tx, scan("later")), (tx) => tx.insert("other", { n: 1 }))).toBe(false);
  expect(staleAfter((tx) => rows(tx, scan("later")), (tx) => tx.insert("later", { n: 1 }))).toBe(true);
});

test("a count is stale by every insert and delete of its table", () => {
  expect(staleAfter((tx) => tx.count("notes"), (tx) => tx.delete(id(9)))).toBe(true);
  expect(staleAfter((tx) => tx.count("notes"), (tx) => tx.insert("other", { n: 1 }))).toBe(false);
});

test("an iterator that was left early covers only what was taken", () => {
  const two = (tx: Transaction) => {
    const iterator = tx.stream(byIndex("notes.by_n"));
    iterator.next();
    iterator.next();
  };
  expect(staleAfter(two, (tx) => tx.patch(id(2), { kind: "x" }))).toBe(false);
  expect(staleAfter(two, (tx) => tx.patch(id(1), { kind: "x" }))).toBe(true);
});

test("many point reads stay precise", () => {
  const many = (tx: Transaction) => ids.slice(0, 30).forEach((known) => tx.get(known));
  expect(staleAfter(many, (tx) => tx.patch(id(29), { kind: "x" }))).toBe(true);
  expect(staleAfter(many, (tx) => tx.patch(id(30), { kind: "x" }))).toBe(false);
});

test("a search is stale by its terms and filters alone", () => {
  const sevens = (tx: Transaction) => drain(tx.stream(search("notes.by_text", "text", "sev", { kind: "odd" })));
  expect(staleAfter(sevens, (tx) => tx.insert("notes", { n: 1, kind: "odd", text: "seventy" }))).toBe(true);
  expect(staleAfter(sevens, (tx) => tx.insert("notes", { n: 1, kind: "even", text: "seventy" }))).toBe(false);
  expect(staleAfter(sevens, (tx) => tx.insert("notes", { n: 1, kind: "odd", text: "eight" }))).toBe(false);
  expect(staleAfter(sevens, (tx) => tx.patch(id(7), { n: 70 }))).toBe(true);
});

test("merged read sets cover both", () => {
  const outer = db.begin("query");
  const inner = db.begin("query");
  outer.get(id(1));
  inner.get(id(2));
  outer.reads.merge(inner.reads);
  expect(outer.reads.overlaps(commit((tx) => tx.patch(id(2), { n: 77 })))).toBe(true);
});
