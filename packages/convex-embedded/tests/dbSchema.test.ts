import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { describe, expect, test } from "vitest";
import { byIndex, eq, memoryDatabase, mutate, rows, scan, schemaJson, search } from "./dbSupport";

const loose = defineSchema({ users: defineTable(v.any()) });

describe("checkSchema", () => {
  test("names the first stored document that does not fit, in Convex's words", () => {
    const db = memoryDatabase(loose);
    const [good, bad] = mutate(db, (tx) => [tx.insert("users", { name: "ada" }), tx.insert("users", { age: 3 })]);
    const strict = schemaJson(defineSchema({ users: defineTable({ name: v.string() }) }));
    expect(db.checkSchema(strict)).toEqual({
      ok: false,
      tableName: "users",
      error: `Document with ID "${bad}" in table "users" does not match the schema: Object is missing the required field \`name\`. Consider wrapping the field validator in \`v.optional(...)\` if this is expected.\n\nObject: {age: 3.0}\nValidator: v.object({name: v.string()})`,
    });
    mutate(db, (tx) => tx.delete(bad ?? ""));
    expect(db.checkSchema(strict)).toEqual({ ok: true });
    expect(good).toBeDefined();
  });

  test("looks at every document of a large table", () => {
    const db = memoryDatabase(loose);
    mutate(db, (tx) => {
      for (let n = 0; n < 1200; n++) tx.insert("users", { name: "x" });
      tx.insert("users", { name: 1 });
    });
    expect(db.checkSchema(schemaJson(defineSchema({ users: defineTable({ name: v.string() }) }))).ok).toBe(false);
  });

  test("passes everything when schemaValidation is off", () => {
    const db = memoryDatabase(loose);
    mutate(db, (tx) => tx.insert("users", { name: 1 }));
    expect(db.checkSchema(schemaJson(defineSchema({ users: defineTable({ name: v.string() }) }, { schemaValidation: false })))).toEqual({ ok: true });
  });
});

describe("applySchema", () => {
  const withIndexes = defineSchema({
    users: defineTable({ name: v.string(), bio: v.optional(v.string()), age: v.optional(v.number()), embedding: v.optional(v.array(v.float64())) })
      .index("by_name", ["name"]).searchIndex("by_bio", { searchField: "bio", filterFields: ["age"] })
      .vectorIndex("by_vector", { vectorField: "embedding", dimensions: 3 }),
  }, { schemaValidation: false });

  test("answers the difference the CLI prints, fills new indexes, and again answers nothing", () => {
    const db = memoryDatabase(loose);
    mutate(db, (tx) => ["ada", "bob"].map((name) => tx.insert("users", { name, bio: `likes ${name}` })));
    expect(db.applySchema(schemaJson(withIndexes))).toEqual({
      added_indexes: [
        { name: "users.by_name", type: "database", fields: ["name", "_creationTime"] },
        { name: "users.by_bio", type: "search", fields: ["bio", "age"] },
        { name: "users.by_vector", type: "vector", fields: ["embedding"], dimensions: 3 },
      ],
      removed_indexes: [],
    });
    const tx = db.begin("query");
    expect(rows(tx, byIndex("users.by_name", [eq("name", "bob")]))).toMatchObject([{ name: "bob" }]);
    expect(rows(tx, search("users.by_bio", "bio", "ada"))).toMatchObject([{ name: "ada" }]);
    expect(db.applySchema(schemaJson(withIndexes))).toEqual({ added_indexes: [], removed_indexes: [] });
  });

  test("drops what is gone: queries on it fail as on an index that never was", () => {
    const db = memoryDatabase(withIndexes);
    mutate(db, (tx) => tx.insert("users", { name: "ada", bio: "text" }));
    expect(db.applySchema(schemaJson(loose)).removed_indexes.map(({ name }) => name)).toEqual(["users.by_name", "users.by_bio", "users.by_vector"]);
    expect(() => rows(db.begin("query"), byIndex("users.by_name"))).toThrow("Index users.by_name not found.");
    db.applySchema(schemaJson(withIndexes));
    expect(rows(db.begin("query"), byIndex("users.by_name"))).toHaveLength(1);
    expect(rows(db.begin("query"), search("users.by_bio", "bio", "text"))).toHaveLength(1);
  });

  test("an index whose fields change is replaced", () => {
    const db = memoryDatabase(defineSchema({ t: defineTable(v.any()).index("i", ["a"]) }));
    mutate(db, (tx) => [1, 2].map((n) => tx.insert("t", { a: n, b: -n })));
    const diff = db.applySchema(schemaJson(defineSchema({ t: defineTable(v.any()).index("i", ["b"]) })));
    expect([diff.added_indexes.length, diff.removed_indexes.length]).toEqual([1, 1]);
    expect(rows(db.begin("query"), byIndex("t.i")).map(({ b }) => b)).toEqual([-2, -1]);
  });

  test("a staged index is filled but closed until it is enabled", () => {
    const db = memoryDatabase(loose);
    mutate(db, (tx) => tx.insert("users", { name: "ada" }));
    db.applySchema(schemaJson(defineSchema({ users: defineTable(v.any()).index("by_name", { fields: ["name"], staged: true }) })));
    expect(() => rows(db.begin("query"), byIndex("users.by_name"))).toThrow("is currently staged");
    mutate(db, (tx) => tx.insert("users", { name: "bob" }));
    const diff = db.applySchema(schemaJson(defineSchema({ users: defineTable(v.any()).index("by_name", ["name"]) })));
    expect(diff).toEqual({ added_indexes: [], removed_indexes: [], enabled_indexes: [{ name: "users.by_name", type: "database", fields: ["name", "_creationTime"] }] });
    expect(rows(db.begin("query"), byIndex("users.by_name"))).toHaveLength(2);
  });

  test("reserved and doubled index names are refused and nothing changes", () => {
    const db = memoryDatabase(loose);
    const json = schemaJson(withIndexes);
    const [table] = json.tables;
    if (table === undefined) throw new Error("no table");
    const named = (indexDescriptor: string) => ({ ...json, tables: [{ ...table, indexes: [{ indexDescriptor, fields: ["name"] }, { indexDescriptor: "x", fields: ["name"] }] }] });
    expect(() => db.applySchema(named("by_id"))).toThrow("reserved");
    expect(() => db.applySchema(named("x"))).toThrow("two or more definitions");
    expect(() => rows(db.begin("query"), byIndex("users.x"))).toThrow("not found");
  });
});

describe("writes under a schema", () => {
  const db = memoryDatabase(defineSchema({
    users: defineTable({ name: v.string(), best: v.optional(v.id("posts")) }),
    posts: defineTable({ title: v.string() }),
    events: defineTable(v.union(v.object({ kind: v.literal("a") }), v.object({ kind: v.literal("b"), n: v.number() }))),
  }));
  const prefix = (table: string) => `Failed to insert or update a document in table "${table}" because it does not match the schema: `;

  test("are refused in Convex's words, whichever way they come", () => {
    const tx = db.begin("mutation");
    expect(() => tx.insert("users", { name: 1 })).toThrow(`${prefix("users")}Value does not match validator.\nPath: .name\nValue: 1.0\nValidator: v.string()`);
    const id = tx.insert("users", { name: "ada" });
    expect(() => tx.patch(id, { name: undefined })).toThrow(`${prefix("users")}Object is missing the required field \`name\`.`);
    expect(() => tx.replace(id, { name: "x", extra: 1 })).toThrow("Object contains extra field `extra` that is not in the validator.");
    expect(() => tx.patch(id, { best: id })).toThrow(`Found ID "${id}" from table \`users\`, which does not match the table name in validator \`v.id("posts")\`.Path: .best`);
    tx.insert("events", { kind: "b", n: 1 });
    expect(() => tx.insert("events", { kind: "b" })).toThrow(prefix("events"));
    expect(tx.get(id)).toMatchObject({ name: "ada" });
  });

  test("to a table outside the schema are accepted", () => {
    mutate(db, (tx) => tx.insert("unlisted", { anything: [1n] }));
    expect(rows(db.begin("query"), scan("unlisted"))).toMatchObject([{ anything: [1n] }]);
  });
});

test("a prediction tells what a schema would change, and changes nothing", () => {
  const table = () => defineTable({ a: v.string(), b: v.optional(v.string()) });
  const db = memoryDatabase(defineSchema({ notes: table().index("kept", ["a"]).index("goes", ["b"]).index("opens", { fields: ["a", "b"], staged: true }) }));
  mutate(db, (tx) => tx.insert("notes", { a: "x" }));
  const next = schemaJson(defineSchema({ notes: defineTable({ a: v.string(), b: v.optional(v.string()), c: v.optional(v.string()) }).index("kept", ["a"]).index("opens", ["a", "b"]).index("comes", ["c"]) }));
  const predicted = db.predictSchema(next);
  expect(predicted.indexes.map(({ name, change, numDocs }) => [name, change, numDocs]).sort()).toEqual([
    ["notes.comes", "added", 1],
    ["notes.goes", "dropped", 1],
    ["notes.kept", "identical", 1],
    ["notes.opens", "enabled", 1],
  ]);
  expect(predicted.tables).toEqual([{ name: "notes", validated: true, walks: true, numDocs: 1, sizeBytes: expect.any(Number) }]);
  expect(db.predictSchema(next)).toEqual(predicted);
  expect(db.applySchema(next).enabled_indexes?.map(({ name }) => name)).toEqual(["notes.opens"]);
  expect(db.predictSchema(next).tables[0]?.walks).toBe(false);
});
