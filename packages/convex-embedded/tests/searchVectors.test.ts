import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database, VectorQuery } from "../src/db";
import { convexTest } from "../src/testing";
import { memoryDatabase, mutate } from "./dbSupport";

const sounds = () => defineTable({ name: v.string(), genre: v.optional(v.string()), embedding: v.optional(v.array(v.float64())) });
const schema = defineSchema({ sounds: sounds().vectorIndex("by_embedding", { vectorField: "embedding", dimensions: 2, filterFields: ["genre"] }) });

let db: Database;
beforeEach(() => {
  db = memoryDatabase(schema);
});

const add = (name: string, embedding?: number[], genre?: string) =>
  mutate(db, (tx) => tx.insert("sounds", { name, ...(embedding === undefined ? {} : { embedding }), ...(genre === undefined ? {} : { genre }) }));
const find = (vector: number[], rest: Partial<VectorQuery> = {}) => {
  const tx = db.begin("query");
  return tx.vectorSearch({ indexName: "sounds.by_embedding", vector, ...rest }).map(({ _id, _score }) => ({ name: tx.get(_id)?.name, score: _score }));
};
const eq = (field: string, value: string) => ({ $eq: [{ $field: field }, { $literal: value }] });

describe("what is found", () => {
  test("is ordered by cosine, whatever the length of the vectors", () => {
    add("same", [10, 0]);
    add("near", [1, 1]);
    add("across", [0, 3]);
    add("opposite", [-2, 0]);
    const found = find([1, 0]);
    expect(found.map(({ name }) => name)).toEqual(["same", "near", "across", "opposite"]);
    [1, Math.SQRT1_2, 0, -1].forEach((score, at) => expect(found[at]?.score).toBeCloseTo(score, 6));
  });

  test("leaves out documents without a vector of the index's length", () => {
    add("none");
    add("short", [1]);
    add("long", [1, 2, 3]);
    add("whole", [1, 2]);
    expect(find([1, 2]).map(({ name }) => name)).toEqual(["whole"]);
  });

  test("has one of the filter values asked for, a missing field being none of them", () => {
    add("a", [1, 0], "trap");
    add("b", [1, 0], "drill");
    add("c", [1, 0], "house");
    add("d", [1, 0]);
    const names = (expressions: VectorQuery["expressions"]) => find([1, 0], { expressions }).map(({ name }) => name).sort();
    expect(names(eq("genre", "drill"))).toEqual(["b"]);
    expect(names({ $or: [eq("genre", "drill"), { $or: [eq("genre", "house")] }] })).toEqual(["b", "c"]);
    expect(names(eq("genre", "absent"))).toEqual([]);
  });

  test("is ten unless told otherwise, at most 256", () => {
    for (let n = 0; n < 300; n++) add(`s${n}`, [n + 1, 1]);
    expect(find([1, 0])).toHaveLength(10);
    expect(find([1, 0], { limit: 256 })).toHaveLength(256);
    expect(() => find([1, 0], { limit: 257 })).toThrow("a limit between 1 and 256");
    expect(() => find([1, 0], { limit: 0 })).toThrow("a limit between 1 and 256");
  });

  test("follows every commit, also one that came with others, and forgets a dropped index", () => {
    const first = add("first", [1, 0]);
    expect(find([1, 0])).toHaveLength(1);
    db.group(() => {
      mutate(db, (tx) => tx.patch(first, { embedding: [0, 1] }));
      add("second", [1, 0]);
    });
    expect(find([1, 0]).map(({ name }) => name)).toEqual(["second", "first"]);
    mutate(db, (tx) => tx.delete(first));
    expect(find([1, 0]).map(({ name }) => name)).toEqual(["second"]);
    const abandoned = db.begin("mutation");
    abandoned.insert("sounds", { name: "never", embedding: [1, 0] });
    expect(find([1, 0])).toHaveLength(1);
  });
});

test("agrees with a plain comparison of all documents, whatever was written in between", () => {
  const vector = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })).filter(([x, y]) => x !== 0 || y !== 0);
  const step = fc.record({ type: fc.constantFrom("insert", "patch", "delete"), at: fc.nat(), vector, query: vector });
  fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
    db = memoryDatabase(schema);
    const current = new Map<string, readonly [number, number]>();
    for (const { type, at, vector, query } of steps) {
      const some = [...current.keys()][at % Math.max(current.size, 1)];
      mutate(db, (tx) => {
        if (type === "insert" || some === undefined) current.set(tx.insert("sounds", { name: "s", embedding: [...vector] }), vector);
        else if (type === "patch") {
          tx.patch(some, { embedding: [...vector] });
          current.set(some, vector);
        } else {
          tx.delete(some);
          current.delete(some);
        }
      });
      const cosine = ([x, y]: readonly [number, number]) => (x * query[0] + y * query[1]) / (Math.hypot(x, y) * Math.hypot(...query));
      const found = db.begin("query").vectorSearch({ indexName: "sounds.by_embedding", vector: [...query], limit: 256 });
      expect(found.map(({ _id }) => _id).sort()).toEqual([...current.keys()].sort());
      for (const { _id, _score } of found) expect(_score).toBeCloseTo(cosine(current.get(_id) ?? [0, 0]), 5);
      expect([...found].sort((a, b) => b._score - a._score)).toEqual(found);
    }
  }), { numRuns: 100 });
});

test("mistakes are named: another length, an unindexed filter, an index that is none", () => {
  expect(() => find([1, 2, 3])).toThrow("3 dimensions, but the index has 2");
  expect(() => find([1, 2], { expressions: eq("name", "x") })).toThrow('equality filter on "name" but that field isn\'t indexed');
  expect(() => find([1, 2], { expressions: { $gt: [] } })).toThrow("`q.eq` on a filter field");
  expect(() => find([1, 2], { indexName: "sounds.by_creation_time" })).toThrow("Index sounds.by_creation_time not found");
  expect(() => memoryDatabase(defineSchema({ s: sounds().vectorIndex("v", { vectorField: "embedding", dimensions: 5000 }) }))).toThrow("between 2 and 4096");
});

test("actions search through ctx.vectorSearch, with filters", async () => {
  const t = convexTest(schema);
  const id = await t.run(async (ctx) => await ctx.db.insert("sounds", { name: "a", embedding: [1, 0], genre: "trap" }));
  await t.run(async (ctx) => await ctx.db.insert("sounds", { name: "b", embedding: [1, 0], genre: "drill" }));
  const found = await t.action(async (ctx) =>
    await ctx.vectorSearch("sounds", "by_embedding", { vector: [1, 0], limit: 5, filter: (q) => q.or(q.eq("genre", "trap"), q.eq("genre", "house")) }));
  expect(found).toEqual([{ _id: id, _score: 1 }]);
});
