import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createBlobs } from "../src/kernel/blobs";
import { createJournalStore } from "../src/kernel/journal";
import { lockDataDirectory } from "../src/kernel/lock";
import { createSecrets, loadAdminToken } from "../src/kernel/secrets";
import type { Blobs } from "../src/kernel/types";
import { temporaryDirectory } from "./kernel-support";

async function* chunks(...parts: string[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

async function* breakingAfter(part: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(part);
  throw new Error("connection lost");
}

async function readAll(source: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts).toString();
}

function openNumbers(directory: string | null): { record(n: number): void; seen: number[]; close(): void } {
  const store = createJournalStore(directory);
  const seen: number[] = [];
  const journal = store.open<{ n: number }>("numbers", ({ n }) => void seen.push(n));
  return { seen, record: (n) => journal.record({ n }), close: store.close };
}

describe("journal", () => {
  test("what was recorded is applied again after a restart, in order", () => {
    const directory = temporaryDirectory();
    const first = openNumbers(directory);
    [1, 2, 3].forEach(first.record);
    first.close();
    const second = openNumbers(directory);
    expect(second.seen).toEqual([1, 2, 3]);
    second.record(4);
    second.close();
    expect(openNumbers(directory).seen).toEqual([1, 2, 3, 4]);
  });

  test("a line is on the disk before it is applied", () => {
    const directory = temporaryDirectory();
    const store = createJournalStore(directory);
    let content = "";
    const journal = store.open("x", () => {
      content = readFileSync(join(directory, "x.jsonl"), "utf8");
    });
    journal.record({ a: 1 });
    store.close();
    expect(content).toBe('{"a":1}\n');
  });

  test("a last line torn by a crash is cut off, and the next record follows the whole ones", () => {
    const directory = temporaryDirectory();
    const first = openNumbers(directory);
    first.record(1);
    first.close();
    appendFileSync(join(directory, "numbers.jsonl"), '{"n":2');
    const second = openNumbers(directory);
    expect(second.seen).toEqual([1]);
    second.record(3);
    second.close();
    expect(readFileSync(join(directory, "numbers.jsonl"), "utf8")).toBe('{"n":1}\n{"n":3}\n');
  });

  test("a damaged line in the middle refuses to start and names the place", () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "numbers.jsonl"), '{"n":1}\n{"n"\n{"n":3}\n');
    expect(() => openNumbers(directory)).toThrow(/numbers\.jsonl:2 is damaged/);
  });

  test("state in memory never shares objects with the caller, as after a restart it could not", () => {
    const kept: { list: number[] }[] = [];
    const journal = createJournalStore(null).open<{ list: number[] }>("x", (entry) => void kept.push(entry));
    const list = [1];
    journal.record({ list });
    list.push(2);
    expect(kept).toEqual([{ list: [1] }]);
  });
});

describe("secrets", () => {
  test("a secret is made once per data directory and readable by its owner only", () => {
    const directory = temporaryDirectory();
    const made = createSecrets(directory)("a", () => "first");
    expect(createSecrets(directory)("a", () => "second")).toBe(made);
    expect(statSync(join(directory, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(loadAdminToken(directory)).toBe(loadAdminToken(directory));
    expect(statSync(join(directory, "admin-token")).mode & 0o777).toBe(0o600);
  });
});

describe("data directory lock", () => {
  test("a second holder is refused with a sentence that says what to do; a released lock is free", () => {
    const directory = temporaryDirectory();
    const release = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(/in use by process \d+\. Stop that process or choose another/);
    release();
    lockDataDirectory(directory)();
  });

  test("the lock of a process that is gone is taken over, also when its id is used again", () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "lock"), `${process.pid} 1`);
    const release = lockDataDirectory(directory);
    expect(readFileSync(join(directory, "lock"), "utf8")).not.toBe(`${process.pid} 1`);
    release();
    writeFileSync(join(directory, "lock"), "4194305 77");
    lockDataDirectory(directory)();
  });
});

describe.each<[string, () => Blobs]>([
  ["on disk", () => createBlobs(temporaryDirectory())],
  ["in memory", () => createBlobs(null)],
])("blobs %s", (_, open) => {
  test("bytes come back whole and in ranges under their digest", async () => {
    const blobs = open();
    const written = await blobs.write(chunks("hello ", "world"));
    expect(written).toEqual({
      size: 11,
      sha256: createHash("sha256").update("hello world").digest("hex"),
      md5: createHash("md5").update("hello world").digest("hex"),
    });
    expect(await readAll(blobs.read(written.sha256))).toBe("hello world");
    expect(await readAll(blobs.read(written.sha256, { start: 4, end: 6 }))).toBe("o w");
    expect(blobs.size(written.sha256)).toBe(11);
    blobs.delete(written.sha256);
    expect(() => blobs.size(written.sha256)).toThrow();
  });

  test("what arrived before a break is kept, and the digest covers all pieces", async () => {
    const blobs = open();
    await expect(blobs.partial("up/../load").append(breakingAfter("hello "))).rejects.toThrow("connection lost");
    const partial = blobs.partial("up/../load");
    expect(partial.size()).toBe(6);
    await partial.append(chunks("world"));
    const { sha256 } = await partial.finish();
    expect(sha256).toBe(createHash("sha256").update("hello world").digest("hex"));
  });

  test("bytes over the limit are refused", async () => {
    await expect(open().partial("a").append(chunks("12345", "6"), 5)).rejects.toThrow(RangeError);
  });
});

test("a partial upload goes on after a restart", async () => {
  const directory = temporaryDirectory();
  await expect(createBlobs(directory).partial("key").append(breakingAfter("hello "))).rejects.toThrow();
  const partial = createBlobs(directory).partial("key");
  expect(partial.size()).toBe(6);
  await partial.append(chunks("world"));
  expect((await partial.finish()).md5).toBe(createHash("md5").update("hello world").digest("hex"));
});
