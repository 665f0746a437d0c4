import { defineSchema, defineTable } from "convex/server";
import { type Value, v } from "convex/values";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database, RangeExpression } from "../src/db";
import { byIndex, drain, eq, gt, gte, lt, lte, memoryDatabase, mutate, rows, scan, search } from "./dbSupport";

let db: Database;

beforeEach(() => {
  db = memoryDatabase(defineSchema({ t: defineTable(v.any()).index("by_a_b", ["a", "b"]) }));
});

describe("a range", () => {
  const read = (...range: RangeExpression[]) => () => rows(db.begin("query"), byIndex("t.by_a_b", range));

  test("uses the index's fields in order, whatever order the equalities are written in", () => {
    const id = mutate(db, (tx) => tx.insert("t", { a: 1, b: 2 }));
    expect(read(eq("b", 2), eq("a", 1))()).toMatchObject([{ _id: id }]);
    const created = db.begin("query").get(id)?._creationTime ?? 0;
    expect(read(eq("a", 1), eq("b", 2), gte("_creationTime", created))()).toHaveLength(1);
    expect(read(eq("a", 1), eq("b", 2), eq("_creationTime", created), eq("_id", id))()).toHaveLength(1);
    expect(rows(db.begin("query"), byIndex("t.by_id", [eq("_id", id)]))).toHaveLength(1);
    expect(rows(db.begin("query"), byIndex("t.by_creation_time", [lt("_creationTime", created)]))).toHaveLength(0);
  });

  test("that skips a field says which", () => {
    expect(read(eq("b", 1))).toThrow('Tried to query index t.by_a_b but the query didn\'t use the index fields in order.\nIndex fields: ["a", "b", "_creationTime"]\nQuery fields: ["b"]\nFirst incorrect field: "b"\nFor more information see https://docs.convex.dev/using/indexes.');
    expect(read(gt("a", 1), eq("b", 1))).toThrow('First incorrect field: "b"');
  });

  test("with a foreign field, two bounds of a kind or bounds on two fields is refused", () => {
    expect(read(eq("c", 1))).toThrow('The index range included a comparison with "c", but t.by_a_b with fields ["a", "b", "_creationTime"] doesn\'t index this field.');
    expect(read(eq("a", 1), eq("a", 2))).toThrow('Already defined equality bound in index range. Can\'t add "a" == 2.0.');
    expect(read(gt("a", 1), gte("a", 2))).toThrow('Already defined lower bound in index range. Can\'t add "a" >= 2.0.');
    expect(read(lt("a", 1), lte("a", 2))).toThrow("Already defined upper bound");
    expect(read(gt("a", 1), lt("b", 2))).toThrow('attempted to set a range bound on both "a" and "b"');
    expect(read(eq("a", 1), gt("a", 0))).toThrow("Already defined inequality bound");
  });

  test("on an index that does not exist, or of another kind, is refused", () => {
    expect(() => rows(db.begin("query"), byIndex("t.nope"))).toThrow("Index t.nope not found.");
    expect(() => rows(db.begin("query"), search("t.by_a_b", "a", "x"))).toThrow("Index t.by_a_b not found.");
  });

  test("tells values apart that are longer than a key may be", () => {
    const long = "x".repeat(3000);
    mutate(db, (tx) => ["1", "2", "22"].map((end) => tx.insert("t", { a: long + end, b: end })));
    expect(read(eq("a", `${long}2`))().map(({ b }) => b)).toEqual(["2"]);
    expect(read(eq("a", long))()).toEqual([]);
    expect(read(gt("a", `${long}1`))().map(({ b }) => b).sort()).toEqual(["2", "22"]);
    const tx = db.begin("mutation");
    tx.insert("t", { a: `${long}2`, b: "staged" });
    expect(rows(tx, byIndex("t.by_a_b", [eq("a", `${long}2`)])).map(({ b }) => b).sort()).toEqual(["2", "staged"]);
  });
});

describe("a filter", () => {
  const field = (path: string) => ({ $field: path });
  const literal = (value: unknown) => ({ $literal: value });
  const passing = (filter: unknown) => rows(db.begin("query"), scan("t", "asc", [{ filter }])).map(({ name }) => name);

  beforeEach(() => {
    const documents: Record<string, Value>[] = [{ name: "one", n: 1, o: { x: "deep" } }, { name: "two", n: 2, flag: true }, { name: "big", n: 1n }, { name: "none" }];
    mutate(db, (tx) => documents.map((document) => tx.insert("t", document)));
  });

  test.each<[unknown, Value[]]>([
    [{ $eq: [field("n"), literal(1)] }, ["one"]],
    [{ $eq: [field("n"), literal({ $undefined: null })] }, ["none"]],
    [{ $eq: [field("n"), literal({ $integer: "AQAAAAAAAAA=" })] }, ["big"]],
    [{ $neq: [field("n"), literal(1)] }, ["two", "big", "none"]],
    [{ $lt: [field("n"), literal(2)] }, ["one", "big", "none"]],
    [{ $lte: [field("n"), literal(2)] }, ["one", "two", "big", "none"]],
    [{ $gt: [field("n"), literal(1)] }, ["two"]],
    [{ $gte: [field("n"), literal(1)] }, ["one", "two"]],
    [{ $eq: [field("o.x"), literal("deep")] }, ["one"]],
    [{ $and: [{ $gte: [field("n"), literal(1)] }, { $not: { $eq: [field("name"), literal("two")] } }] }, ["one"]],
    [{ $or: [{ $eq: [field("name"), literal("none")] }, { $eq: [field("flag"), literal(true)] }] }, ["two", "none"]],
    [{ $eq: [field("name"), { $literal: "toString" }] }, []],
  ])("%j", (filter, names) => {
    expect(passing(filter)).toEqual(names);
  });

  test("computes with numbers of one type only", () => {
    const numbers = { $gte: [field("n"), literal(1)] };
    const with2 = (operator: string, expected: number) => ({ $and: [numbers, { $eq: [{ [operator]: [field("n"), literal(2)] }, literal(expected)] }] });
    expect(passing(with2("$add", 4))).toEqual(["two"]);
    expect(passing(with2("$sub", -1))).toEqual(["one"]);
    expect(passing(with2("$mul", 2))).toEqual(["one"]);
    expect(passing(with2("$div", 1))).toEqual(["two"]);
    expect(passing(with2("$mod", 1))).toEqual(["one"]);
    expect(passing({ $and: [numbers, { $eq: [{ $neg: field("n") }, literal(-2)] }] })).toEqual(["two"]);
    expect(() => passing({ $eq: [{ $add: [field("name"), literal(1)] }, literal(1)] })).toThrow(/^Cannot add ".*" \(type String\) and 1\.0 \(type Float64\)$/);
    expect(() => passing({ $eq: [{ $neg: field("nowhere") }, literal(1)] })).toThrow("Cannot negate undefined (type undefined)");
    expect(() => passing(field("name"))).toThrow(/^Cannot use value ".*" \(type String\) as a Boolean$/);
    expect(() => passing({ $nonsense: [] })).toThrow("unknown operator");
  });

  test("before a limit and after it differ", () => {
    const flagged = { filter: { $eq: [field("name"), literal("two")] } };
    expect(rows(db.begin("query"), scan("t", "asc", [flagged, { limit: 1 }]))).toHaveLength(1);
    expect(rows(db.begin("query"), scan("t", "asc", [{ limit: 1 }, flagged]))).toHaveLength(0);
    expect(rows(db.begin("query"), scan("t", "asc", [{ limit: 0 }]))).toHaveLength(0);
  });
});

test("JSON results are the documents' own text, with sorted fields", () => {
  const id = mutate(db, (tx) => tx.insert("t", { z: 1, a: { y: 2n, b: [-0, new ArrayBuffer(1)] } }));
  const tx = db.begin("query");
  const json = tx.getJson(id);
  expect(json).toMatch(/^\{"_creationTime":[\d.]+,"_id":"\w+","a":\{"b":\[\{"\$float":"AAAAAAAAAIA="\},\{"\$bytes":"AA=="\}\],"y":\{"\$integer":"AgAAAAAAAAA="\}\},"z":1\}$/);
  expect(drain(tx.streamJson(scan("t")))).toEqual([json]);
  expect(tx.pageJson({ query: scan("t"), cursor: null, endCursor: null, pageSize: 3 }).page).toEqual([json]);
});
