import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { setTimeout as sleep } from "node:timers/promises";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DataDirectoryBroken, DataDirectoryInUse, openDatabase } from "../src/db";
import { EmbeddedDatabase } from "../src/db/database";
import { Store } from "../src/store";
import { byIndex, eq, mutate, rows, scan, schemaJson, search } from "./dbSupport";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "convex-embedded-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const schema = schemaJson(defineSchema({
  notes: defineTable({ n: v.number(), text: v.string() }).index("by_n", ["n"]).searchIndex("by_text", { searchField: "text" }),
}));

describe("a restart", () => {
  test("keeps documents, indexes, the schema, named values and cursors; time goes on", () => {
    const first = openDatabase({ dataDir });
    first.applySchema(schema);
    const id = mutate(first, (tx) => tx.insert("notes", { n: 1, text: "hello \ud800 wörld \u{1f3b5} \0" }));
    mutate(first, (tx) => tx.insert("notes", { n: 2, text: "other" }));
    first.putMeta("job/1", { state: "done" });
    const { latest } = first;
    const created = first.begin("query").get(id)?._creationTime ?? 0;
    const query = scan("notes");
    const { continueCursor } = first.begin("query").page({ query, cursor: null, endCursor: null, pageSize: 1 });
    first.close();

    const second = openDatabase({ dataDir });
    expect(second.latest).toBe(latest);
    expect(second.getMeta("job/1")).toEqual({ state: "done" });
    const tx = second.begin("query");
    expect(tx.get(id)).toMatchObject({ n: 1, text: "hello \ud800 wörld \u{1f3b5} \0" });
    expect(rows(tx, byIndex("notes.by_n", [eq("n", 2)]))).toHaveLength(1);
    expect(rows(tx, search("notes.by_text", "text", "hello"))).toHaveLength(1);
    expect(tx.page({ query, cursor: continueCursor, endCursor: null, pageSize: 5 }).page).toMatchObject([{ n: 2 }]);
    expect(tx.count("notes")).toBe(2);
    expect(() => mutate(second, (again) => again.insert("notes", { n: "no" }))).toThrow("does not match the schema");
    const later = mutate(second, (again) => again.insert("notes", { n: 3, text: "" }));
    expect(second.latest).toBeGreaterThan(latest);
    expect(second.begin("query").get(later)?._creationTime).toBeGreaterThan(created);
    second.close();
  });

  test("with a clock that went back still gives later timestamps", () => {
    const first = openDatabase({ dataDir });
    mutate(first, (tx) => tx.insert("notes", { n: 1 }));
    const { latest } = first;
    first.close();
    const realNow = Date.now;
    Date.now = () => realNow() - 86_400_000;
    try {
      const second = openDatabase({ dataDir });
      const before = rows(second.begin("query"), scan("notes"))[0]?._creationTime ?? Infinity;
      const id = mutate(second, (tx) => tx.insert("notes", { n: 2 }));
      expect(second.latest > latest).toBe(true);
      expect(second.begin("query").get(id)?._creationTime).toBeGreaterThan(before);
      second.close();
    } finally {
      Date.now = realNow;
    }
  });
});

describe("reads between commits", () => {
  test("see each of them, and leave the log free to be folded back", () => {
    const db = openDatabase({ dataDir });
    db.applySchema(schema);
    for (let n = 0; n < 380; n += 1) {
      mutate(db, (tx) => tx.insert("notes", { n, text: "x".repeat(40_000) }));
      expect(rows(db.begin("query"), byIndex("notes.by_n", [eq("n", n)]))).toHaveLength(1);
    }
    // More than 20 MB were written; SQLite folds its log back at 16.
    expect(statSync(join(dataDir, "data.db-wal")).size).toBeLessThan(20_000_000);
    db.backup(join(dataDir, "copy.db"));
    expect(rows(db.begin("query"), scan("notes"))).toHaveLength(380);
    db.close();
    expect(statSync(join(dataDir, "data.db-wal")).size).toBe(0);
  });
});

test("what comes after the end is refused, alone and in a group, and ends nothing else", () => {
  const db = openDatabase({ dataDir });
  const late = [1, 2].map((n) => {
    const tx = db.begin("mutation");
    tx.insert("notes", { n });
    return tx;
  });
  db.close();
  const group = db.openGroup();
  for (const tx of late) expect(() => db.commit(tx)).toThrow("The database is closed");
  expect(() => group.flush()).toThrow("The database is closed");
  expect(() => late.map((tx) => db.commit(tx))).toThrow("The database is closed");
  db.openGroup().abandon();
  const again = openDatabase({ dataDir });
  expect(rows(again.begin("query"), scan("notes"))).toEqual([]);
  again.close();
});

describe("a full disk", () => {
  /** Commits of so many characters that go into one flush: none of them happens, and once there is room all do. */
  const runFull = (characters: number, commits: number) => {
    const store = Store.inDirectory(dataDir);
    const db = new EmbeddedDatabase(store);
    const mostPages = (pages: number) => Reflect.get(store, "connection").exec(`PRAGMA max_page_count = ${pages}`);
    db.applySchema(schema);
    const id = mutate(db, (tx) => tx.insert("notes", { n: 0, text: "balance" }));
    const { latest } = db;
    const writeMuch = () => {
      const group = db.openGroup();
      for (let n = 1; n <= commits; n += 1) {
        const tx = db.begin("mutation");
        tx.patch(id, { n });
        tx.insert("notes", { n: 100 + n, text: "x".repeat(characters) });
        try {
          db.commit(tx);
        } catch (error) {
          expect(String(error)).toContain("full");
        }
      }
      group.flush();
    };
    const seen = () => {
      const tx = db.begin("query");
      return { n: tx.get(id)?.n, count: tx.count("notes"), found: rows(tx, byIndex("notes.by_n")).map(({ n }) => n), words: rows(tx, search("notes.by_text", "text", "balance")).length };
    };
    mostPages(80);
    for (let turn = 0; turn < 2; turn += 1) {
      expect(writeMuch).toThrow("database or disk is full");
      expect([seen(), db.latest]).toEqual([{ n: 0, count: 1, found: [0], words: 1 }, latest]);
    }
    mostPages(1_000_000);
    writeMuch();
    const after = seen();
    expect(after).toEqual({ n: commits, count: commits + 1, found: [commits, ...Array.from({ length: commits }, (_, n) => 101 + n)], words: 1 });
    db.close();
    const again = openDatabase({ dataDir });
    expect(rows(again.begin("query"), byIndex("notes.by_n")).map(({ n }) => n)).toEqual(after.found);
    again.close();
  };

  test("that the flush finds takes back all of the flush, and the next one finds its room", () => runFull(400_000, 4));
  test("that a commit finds, when much waits for the flush, takes back all of the flush too", () => runFull(900_000, 8));
});

describe("kill -9", () => {
  test("loses no acknowledged commit and leaves no half of one", async () => {
    const acknowledged = join(dataDir, "acknowledged.txt");
    const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "dbCrashWriter.ts"), dataDir, acknowledged], { stdio: ["ignore", "ignore", "inherit"] });
    try {
      const deadline = Date.now() + 20_000;
      while (acknowledgements(acknowledged).length < 200 && Date.now() < deadline) await sleep(20);
    } finally {
      child.kill("SIGKILL");
    }
    await new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once("exit", resolve) : resolve(null)));

    const db = openDatabase({ dataDir });
    const tx = db.begin("query");
    const promised = acknowledgements(acknowledged);
    expect(promised.length).toBeGreaterThanOrEqual(200);
    expect(promised.filter((id) => tx.get(id) === null)).toEqual([]);
    // Each commit wrote a pair and one named value.
    const stored = rows(tx, scan("pairs"));
    expect(stored.filter(({ half }) => half === "left").length).toBe(stored.filter(({ half }) => half === "right").length);
    expect(db.listMeta("reply/", 100_000)).toHaveLength(stored.length / 2);
    expect(rows(tx, byIndex("pairs.by_creation_time", [], "desc"))).toHaveLength(stored.length);
    db.close();
  });
});

test("a worker thread that is terminated frees the directory and leaves what it had flushed", async () => {
  for (let turn = 1; turn <= 3; turn++) {
    const writer = join(import.meta.dirname, "dbRunawayWriter.ts");
    const worker = new Worker(`import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(writer)}); })`, { eval: true, workerData: dataDir });
    await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
    await worker.terminate();
    const db = openDatabase({ dataDir });
    expect(rows(db.begin("query"), scan("notes")).map(({ flushed }) => flushed)).toEqual(new Array(turn).fill(true));
    db.close();
  }
});

function acknowledgements(file: string): string[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, "utf8");
  // The last line may be cut off.
  return text.slice(0, text.lastIndexOf("\n") + 1).split("\n").filter((line) => line !== "");
}

describe("the data directory", () => {
  test("is held by one user at a time, with one clear line for the second", () => {
    const db = openDatabase({ dataDir });
    expect(() => openDatabase({ dataDir })).toThrow(DataDirectoryInUse);
    expect(() => openDatabase({ dataDir })).toThrow(new RegExp(`^The data directory \\S+ is already in use by process ${process.pid}\\.[^\\n]*$`));
    db.close();
    openDatabase({ dataDir }).close();
  });

  test("left behind by a process that died is free, whatever its pid file says", () => {
    openDatabase({ dataDir }).close();
    writeFileSync(join(dataDir, "owner.pid"), `${process.pid}\n`);
    openDatabase({ dataDir }).close();
  });

  test("with a broken file is refused in one line", () => {
    writeFileSync(join(dataDir, "data.db"), "this is not a database ".repeat(500));
    expect(() => openDatabase({ dataDir })).toThrow(DataDirectoryBroken);
    expect(() => openDatabase({ dataDir })).toThrow(/^The data directory \S+ cannot be used: [^\n]+$/);
  });

  test("whose pages were damaged before a crash is refused in one line", () => {
    const db = openDatabase({ dataDir });
    mutate(db, (tx) => Array.from({ length: 500 }, (_, n) => tx.insert("notes", { n, text: "x".repeat(200) })));
    db.close();
    const file = join(dataDir, "data.db");
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 4096 * 4, bytes.length - 4096));
    writeFileSync(join(dataDir, "owner.pid"), "1\n");
    expect(() => openDatabase({ dataDir })).toThrow(/^The data directory \S+ cannot be used: [^\n]+$/);
    // The refusal must not keep the directory locked.
    expect(() => openDatabase({ dataDir })).toThrow(DataDirectoryBroken);
  });

  test("that is a file is refused in one line", () => {
    const file = join(dataDir, "file");
    writeFileSync(file, "");
    expect(() => openDatabase({ dataDir: file })).toThrow(DataDirectoryBroken);
  });

  test("can be copied while in use; the copy opens with what was committed", () => {
    const db = openDatabase({ dataDir });
    db.applySchema(schema);
    mutate(db, (tx) => tx.insert("notes", { n: 1, text: "kept" }));
    const copyDir = mkdtempSync(join(tmpdir(), "convex-embedded-copy-"));
    db.backup(join(copyDir, "data.db"));
    mutate(db, (tx) => tx.insert("notes", { n: 2, text: "later" }));
    const copy = openDatabase({ dataDir: copyDir });
    expect(rows(copy.begin("query"), scan("notes"))).toMatchObject([{ text: "kept" }]);
    copy.close();
    rmSync(copyDir, { recursive: true });
    db.close();
  });
});
