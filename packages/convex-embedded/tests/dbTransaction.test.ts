import { defineSchema, defineTable } from "convex/server";
import { CommitTsPlaceholder, v } from "convex/values";
import { beforeEach, describe, expect, test } from "vitest";
import { type Database, LIMITS, WriteConflict } from "../src/db";
import { byIndex, eq, memoryDatabase, mutate, rows, scan } from "./dbSupport";

let db: Database;
beforeEach(() => {
  db = memoryDatabase(defineSchema({ t: defineTable(v.any()).index("by_n", ["n"]), other: defineTable(v.any()) }));
});

describe("ids as arguments", () => {
  test("malformed, of another table, of an unknown table", () => {
    const id = mutate(db, (tx) => tx.insert("t", {}));
    const foreign = mutate(memoryDatabase(), (tx) => Array.from({ length: 5 }, (_, n) => tx.insert(`t${n}`, {}))).at(-1) ?? "";
    const tx = db.begin("mutation");
    expect(() => tx.get("nope")).toThrow("Invalid argument `id` for `db.get`: Unable to decode ID: Invalid ID length 4");
    expect(() => tx.patch("nope", {})).toThrow("Invalid argument `id` for `db.patch`: Unable to decode ID");
    expect(() => tx.get(id, "other")).toThrow('Invalid argument `id` for `db.get`: expected to be an Id<"other">, got Id<"t"> instead.');
    expect(tx.get(foreign)).toBeNull();
    expect([tx.normalizeId("t", id), tx.normalizeId("other", id), tx.normalizeId("t", "nope"), tx.normalizeId("absent", id)]).toEqual([id, null, null, null]);
    expect([db.tableOfId(id), db.tableOfId("nope"), db.tableOfId(foreign)]).toEqual(["t", null, null]);
  });

  test("of a document that is gone", () => {
    const id = mutate(db, (tx) => tx.insert("t", {}));
    mutate(db, (tx) => tx.delete(id));
    const tx = db.begin("mutation");
    expect(() => tx.patch(id, {})).toThrow(`Update on nonexistent document ID ${id}`);
    expect(() => tx.replace(id, {})).toThrow(`Replace on nonexistent document ID ${id}`);
    expect(() => tx.delete(id)).toThrow(`Delete on nonexistent document ID ${id}`);
  });
});

describe("system fields", () => {
  test("may be repeated in a patch, not changed, and no other field may start with an underscore", () => {
    const tx = db.begin("mutation");
    const id = tx.insert("t", { a: 1 });
    const created = tx.get(id)?._creationTime ?? 0;
    tx.patch(id, { _id: id, _creationTime: created, a: 2 });
    expect(() => tx.patch(id, { _creationTime: 1 })).toThrow("doesn't match '_creationTime' field");
    expect(() => tx.replace(id, { _id: "x" })).toThrow("doesn't match '_id' field");
    expect(() => tx.insert("t", { _id: id })).toThrow("doesn't match '_id' field");
    expect(() => tx.insert("t", { _secret: 1 })).toThrow("Field '_secret' starts with an underscore, which is only allowed for system fields like '_id'");
    expect(tx.get(id)).toMatchObject({ a: 2, _creationTime: created });
  });

  test("creation times strictly increase within and over transactions, whatever the frozen clock says", () => {
    const times: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const tx = db.begin("mutation", { now: 1_800_000_000_000 });
      for (let n = 0; n < 50; n++) times.push(tx.get(tx.insert("t", { n }))?._creationTime ?? 0);
      db.commit(tx);
    }
    expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? Infinity))).toBe(true);
  });
});

describe("commits", () => {
  test("have strictly increasing timestamps and say which tables they touch", () => {
    const stamps = Array.from({ length: 50 }, () => {
      const tx = db.begin("mutation");
      tx.insert("t", {});
      const writes = db.commit(tx);
      expect([...(writes?.tables ?? [])]).toEqual(["t"]);
      return writes?.ts ?? 0n;
    });
    expect(stamps.every((ts, index) => index === 0 || ts > (stamps[index - 1] ?? ts))).toBe(true);
    expect(db.latest).toBe(stamps.at(-1));
  });

  test("without writes are null, but keep their named values", () => {
    const tx = db.begin("mutation");
    expect(db.commit(tx, new Map([["reply/1", { value: 1 }]]))).toBeNull();
    expect(db.getMeta("reply/1")).toEqual({ value: 1 });
  });

  test("of a document created and deleted in one transaction leave nothing", () => {
    const id = mutate(db, (tx) => {
      const created = tx.insert("t", { n: 1 });
      tx.delete(created);
      return created;
    });
    const tx = db.begin("query");
    expect([tx.get(id), tx.count("t"), rows(tx, byIndex("t.by_n"))]).toEqual([null, 0, []]);
  });

  test("fill in the commit timestamp where a document asked for it", () => {
    const tx = db.begin("mutation");
    const id = tx.insert("t", { at: new CommitTsPlaceholder(), text: '{"$commitTs":null}', n: new CommitTsPlaceholder() });
    const ts = db.commit(tx)?.ts ?? 0n;
    expect(db.begin("query").get(id)).toMatchObject({ at: ts, text: '{"$commitTs":null}' });
    expect(rows(db.begin("query"), byIndex("t.by_n", [eq("n", ts)]))).toHaveLength(1);
  });

  test("of a transaction that read what another one changed meanwhile are refused", () => {
    const id = mutate(db, (tx) => tx.insert("t", { n: 0 }));
    const slow = db.begin("mutation");
    slow.patch(id, { n: Number(slow.get(id)?.n) + 1 });
    const unrelated = db.begin("mutation");
    unrelated.insert("other", {});
    mutate(db, (tx) => tx.patch(id, { n: 10 }));
    expect(() => db.commit(slow)).toThrow(WriteConflict);
    expect(db.commit(unrelated)).not.toBeNull();
    expect(db.begin("query").get(id)).toMatchObject({ n: 10 });
  });

  test("of a query are refused, and so are its writes", () => {
    const query = db.begin("query");
    expect(() => query.insert("t", {})).toThrow("Queries cannot write");
    expect(() => db.commit(query)).toThrow("nothing to commit");
  });

  test("later changes to a value that was handed in do not reach the database", () => {
    const value = { list: [1] };
    const tx = db.begin("mutation");
    const id = tx.insert("t", value);
    value.list.push(2);
    db.commit(tx);
    expect(db.begin("query").get(id)).toMatchObject({ list: [1] });
  });
});

describe("a group", () => {
  test("shows its commits at once and keeps them all", () => {
    const group = db.openGroup();
    const id = mutate(db, (tx) => tx.insert("t", { n: 1 }));
    mutate(db, (tx) => tx.patch(id, { n: 2 }));
    expect(db.begin("query").get(id)).toMatchObject({ n: 2 });
    group.flush();
    group.flush();
    expect(db.begin("query").get(id)).toMatchObject({ n: 2 });
  });

  test("undoes a commit that fails and keeps the others", () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    db.group(() => {
      mutate(db, (tx) => tx.insert("t", { n: 1 }));
      const failing = db.begin("mutation");
      failing.insert("fresh", { n: 2 });
      // A named value that cannot be written fails the commit after its documents were.
      expect(() => db.commit(failing, new Map([["bad", circular]]))).toThrow();
      mutate(db, (tx) => tx.insert("t", { n: 3 }));
    });
    const tx = db.begin("query");
    expect(rows(tx, byIndex("t.by_n")).map(({ n }) => n)).toEqual([1, 3]);
    expect(rows(tx, scan("fresh"))).toEqual([]);
    expect([tx.count("t"), db.tables().some(({ name }) => name === "fresh")]).toEqual([2, false]);
  });

  test("gives back what its flush had still to write when a commit fails, and time goes on", () => {
    const [changed, gone] = [1, 2].map((n) => mutate(db, (tx) => tx.insert("t", { n }))) as [string, string];
    const group = db.openGroup();
    mutate(db, (tx) => tx.patch(changed, { n: 10 }));
    const fresh = mutate(db, (tx) => tx.insert("t", { n: 3 }));
    const { latest } = db;
    const failing = db.begin("mutation");
    failing.patch(changed, { n: 20 });
    failing.delete(gone);
    failing.patch(fresh, { n: 30 });
    expect(() => db.commit(failing, new Map([["bad", 1n]]))).toThrow();
    const seen = () => rows(db.begin("query"), byIndex("t.by_n")).map(({ n }) => n);
    expect([seen(), db.latest >= latest]).toEqual([[2, 3, 10], true]);
    expect([changed, gone, fresh].map((id) => db.begin("query").get(id)?.n)).toEqual([10, 2, 3]);
    mutate(db, (tx) => tx.delete(gone));
    expect(db.latest > latest).toBe(true);
    expect(seen()).toEqual([3, 10]);
    group.flush();
    expect(seen()).toEqual([3, 10]);
  });

  test("of many megabytes keeps what it has and takes back what fails", () => {
    const text = "x".repeat(900_000);
    const group = db.openGroup();
    const ids = Array.from({ length: 12 }, (_, n) => mutate(db, (tx) => tx.insert("t", { n, text })));
    const failing = db.begin("mutation");
    for (const id of ids) failing.patch(id, { n: 100, text: `${text}!` });
    expect(() => db.commit(failing, new Map([["bad", 1n]]))).toThrow();
    const seen = () => ids.map((id) => db.begin("query").get(id)).map((found) => [found?.n, String(found?.text).length]);
    const kept = ids.map((_, n) => [n, text.length]);
    expect(seen()).toEqual(kept);
    group.flush();
    expect(seen()).toEqual(kept);
  });

  test("that is abandoned leaves everything as it was", () => {
    const id = mutate(db, (tx) => tx.insert("t", { n: 1 }));
    const one = () => rows(db.begin("query"), byIndex("t.by_n", [eq("n", 1)])).map(({ _id }) => _id);
    expect(one()).toEqual([id]);
    const group = db.openGroup();
    mutate(db, (tx) => tx.patch(id, { n: 2 }));
    mutate(db, (tx) => tx.insert("t", { n: 1 }));
    expect(one()).not.toContain(id);
    group.abandon();
    expect(one()).toEqual([id]);
    expect(db.begin("query").get(id)?.n).toBe(1);
  });

  test("keeps what was committed before its body throws", () => {
    expect(() => db.group(() => {
      mutate(db, (tx) => tx.insert("t", { n: 1 }));
      throw new Error("afterwards");
    })).toThrow("afterwards");
    expect(db.begin("query").count("t")).toBe(1);
  });
});

test("a failed commit alone changes nothing, neither on disk nor in memory", () => {
  const tx = db.begin("mutation");
  tx.insert("fresh", { n: 1 });
  expect(() => db.commit(tx, new Map([["bad", 1n]]))).toThrow();
  expect(db.tables().map(({ name }) => name)).not.toContain("fresh");
  mutate(db, (again) => again.insert("fresh", { n: 2 }));
  expect(rows(db.begin("query"), scan("fresh"))).toMatchObject([{ n: 2 }]);
});

test("named values: put, list by prefix in order, delete", () => {
  db.putMeta("a/2", 2);
  db.putMeta("a/1", [1]);
  db.putMeta("b/1", null);
  expect(db.listMeta("a/")).toEqual([{ key: "a/1", value: [1] }, { key: "a/2", value: 2 }]);
  expect(db.listMeta("a/", 1)).toHaveLength(1);
  db.deleteMeta("a/1");
  expect([db.getMeta("a/1"), db.getMeta("b/1")]).toEqual([undefined, null]);
  expect(db.listMeta("%")).toEqual([]);
});

describe("system tables", () => {
  test("are written through the system's view of a transaction alone, and roll back with it", () => {
    const tx = db.begin("mutation");
    expect(() => tx.insert("_storage", {})).toThrow("System tables (prefixed with `_`) are read-only.");
    const point = tx.savepoint();
    const file = tx.asSystem().insert("_storage", { size: 1 });
    expect(tx.getJson(file, "_storage", "system.get")).toContain('"size":1');
    for (const use of [() => tx.get(file), () => tx.delete(file)]) expect(use).toThrow("System tables can only be accessed with db.system.");
    point.rollback();
    expect(tx.getJson(file, "_storage", "system.get")).toBeNull();
    const job = tx.asSystem().insert("_scheduled_functions", { name: "a:b" });
    db.commit(tx);
    expect(rows(db.begin("query"), scan("_scheduled_functions"))).toMatchObject([{ _id: job, name: "a:b" }]);
  });

  test("of the host's own are invisible to user code", () => {
    const id = mutate(db, (tx) => tx.asSystem().insert("_private", { key: 1 }));
    const tx = db.begin("query");
    expect([tx.get(id), rows(tx, scan("_private")), tx.normalizeId("_private", id)]).toEqual([null, [], null]);
    expect(rows(db.begin("query", { system: true }), scan("_private"))).toHaveLength(1);
  });
});

describe("limits", () => {
  const nested = (levels: number): { [name: string]: unknown } => (levels === 1 ? {} : { d: nested(levels - 1) });
  const insert = (value: object) => () => db.begin("mutation").insert("t", JSON.parse(JSON.stringify(value)));

  test("of a document: size, depth, width, field names", () => {
    expect(insert({ text: "x".repeat(1_048_000) })).not.toThrow();
    expect(insert({ text: "x".repeat(1_100_000) })).toThrow("Value is too large (1.05 MiB > maximum size 1 MiB)");
    expect(insert(nested(16))).not.toThrow();
    expect(insert(nested(17))).toThrow("Document is too nested (nested 17 levels deep > maximum nesting 16)");
    expect(insert({ list: new Array(8193).fill(0) })).toThrow("Array length is too long (8193 > maximum length 8192)");
    expect(insert({ o: Object.fromEntries(Array.from({ length: 1025 }, (_, n) => [`f${n}`, 0])) })).toThrow("Object has too many fields (1025 > maximum number 1024)");
    expect(insert({ "näme": 1 })).toThrow("can only contain non-control ASCII characters");
    expect(insert({ o: { $x: 1, y: 1 } })).toThrow("starts with a '$', which is reserved");
  });

  test("of a transaction: documents and bytes written and read, intervals", () => {
    const tx = db.begin("mutation");
    for (let n = 0; n < LIMITS.documentsWritten; n++) tx.insert("t", { n });
    expect(() => tx.insert("t", {})).toThrow("Too many writes in a single function execution (limit: 16000)");
    const heavy = db.begin("mutation");
    for (let n = 0; n < 16; n++) heavy.insert("other", { text: "x".repeat(1_000_000) });
    expect(() => heavy.insert("other", { text: "x".repeat(1_000_000) })).toThrow("Too many bytes written in a single function execution (limit: 16777216 bytes)");
    db.commit(tx);
    const reader = db.begin("query");
    rows(reader, scan("t"));
    expect(reader.metrics).toMatchObject({ documentsRead: 16_000, databaseQueries: 1 });
    rows(reader, scan("t"));
    expect(() => rows(reader, scan("t"))).toThrow("Too many documents read in a single function execution (limit: 32000). Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a selective index range expressions.");
    const many = db.begin("query");
    expect(() => {
      for (let n = 0; n < 5000; n++) rows(many, byIndex("t.by_n", [eq("n", -1)]));
    }).toThrow("Too many reads in a single function execution (limit: 4096)");
  });

  test("do not hold back the host itself", () => {
    const tx = db.begin("mutation", { system: true });
    for (let n = 0; n < LIMITS.documentsWritten + 1; n++) tx.insert("t", {});
    expect(tx.metrics.documentsWritten).toBe(LIMITS.documentsWritten + 1);
  });
});
