import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { beforeEach, describe, expect, test } from "vitest";
import { type Database, InvalidCursor, type Page, type PageRequest, type SerializedQuery } from "../src/db";
import { byIndex, eq, memoryDatabase, mutate, scan } from "./dbSupport";

let db: Database;
let ids: string[];

beforeEach(() => {
  db = memoryDatabase(defineSchema({ items: defineTable({ n: v.number(), kind: v.string() }).index("by_n", ["n"]).index("by_kind", ["kind"]) }));
  ids = mutate(db, (tx) => Array.from({ length: 10 }, (_, n) => tx.insert("items", { n: n * 10, kind: n % 2 === 0 ? "even" : "odd" })));
});

const byN = (order: "asc" | "desc" = "asc"): SerializedQuery => byIndex("items.by_n", [], order);
const page = (request: Partial<PageRequest>): Page => db.begin("query").page({ query: byN(), cursor: null, endCursor: null, pageSize: 4, ...request });
const numbers = (result: Page) => result.page.map(({ n }) => n);

function everyPage(query: SerializedQuery, pageSize: number, between: () => void = () => undefined): Page[] {
  const pages: Page[] = [];
  for (let cursor: string | null = null; ;) {
    const next = page({ query, pageSize, cursor });
    pages.push(next);
    if (next.isDone) return pages;
    cursor = next.continueCursor;
    between();
  }
}

describe("pages", () => {
  test.each([["asc", 1], ["asc", 3], ["desc", 4], ["desc", 10]] as const)("%s by %i show every row once", (order, size) => {
    const shown = everyPage(byN(order), size).flatMap(numbers);
    const all = Array.from({ length: 10 }, (_, n) => n * 10);
    expect(shown).toEqual(order === "asc" ? all : all.reverse());
  });

  test("an exactly full last page is not done; the next one is empty and done", () => {
    const full = page({ pageSize: 10 });
    expect([full.page.length, full.isDone]).toEqual([10, false]);
    expect(page({ cursor: full.continueCursor })).toMatchObject({ page: [], isDone: true });
    expect(page({ pageSize: 11 })).toMatchObject({ isDone: true });
  });

  test("neither skip nor repeat what was there when rows come and go before and behind the cursor", () => {
    let turn = 0;
    const shown = everyPage(byN(), 2, () => {
      turn++;
      mutate(db, (tx) => {
        tx.insert("items", { n: -turn, kind: "before" });
        tx.delete(ids[turn === 1 ? 1 : 0] ?? ids[0] ?? "");
        if (turn === 1) tx.insert("items", { n: 55, kind: "behind" });
        else ids = ids.slice(2);
      });
    }).flatMap(numbers);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toContain(55);
    expect(shown).toEqual([...shown].sort((a, b) => Number(a) - Number(b)));
  });

  test("of a filtered query count only what passes", () => {
    const odd: SerializedQuery = { ...byN(), operators: [{ filter: { $eq: [{ $field: "kind" }, { $literal: "odd" }] } }] };
    expect(everyPage(odd, 2).map(numbers)).toEqual([[10, 30], [50, 70], [90]]);
  });

  test("of a table that does not exist are empty and done", () => {
    expect(page({ query: scan("nothing") })).toMatchObject({ page: [], isDone: true });
  });
});

describe("a page with an end", () => {
  test("keeps its ends while rows are inserted inside and behind it", () => {
    const first = page({});
    mutate(db, (tx) => {
      tx.insert("items", { n: 5, kind: "inside" });
      tx.insert("items", { n: 35, kind: "behind" });
    });
    const again = page({ endCursor: first.continueCursor });
    expect(numbers(again)).toEqual([0, 5, 10, 20, 30]);
    expect(again.continueCursor).toBe(first.continueCursor);
    expect(numbers(page({ cursor: first.continueCursor, pageSize: 1 }))).toEqual([35]);
  });

  test("that was the end of the query takes in everything new", () => {
    const last = page({ pageSize: 100 });
    mutate(db, (tx) => tx.insert("items", { n: 1000, kind: "new" }));
    const again = page({ pageSize: 1, endCursor: last.continueCursor });
    expect([again.page.length, again.isDone]).toEqual([11, true]);
  });

  test("split at its middle gives two halves that make it up", () => {
    const whole = page({ pageSize: 8 });
    const left = page({ endCursor: whole.splitCursor });
    const right = page({ cursor: whole.splitCursor, endCursor: whole.continueCursor });
    expect(left.page.length).toBeGreaterThan(0);
    expect(right.page.length).toBeGreaterThan(0);
    expect([...numbers(left), ...numbers(right)]).toEqual(numbers(whole));
  });
});

describe("limits of a page", () => {
  test("maximumRowsRead ends it early, asks for a split, and the next page goes on", () => {
    const none: SerializedQuery = { ...byN(), operators: [{ filter: { $eq: [{ $field: "kind" }, { $literal: "absent" }] } }] };
    const cut = page({ query: none, maximumRowsRead: 4 });
    expect(cut).toMatchObject({ page: [], isDone: false, pageStatus: "SplitRequired" });
    expect(page({ query: none, cursor: cut.continueCursor, maximumRowsRead: 100 })).toMatchObject({ page: [], isDone: true });
    expect(page({ maximumRowsRead: 5, pageSize: 4 })).toMatchObject({ pageStatus: "SplitRecommended" });
  });

  test("a page whose end is given and that costs more than a transaction may is cut, keeps its end, and its halves make it up", () => {
    const large = memoryDatabase();
    for (let n = 0; n < 40; n += 1) mutate(large, (tx) => tx.insert("large", { n, filling: "x".repeat(600_000) }));
    const ask = (more: { cursor?: string | null; endCursor?: string | null }) => large.begin("query").page({ query: scan("large"), cursor: null, endCursor: null, pageSize: 1, ...more });
    let end: string | null = null;
    for (let n = 0; n < 40; n += 1) end = ask({ cursor: end }).continueCursor;
    const whole = ask({ endCursor: end });
    expect(whole).toMatchObject({ pageStatus: "SplitRequired", continueCursor: end, isDone: false });
    const left = ask({ endCursor: whole.splitCursor });
    const right = ask({ cursor: whole.splitCursor, endCursor: whole.continueCursor });
    expect(left.pageStatus).not.toBe("SplitRequired");
    const rest = right.pageStatus === "SplitRequired" ? [ask({ cursor: whole.splitCursor, endCursor: right.splitCursor }), ask({ cursor: right.splitCursor, endCursor: end })] : [right];
    expect([left, ...rest].flatMap(numbers)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  test("maximumBytesRead always lets one row through", () => {
    const one = page({ maximumBytesRead: 1 });
    expect([one.page.length, one.pageStatus]).toEqual([1, "SplitRequired"]);
  });
});

describe("a cursor", () => {
  test("of another query, of another database or invented is refused the way usePaginatedQuery understands", () => {
    const { continueCursor } = page({});
    const foreign = memoryDatabase().begin("query").page({ query: scan("x"), cursor: null, endCursor: null, pageSize: 1 }).continueCursor;
    for (const request of [{ query: byN("desc"), cursor: continueCursor }, { query: byIndex("items.by_kind", [eq("kind", "odd")]), cursor: continueCursor }, { cursor: "invented" }, { cursor: foreign }, { endCursor: "" }]) {
      expect(() => page(request)).toThrow(InvalidCursor);
    }
    const error = new InvalidCursor();
    expect(error.data).toEqual({ isConvexSystemError: true, paginationError: "InvalidCursor" });
  });

  test("does not show the values it stands for, and is the same text each time", () => {
    mutate(db, (tx) => tx.insert("items", { n: -1, kind: "secret-value" }));
    const query = byIndex("items.by_kind", [], "desc");
    const { continueCursor } = page({ query, pageSize: 1 });
    const hex = Buffer.from("secret-value").toString("hex");
    expect(Buffer.from(continueCursor, "base64url").toString("latin1")).not.toContain(hex);
    expect(page({ query, pageSize: 1 }).continueCursor).toBe(continueCursor);
  });
});
