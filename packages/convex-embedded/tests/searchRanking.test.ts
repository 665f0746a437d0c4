import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database, Transaction } from "../src/db";
import { roundedLength, termScore, termWeight } from "../src/search/bm25";
import { tokenize } from "../src/search";
import { memoryDatabase, mutate, rows, search } from "./dbSupport";

let db: Database;
beforeEach(() => {
  db = memoryDatabase(defineSchema({
    beats: defineTable({ title: v.string(), genre: v.optional(v.string()), sold: v.optional(v.boolean()) })
      .searchIndex("by_title", { searchField: "title", filterFields: ["genre", "sold"] }),
  }));
});

const add = (...titles: string[]) => mutate(db, (tx) => titles.map((title) => tx.insert("beats", { title })));
const find = (text: string, filters = {}, tx: Transaction = db.begin("query")) => rows(tx, search("beats.by_title", "title", text, filters)).map(({ title }) => title);

describe("words", () => {
  test("are runs of letters and digits in any script, lower-cased, at most 32 bytes", () => {
    expect(tokenize("Dark-Trap 140bpm, Ночь ÉTÉ!")).toEqual(["dark", "trap", "140bpm", "ночь", "été"]);
    expect(tokenize(`${"a".repeat(32)} ${"b".repeat(33)} c`)).toEqual(["a".repeat(32), "c"]);
    expect(tokenize(" … ")).toEqual([]);
  });
});

describe("what is found", () => {
  test("has any of the words; only the last one may be unfinished", () => {
    add("dark trap", "dark drill", "sunny pop");
    expect(find("dark pop").sort()).toEqual(["dark drill", "dark trap", "sunny pop"]);
    expect(find("dri")).toEqual(["dark drill"]);
    expect(find("dri pop")).toEqual(["sunny pop"]);
    expect(find("absent")).toEqual([]);
    expect(find("  ")).toEqual([]);
  });

  test("has one of the first sixteen words; what is behind them is not read", () => {
    add("needle");
    const fifteen = Array.from({ length: 15 }, (_, index) => `word${index}`).join(" ");
    expect(find(`${fifteen} needle`)).toEqual(["needle"]);
    expect(find(`${fifteen} other needle`)).toEqual([]);
  });

  test("ends after 1024 documents", () => {
    add(...Array.from({ length: 1030 }, (_, index) => `common ${index}`));
    expect(find("common")).toHaveLength(1024);
  });

  test("has all the filter values, a missing field being one too", () => {
    mutate(db, (tx) => [["a", "trap"], ["b", "drill"], ["c", undefined]].map(([name, genre]) => tx.insert("beats", { title: `night ${name}`, ...(genre === undefined ? {} : { genre }) })));
    expect(find("night", { genre: "drill" })).toEqual(["night b"]);
    expect(find("night", { genre: "absent" })).toEqual([]);
    expect(find("night", { genre: "trap", sold: true })).toEqual([]);
  });

  test("follows changes and deletes", () => {
    const [first = "", second = ""] = add("alpha", "beta");
    mutate(db, (tx) => {
      tx.patch(first, { title: "gamma" });
      tx.delete(second);
    });
    expect([find("alpha"), find("beta"), find("gamma")]).toEqual([[], [], ["gamma"]]);
  });

  test("includes the transaction's own writes before the commit, without those it took away", () => {
    const [first = "", second = ""] = add("night one", "night two");
    const tx = db.begin("mutation");
    tx.insert("beats", { title: "night three" });
    tx.patch(first, { title: "day one" });
    tx.delete(second);
    expect(find("nig", {}, tx)).toEqual(["night three"]);
    expect(find("day", {}, tx)).toEqual(["day one"]);
    expect(find("night").sort()).toEqual(["night one", "night two"]);
    const point = tx.savepoint();
    tx.insert("beats", { title: "night four" });
    point.rollback();
    expect(find("night", {}, tx)).toEqual(["night three"]);
  });
});

describe("order", () => {
  test("more and rarer matches first, short texts before long ones, whole words before beginnings", () => {
    add("trap trap beat", "trap beat", "trap beat with a very long title that goes on and on", "unrelated beat", "trapeze", "trapeze act");
    add(...Array.from({ length: 20 }, (_, n) => `other ${n}`));
    const ranked = find("trap");
    expect(ranked[0]).toBe("trap trap beat");
    expect(ranked.indexOf("trap beat")).toBeLessThan(ranked.indexOf("trap beat with a very long title that goes on and on"));
    expect(ranked.indexOf("trap beat")).toBeLessThan(ranked.indexOf("trapeze"));
    expect(find("beat unrelated")[0]).toBe("unrelated beat");
  });

  test("the newest first among equals", () => {
    add("same", "same");
    const [newest] = add("same");
    expect(rows(db.begin("query"), search("beats.by_title", "title", "same"))[0]?._id).toBe(newest);
  });

  test("is the same committed or staged", () => {
    const titles = ["trap trap beat", "trap beat", "beat", "trap with many other words in it", "trapped beat"];
    const tx = db.begin("mutation");
    for (const title of titles) tx.insert("beats", { title });
    const staged = find("beat trap", {}, tx);
    db.commit(tx);
    expect(find("beat trap")).toEqual(staged);
  });

  test("scores are BM25 with k1 1.2 and b 0.75", () => {
    const weight = termWeight(10, 3);
    expect(weight).toBeCloseTo(Math.log(1 + 7.5 / 3.5) * 2.2, 12);
    expect(termScore(weight, 2, 8, 10)).toBeCloseTo((weight * 2) / (2 + 1.2 * (0.25 + 0.75 * 0.8)), 12);
    expect([0, 1, 39, 40, 41, 42, 55, 57, 60, 100, 103, 1000].map(roundedLength)).toEqual([0, 1, 39, 40, 40, 42, 54, 56, 60, 96, 96, 984]);
  });
});

test("finds exactly what a plain walk over all texts finds, committed, staged and rolled back", () => {
  const title = fc.array(fc.constantFrom("trap", "trapeze", "drill", "dr", "beat", "b", "140", "été"), { maxLength: 5 }).map((words) => words.join(" "));
  const step = fc.record({ type: fc.constantFrom("insert", "patch", "delete", "commit", "abandon"), at: fc.nat(), title, query: title });
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
    const fresh = memoryDatabase(defineSchema({ beats: defineTable({ title: v.string() }).searchIndex("by_title", { searchField: "title" }) }));
    let tx = fresh.begin("mutation");
    let current = new Map<string, string>();
    let committed = new Map(current);
    for (const { type, at, title, query } of steps) {
      const some = [...current.keys()][at % Math.max(current.size, 1)];
      if (type === "insert") current.set(tx.insert("beats", { title }), title);
      else if (type === "patch" && some !== undefined) {
        tx.patch(some, { title });
        current.set(some, title);
      } else if (type === "delete" && some !== undefined) {
        tx.delete(some);
        current.delete(some);
      } else if (type === "commit" || type === "abandon") {
        if (type === "commit") fresh.commit(tx);
        committed = type === "commit" ? current : committed;
        current = new Map(committed);
        tx = fresh.begin("mutation");
      }
      const words = query.split(" ").filter((word) => word !== "");
      const last = words.at(-1);
      const expected = [...current].filter(([, text]) => text.split(" ").some((word) => words.includes(word) || (last !== undefined && word.startsWith(last)))).map(([id]) => id);
      expect(rows(tx, search("beats.by_title", "title", query)).map(({ _id }) => _id).sort()).toEqual(expected.sort());
    }
  }), { numRuns: 200 });
});

describe("pages of a search", () => {
  test("go through all results once, in order", () => {
    add(...Array.from({ length: 25 }, (_, n) => `beat ${"x ".repeat(n)}`));
    const query = search("beats.by_title", "title", "beat");
    const shown: unknown[] = [];
    for (let cursor: string | null = null, done = false; !done;) {
      const page = db.begin("query").page({ query, cursor, endCursor: null, pageSize: 7 });
      shown.push(...page.page.map(({ title }) => title));
      cursor = page.continueCursor;
      done = page.isDone;
    }
    expect(shown).toEqual(find("beat"));
    expect(shown).toHaveLength(25);
  });
});

describe("mistakes are named", () => {
  test("wrong field, unindexed filter, no search at all", () => {
    const run = (field: string, filters: Record<string, string> = {}) => () => rows(db.begin("query"), search("beats.by_title", field, "x", filters));
    expect(run("genre")).toThrow("contains a search filter against \"genre\", which doesn't match the indexed `searchField` \"title\"");
    expect(run("title", { other: "x" })).toThrow("contains an equality filter on \"other\" but that field isn't indexed for filtering in `filterFields`");
    expect(() => rows(db.begin("query"), { source: { type: "Search", indexName: "beats.by_title", filters: [] }, operators: [] })).toThrow("does not contain any search filters");
  });
});
