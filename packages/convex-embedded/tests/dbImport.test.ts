import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";
import { type Database, openDatabase } from "../src/db";
import { newId } from "../src/values";
import { byIndex, eq, memoryDatabase, mutate, rows, scan, schemaJson, search } from "./dbSupport";

const schema = defineSchema({
  notes: defineTable({ text: v.string(), n: v.number() }).index("by_n", ["n"]).searchIndex("by_text", { searchField: "text" }),
  links: defineTable({ note: v.id("notes") }),
});
const texts = (db: Database) => rows(db.begin("query"), scan("notes")).map(({ text }) => text);
const numberOf = (db: Database, name: string) => db.tables().find((table) => table.name === name)?.number ?? 0;
const target = (name: string, number: number | null = null) => ({ namespace: "", name, number });
const begin = (db: Database, mode: "requireEmpty" | "append" | "replace" | "replaceAll", ...targets: ReturnType<typeof target>[]) =>
  db.beginImport({ mode, targets, namespaces: [""] });

test("nothing of an import is seen before it is finished, and all of it afterwards, by every index", () => {
  const db = memoryDatabase(schema);
  mutate(db, (tx) => tx.insert("notes", { text: "old words", n: 1 }));
  const before = db.latest;
  const running = begin(db, "replace", target("notes"));
  running.add("", "notes", [{ text: "new words", n: 2 }]);
  running.add("", "notes", [{ text: "more", n: 3 }]);
  expect(texts(db)).toEqual(["old words"]);
  running.finish();
  expect(texts(db)).toEqual(["new words", "more"]);
  expect(rows(db.begin("query"), byIndex("notes.by_n", [eq("n", 2)]))).toHaveLength(1);
  expect(rows(db.begin("query"), byIndex("notes.by_n", [eq("n", 1)]))).toEqual([]);
  expect(rows(db.begin("query"), search("notes.by_text", "text", "words")).map(({ text }) => text)).toEqual(["new words"]);
  expect(db.tables().find(({ name }) => name === "notes")?.documents).toBe(2);
  expect(db.latest).toBeGreaterThan(before);
});

test("ids and creation times are kept, and with them the table's number", () => {
  const db = memoryDatabase(schema);
  const id = newId(20_500);
  const running = begin(db, "requireEmpty", target("notes", 20_500));
  running.add("", "notes", [{ _id: id, _creationTime: 1234.5, text: "kept", n: 1 }]);
  running.finish();
  expect(db.begin("query").get(id)).toMatchObject({ _id: id, _creationTime: 1234.5, text: "kept" });
  expect(db.tableOfId(id)).toBe("notes");
  mutate(db, (tx) => tx.insert("links", { note: id }));
});

test("a number that an empty table has is taken over; one that documents have is refused", () => {
  const db = memoryDatabase(schema);
  const links = numberOf(db, "links");
  const id = newId(links);
  const first = begin(db, "replace", target("notes", links));
  first.add("", "notes", [{ _id: id, text: "x", n: 1 }]);
  first.finish();
  expect(db.tableOfId(id)).toBe("notes");
  expect(numberOf(db, "links")).not.toBe(links);
  expect(() => begin(db, "replace", target("fresh", links))).toThrow("New table fresh has IDs that conflict with existing table notes");
});

test("appending keeps what is there and refuses an id that is there already, whole", () => {
  const db = memoryDatabase(schema);
  const id = mutate(db, (tx) => tx.insert("notes", { text: "old", n: 1 }));
  const running = begin(db, "append", target("notes"));
  running.add("", "notes", [{ text: "added", n: 2 }]);
  running.finish();
  expect(texts(db)).toEqual(["old", "added"]);
  expect(rows(db.begin("query"), byIndex("notes.by_n", [eq("n", 2)]))).toHaveLength(1);
  const twice = begin(db, "append", target("notes", numberOf(db, "notes")));
  expect(() => twice.add("", "notes", [{ text: "one", n: 1 }, { _id: id, text: "again", n: 3 }])).toThrow("duplicate _id");
  twice.abandon();
  expect(texts(db)).toEqual(["old", "added"]);
});

test("a table with documents is not imported into unless that was asked for", () => {
  const db = memoryDatabase(schema);
  mutate(db, (tx) => tx.insert("notes", { text: "old", n: 1 }));
  expect(() => begin(db, "requireEmpty", target("notes"))).toThrow("Table notes already exists. Please choose a new table name or use replace/append modes.");
});

test("documents that do not fit the schema, ids of the wrong table and a schema that changes meanwhile are refused", () => {
  const db = memoryDatabase(schema);
  const running = begin(db, "replace", target("notes"));
  expect(() => running.add("", "notes", [{ text: 1, n: 1 }])).toThrow('does not match the schema');
  expect(() => running.add("", "notes", [{ _id: newId(numberOf(db, "links")), text: "x", n: 1 }])).toThrow('does not belong to table "notes"');
  db.applySchema(schemaJson(defineSchema({ notes: defineTable({ text: v.string() }) })));
  expect(() => running.finish()).toThrow("schema changed");
  running.abandon();
  expect(texts(db)).toEqual([]);
});

test("a new number is refused where documents that stay refer to the old one by the schema", () => {
  const db = memoryDatabase(schema);
  mutate(db, (tx) => tx.insert("links", { note: tx.insert("notes", { text: "x", n: 1 }) }));
  expect(() => begin(db, "replace", target("notes", 30_000))).toThrow("Import changes table 'notes' which is referenced by 'links' in the schema");
});

test("replacing all empties tables of the schema and removes the others", () => {
  const db = memoryDatabase(schema);
  mutate(db, (tx) => {
    tx.insert("links", { note: tx.insert("notes", { text: "x", n: 1 }) });
    tx.insert("loose", { any: 1 });
  });
  const running = begin(db, "replaceAll", target("notes"));
  running.add("", "notes", [{ text: "only", n: 1 }]);
  running.finish();
  expect(texts(db)).toEqual(["only"]);
  expect(rows(db.begin("query"), scan("links"))).toEqual([]);
  expect(db.tables().map(({ name }) => name)).not.toContain("loose");
});

test("an import that its process did not finish leaves nothing behind", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "db-import-"));
  const first = openDatabase({ dataDir });
  mutate(first, (tx) => tx.insert("notes", { text: "old", n: 1 }));
  begin(first, "replace", target("notes")).add("", "notes", [{ text: "new", n: 2 }]);
  first.close();
  const second = openDatabase({ dataDir });
  expect(texts(second)).toEqual(["old"]);
  expect(second.listMeta("import/")).toEqual([]);
  const again = begin(second, "replace", target("notes"));
  again.add("", "notes", [{ text: "newer", n: 2 }]);
  again.finish();
  second.close();
  const third = openDatabase({ dataDir });
  expect(texts(third)).toEqual(["newer"]);
  third.close();
  rmSync(dataDir, { recursive: true });
});
