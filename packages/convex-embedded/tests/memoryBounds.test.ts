/** Whatever goes through a deployment, what it keeps of it stays within bounds that are known beforehand. */
import { expect, test } from "vitest";
import { FunctionLogs, KEPT_CHARACTERS } from "../src/admin/functionLogs";
import { CommitLog, MOST_KEYS } from "../src/db/commitLog";
import { History, MOST_CHARACTERS } from "../src/db/history";
import { CommitRecord, Reads } from "../src/db/readSet";
import { RowCache } from "../src/db/rowCache";
import { Row } from "../src/db/rows";
import { NOBODY } from "../src/exec/deployment";
import { FunctionTable } from "../src/exec/functionTable";
import { queryKey, QueryCache, UNWATCHED_BYTES, type CachedResult } from "../src/lane/queryCache";
import { parseFunctionPath } from "../src/runtime/paths";
import { MOST_UNWRITTEN, UnwrittenRows } from "../src/store/unwritten";
import { resultFingerprint } from "../src/sync/serverMessages";

const row = (number: number, characters = 200) => new Row(number, `document${number}`, characters, JSON.stringify("x".repeat(characters)));

function result(value: string, reads = new Reads()): CachedResult {
  return { outcome: { ok: true, value, logLines: [] }, journal: null, reads, identityRead: false, timeRead: false, madeAt: 0, watchers: new Set() };
}

const queryOf = (salt: number) => queryKey({ component: "", path: "items:all", args: { salt }, journal: null, trusted: false });

test("rows in memory stay within their budget, however many are read and however often one is rewritten", () => {
  const budget = 1_000_000;
  const cache = new RowCache(budget);
  for (let number = 0; number < 10_000; number += 1) cache.put(row(number));
  expect(cache.weight).toBeLessThanOrEqual(budget);
  expect(cache.weight).toBeGreaterThan(budget * 0.9);
  for (let number = 0; number < 50; number += 1) cache.put(row(number, 100_000));
  expect(cache.weight).toBeLessThanOrEqual(budget);
});

test("a row weighs more once somebody has looked inside, and others go for it", () => {
  const budget = 100_000;
  const cache = new RowCache(budget);
  const kept = Array.from({ length: 20 }, (_, number) => new Row(number, `document${number}`, 3000, JSON.stringify({ _id: `document${number}`, _creationTime: 1, text: "x".repeat(3000) })));
  for (const each of kept) cache.put(each);
  const before = cache.weight;
  expect(kept[19]?.document._id).toBe("document19");
  expect(cache.weight).toBeGreaterThan(before + 6000);
  for (const each of kept) void each.document;
  expect(cache.weight).toBeLessThanOrEqual(budget);
  for (const each of kept) cache.drop(each);
  expect(cache.weight).toBe(0);
});

test("what is used again stays, what was used once goes first", () => {
  const cache = new RowCache(50_000);
  for (let number = 0; number < 1000; number += 1) {
    cache.put(row(number));
    for (const often of [1, 2, 3]) cache.byNumber(often);
  }
  for (const often of [1, 2, 3]) expect(cache.byNumber(often)?.row).toBe(often);
  expect(cache.byNumber(500)).toBeUndefined();
  expect(cache.byNumber(999)?.row).toBe(999);
});

test("a set of rows that fits the budget stays whole, in whatever order they are read", () => {
  const cache = new RowCache(1_000_000);
  const numbers = Array.from({ length: Math.floor(1_000_000 / row(1000).weight) - 1 }, (_, number) => number);
  for (const number of numbers) cache.put(row(number));
  for (const number of [...numbers].reverse()) expect(cache.byNumber(number)?.row).toBe(number);
});

test("a row that is rewritten again and again pushes no other out of memory", () => {
  const cache = new RowCache(1_000_000);
  for (let number = 0; number < 100; number += 1) cache.put(row(number));
  for (let round = 0; round < 5000; round += 1) cache.put(row(7));
  expect(cache.byId("document50")?.row).toBe(50);
});

test("a row cache that is emptied row by row weighs nothing", () => {
  const cache = new RowCache(100_000);
  for (let number = 0; number < 1000; number += 1) cache.put(row(number));
  for (let number = 0; number < 1000; number += 1) cache.drop(row(number));
  expect(cache.weight).toBe(0);
});

test("commits of any size leave no more changed keys behind than may be kept", () => {
  const log = new CommitLog();
  for (let ts = 1n; ts <= 300n; ts += 1n) {
    const record = new CommitRecord(ts);
    for (let key = 0; key < 3000; key += 1) record.addKey(1, `${ts}/${key}`);
    log.add(record);
    expect(log.size).toBeLessThanOrEqual(MOST_KEYS);
  }
  // Nobody knows any more what the forgotten ones changed: who began before them must not commit.
  expect(log.conflicts(new Reads(), 1n)).toBe(true);
  expect(log.conflicts(new Reads(), 300n)).toBe(false);
});

test("moments to come back to are kept by the size of their documents, not only by their number", () => {
  const history = new History(0n);
  history.promise(0n, 0);
  const table = { namespace: "", name: "items", number: 10_001 };
  for (let ts = 1n; ts <= 30n; ts += 1n) {
    const big = row(Number(ts), 4_000_000);
    history.add(ts, [{ id: big.id, write: { table: Object.assign(Object.create(null), table), base: null, next: big } }], 0);
    expect(history.size).toBeLessThanOrEqual(MOST_CHARACTERS);
  }
});

test("results that nobody watches stay within their budget, large ones, long read sets and all; watched ones stay", () => {
  const cache = new QueryCache();
  const watched = result("x".repeat(1_000_000));
  watched.watchers.add(() => {});
  cache.add(queryOf(-1), NOBODY, watched);
  for (let salt = 0; salt < 200; salt += 1) cache.add(queryOf(salt), NOBODY, result("x".repeat(500_000)));
  for (let salt = 0; salt < 20_000; salt += 1) cache.add(queryOf(salt), NOBODY, result("null"));
  for (let salt = 0; salt < 50; salt += 1) {
    const reads = new Reads();
    for (let key = 0; key < 5000; key += 1) reads.point(1, String(key));
    cache.add(queryOf(salt), NOBODY, result("null", reads));
    expect(cache.weight).toBeLessThanOrEqual(UNWATCHED_BYTES + 1_100_000);
  }
  expect(cache.find(queryOf(-1), NOBODY)).toBe(watched);
  cache.clear();
  expect(cache.weight).toBe(0);
});

test("the log of finished functions keeps a bounded amount of text, and none of their values", async () => {
  const logs = new FunctionLogs();
  const outcome = { ok: true, value: JSON.stringify("v".repeat(100_000)), logLines: Array.from({ length: 256 }, () => "x".repeat(32_000)) } as const;
  for (let call = 0; call < 50; call += 1) logs.add({ kind: "query", path: "items:all", outcome: { ...outcome, logLines: [...outcome.logLines] }, startedAt: 0 });
  expect(logs.weight).toBeLessThanOrEqual(KEPT_CHARACTERS);
  const { entries } = JSON.parse(JSON.stringify(await logs.poll(0, new AbortController().signal)));
  expect(entries.length).toBeGreaterThan(0);
  expect(JSON.stringify(entries)).not.toContain("vvvv");
});

test("what a client was last sent is remembered in a few bytes, whatever its size, and still told apart", () => {
  const of = (value: string) => resultFingerprint({ outcome: { ok: true, value, logLines: [] } });
  expect(of("x".repeat(1_000_000)).length).toBeLessThan(100);
  expect(of(`${"x".repeat(1000)}1`)).not.toBe(of(`${"x".repeat(1000)}2`));
});

test("names of functions that do not exist leave nothing behind", () => {
  const functions = new FunctionTable(null);
  for (let name = 0; name < 1000; name += 1) expect(functions.find(parseFunctionPath(`made/up:name${name}`))).toBeNull();
  expect(functions.size).toBe(0);
});

test("documents that wait for the flush are told when they are much, also one that is changed again and again", () => {
  const unwritten = new UnwrittenRows();
  for (let times = 0; times * 1000 <= MOST_UNWRITTEN; times += 1) unwritten.set(1, row(1, 1000));
  expect(unwritten.isMuch).toBe(true);
  expect(unwritten.take().map(([number]) => number)).toEqual([1]);
  expect([unwritten.isMuch, unwritten.get(1)]).toEqual([false, undefined]);
});
