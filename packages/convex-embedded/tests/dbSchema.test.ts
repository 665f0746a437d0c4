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
    const named = (indexDescriptor: string) => ({ ...json, tables: [{ ...table, indexes: [{ indexDescriptor, fields: ["name"] }, { indexDescriptor: "x", fields: ["name", "age"] }] }] });
    expect(() => db.applySchema(named("by_id"))).toThrow("reserved");
    expect(() => db.applySchema(named("x"))).toThrow("two or more definitions");
    expect(() => rows(db.begin("query"), byIndex("users.x"))).toThrow("not found");
  });

  test("staged search and vector indexes are filled but closed, too", () => {
    const db = memoryDatabase(loose);
    mutate(db, (tx) => tx.insert("users", { name: "ada lovelace", face: [1, 0] }));
    const schema = (staged: boolean) => schemaJson(defineSchema({ users: stagedOrNot(staged) }));
    db.applySchema(schema(true));
    mutate(db, (tx) => tx.insert("users", { name: "ada byron", face: [0, 1] }));
    const found = () => rows(db.begin("query"), search("users.words", "name", "ada")).length;
    const near = () => db.begin("query").vectorSearch({ indexName: "users.faces", vector: [1, 0] }).length;
    for (const ask of [found, near]) expect(ask).toThrow("is currently staged");
    expect(db.applySchema(schema(false)).enabled_indexes?.map(({ name }) => name).sort()).toEqual(["users.faces", "users.words"]);
    expect([found(), near()]).toEqual([2, 2]);
  });

  test("of what cannot be a schema is refused in Convex's words", () => {
    const db = memoryDatabase(loose);
    for (const [schema, words] of IMPOSSIBLE) expect(() => db.applySchema(schemaJson(schema))).toThrow(words);
    expect(db.applySchema(schemaJson(POSSIBLE)).added_indexes).toHaveLength(5);
  });
});

function stagedOrNot(staged: boolean) {
  const table = defineTable(v.any());
  if (!staged) return table.searchIndex("words", { searchField: "name" }).vectorIndex("faces", { vectorField: "face", dimensions: 2 });
  return table.searchIndex("words", { searchField: "name", staged: true }).vectorIndex("faces", { vectorField: "face", dimensions: 2, staged: true });
}

const names = () => defineTable({ name: v.string(), face: v.optional(v.array(v.float64())), at: v.object({ place: v.string() }), kinds: v.record(v.string(), v.any()) });
/** The definition as JavaScript would give it, whose compiler asks for no fields that exist. */
const indexed = (name: string, fields: string[]) => {
  const table = names();
  Reflect.apply(table.index, table, [name, fields]);
  return defineSchema({ users: table });
};
const POSSIBLE = defineSchema({
  users: names().index("by_place", ["at.place", "name"]).index("by_kind", ["kinds.good"]).searchIndex("words", { searchField: "name", filterFields: ["at.place"] }).vectorIndex("faces", { vectorField: "face", dimensions: 2 }),
  mixed: defineTable(v.union(v.object({ a: v.string() }), v.object({ b: v.number() }))).index("by_b", ["b"]),
});
const IMPOSSIBLE = [
  [indexed("by_age", ["age"]), 'In table "users" the index "by_age" is invalid because it references the field age that does not exist.'],
  [indexed("by_depth", ["name.first"]), "references the field name.first that does not exist."],
  [indexed("by-name", ["name"]), 'In table "users": Invalid index name: "by-name". Identifiers must be 64 characters or less, start with a letter, and only contain letters, digits, underscores.'],
  [indexed("by_odd", ["a-b"]), 'In table "users": In index "by_odd": Invalid index field: "a-b"'],
  [indexed("by_twice", ["name", "name"]), 'In table "users": In index "by_twice": Duplicate field name. Index fields must be unique within an index.'],
  [indexed("by_own", ["_id"]), "`_id` is not a valid index field. To load documents by ID, use `db.get(id)`."],
  [indexed("by_time", ["name", "_creationTime"]), 'In index "by_time": `_creationTime` is automatically added to the end of each index.'],
  [indexed("by_nothing", []), 'In table "users" index "by_nothing" must have at least one field.'],
  [indexed("by_much", Array.from({ length: 17 }, (_, n) => `f${n}`)), "Indexes may have up to 16 fields."],
  [defineSchema({ users: names().index("one", ["name"]).index("other", ["name"]) }), 'In table "users" index "other" and index "one" have the same fields. Indexes must be unique within a table.'],
  [defineSchema({ users: names().searchIndex("one", { searchField: "name" }).searchIndex("other", { searchField: "name", filterFields: ["face"] }) }), 'search index "other" and search index "one" have the same `searchField`'],
  [defineSchema({ users: names().vectorIndex("faces", { vectorField: "name", dimensions: 2 }) }), 'the vector index "faces" is invalid because it references the field name that is neither an array of float64 or optional array of float64.'],
  [defineSchema({ users: names().vectorIndex("faces", { vectorField: "face", dimensions: 1 }) }), "Dimensions 1 must be between 2 and 4096."],
  [defineSchema({ "users-of-old": names() }), 'Invalid table name: "users-of-old". Identifiers must start with a letter and can only contain letters, digits, and underscores.'],
  [defineSchema({ _users: names() }), "_users is a reserved table name."],
  [defineSchema({ users: defineTable(v.union(v.object({}), v.record(v.string(), v.any()))) }), "The document validator in a schema must be an object, a union of objects, or `v.any()`. Found v.record(v.string(), v.any())."],
] as const;

describe("writes under a schema", () => {
  test("follow the validator in force, not the one that is staged, nor what a table says of system fields", () => {
    const own = memoryDatabase(defineSchema({ users: defineTable({ name: v.string() }).staged({ name: v.number() }), odd: defineTable({ _creationTime: v.string(), n: v.number() }) }));
    expect(own.checkSchema(schemaJson(defineSchema({ users: defineTable({ name: v.string() }).staged({ name: v.number() }) })))).toEqual({ ok: true });
    mutate(own, (tx) => [tx.insert("users", { name: "ada" }), tx.insert("odd", { n: 1 })]);
    expect(() => own.begin("mutation").insert("users", { name: 1 })).toThrow("Validator: v.string()");
  });

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
