/** Tables of components beside those of the app, in one database and one transaction. */
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { describe, expect, test } from "vitest";
import { Catalog } from "../src/db/catalog";
import { byIndex, eq, memoryDatabase, mutate, rows, scan, schemaJson, search } from "./dbSupport";

const app = schemaJson(defineSchema({ items: defineTable({ n: v.number() }).index("by_n", ["n"]) }));
const component = schemaJson(defineSchema({ items: defineTable({ text: v.string(), job: v.optional(v.id("_scheduled_functions")) }).searchIndex("by_text", { searchField: "text" }) }));

function twoNamespaces() {
  const db = memoryDatabase();
  db.applySchema(app);
  db.applySchema(component, "child");
  return db;
}

describe("namespaces", () => {
  test("keep tables of one name apart: their documents, their counts and their schemas", () => {
    const db = twoNamespaces();
    mutate(db, (tx) => {
      tx.insert("items", { n: 1 });
      tx.inNamespace("child").insert("items", { text: "one" });
      tx.inNamespace("child").insert("items", { text: "two" });
      expect(() => tx.insert("items", { text: "one" })).toThrow("does not match the schema");
      expect(() => tx.inNamespace("child").insert("items", { n: 1 })).toThrow("does not match the schema");
    });
    const tx = db.begin("query");
    const child = tx.inNamespace("child");
    expect(rows(tx, scan("items")).map(({ n }) => n)).toEqual([1]);
    expect(rows(child, scan("items")).map(({ text }) => text)).toEqual(["one", "two"]);
    expect([tx.count("items"), child.count("items"), tx.inNamespace("other").count("items")]).toEqual([1, 2, 0]);
    expect(() => rows(child, byIndex("items.by_n", [eq("n", 1)]))).toThrow("Index items.by_n not found");
  });

  test("an id opens nothing outside its own", () => {
    const db = twoNamespaces();
    const id = mutate(db, (tx) => tx.inNamespace("child").insert("items", { text: "mine" }));
    const tx = db.begin("mutation");
    expect([tx.get(id), tx.normalizeId("items", id), db.tableOfId(id), db.tableOfId(id, "child")]).toEqual([null, null, null, "items"]);
    expect(() => tx.delete(id)).toThrow(`Invalid argument \`id\` for \`db.delete\`: Table for ID "${id}" not found`);
    expect(() => tx.patch(id, { text: "theirs" })).toThrow("not found");
    expect(tx.inNamespace("child").get(id)).toMatchObject({ text: "mine" });
    expect(tx.inNamespaceOf(id).namespace).toBe("child");
  });

  test("a transaction sees its own writes in each, and takes them back together", () => {
    const db = twoNamespaces();
    const tx = db.begin("mutation");
    const child = tx.inNamespace("child");
    const savepoint = tx.savepoint();
    tx.insert("items", { n: 7 });
    child.insert("items", { text: "seven wonders" });
    expect(rows(tx, byIndex("items.by_n", [eq("n", 7)]))).toHaveLength(1);
    expect(rows(child, search("items.by_text", "text", "wonders"))).toHaveLength(1);
    savepoint.rollback();
    expect([tx.count("items"), child.count("items")]).toEqual([0, 0]);
  });

  test("a commit in one leaves what was read in another as it is", () => {
    const db = twoNamespaces();
    const reader = db.begin("query");
    rows(reader, scan("items"));
    reader.count("absent");
    const inChild = db.begin("mutation");
    inChild.inNamespace("child").insert("items", { text: "x" });
    inChild.inNamespace("child").insert("absent", { text: "x" });
    const writes = db.commit(inChild);
    expect(writes !== null && reader.reads.overlaps(writes)).toBe(false);
    const inApp = db.begin("mutation");
    inApp.insert("absent", {});
    const own = db.commit(inApp);
    expect(own !== null && reader.reads.overlaps(own)).toBe(true);
  });

  test("a component may store the id of a system row that its own transaction has just made", () => {
    const db = twoNamespaces();
    mutate(db, (tx) => {
      const child = tx.inNamespace("child");
      const job = child.asSystem().insert("_scheduled_functions", { name: "x" });
      expect(child.get(child.insert("items", { text: "with a job", job }))).toMatchObject({ job });
    });
  });

  test("a new schema of one touches no index and no table of another", () => {
    const db = twoNamespaces();
    mutate(db, (tx) => tx.insert("items", { n: 1 }));
    expect(db.applySchema(null, "child").removed_indexes.map(({ name }) => name)).toEqual(["items.by_text"]);
    expect(rows(db.begin("query"), byIndex("items.by_n", [eq("n", 1)]))).toHaveLength(1);
    expect(db.checkSchema(component, "child")).toEqual({ ok: true });
    expect(db.checkSchema(component)).toMatchObject({ ok: false, tableName: "items" });
  });

  test("a catalog written before there were any is read as the app's", () => {
    const index = (id: number, name: string) => ({ id, table: "old", name, type: "database", fields: [], filterFields: [], dimensions: null, staged: false });
    const stored = { nextSystemTable: 514, nextUserTable: 10_002, nextIndex: 3, tables: [{ name: "old", number: 10_001, indexes: [index(1, "by_id"), index(2, "by_creation_time")] }] };
    const table = Catalog.parse(JSON.stringify(stored)).table("", "old");
    expect(table).toMatchObject({ namespace: "", number: 10_001, byId: { id: 1, tableNumber: 10_001 } });
  });
});
