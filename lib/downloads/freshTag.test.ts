import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { id3Length, id3Tag } from "../audio/id3";
import { freshTag } from "./freshTag";
import { parseRange } from "./range";
import { streamStored } from "./streamStored";

const sound = Buffer.from(Array.from({ length: 1_000 }, (_, index) => (index * 7) % 251));
const words = { title: "Old", artist: "ada records", licenceUrl: "http://localhost:3000/beats/x" };
const stored = Buffer.concat([id3Tag(words), sound]);
const cover = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
const renamed = { ...words, title: "New name ß", cover };

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const range = parseRange(request.headers.range ?? null, stored.length);
    if (range === null || range === "unsatisfiable") response.end(stored);
    else response.writeHead(206).end(stored.subarray(range.start, range.end + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/`;
});
afterAll(() => {
  server.close();
});

async function ask(headers: Record<string, string> = {}, tag = renamed): Promise<Response> {
  const request = new Request("http://localhost/", { headers });
  const head = await freshTag(url, tag, request.signal);
  return await streamStored(request, { url, size: stored.length, etag: `"x-${head.version}"`, headers: {}, head });
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test("the file carries the title of today and its cover, and not a byte of its sound is another", async () => {
  const response = await ask();
  const whole = await bytesOf(response);
  expect(response.headers.get("content-length")).toBe(String(whole.length));
  expect(whole.subarray(id3Length(whole))).toEqual(sound);
  const tag = whole.subarray(0, id3Length(whole));
  expect(tag.includes("New name ß")).toBe(true);
  expect(tag.includes("Old")).toBe(false);
  expect(tag.includes(Buffer.concat([Buffer.from("APIC")]))).toBe(true);
  expect(tag.includes(Buffer.from(cover))).toBe(true);
});

test("any range of it is that range of the whole", async () => {
  const whole = await bytesOf(await ask());
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(whole.length - 1), async (one, other) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      const response = await ask({ range: `bytes=${start}-${end}` });
      expect(response.status).toBe(206);
      expect(response.headers.get("content-range")).toBe(`bytes ${start}-${end}/${whole.length}`);
      expect(await bytesOf(response)).toEqual(whole.subarray(start, end + 1));
    }),
    { numRuns: 60 },
  );
});

test("a download that goes on after the beat was renamed begins anew instead of mixing two files", async () => {
  const before = await ask();
  const etag = before.headers.get("etag") ?? "";
  await before.body?.cancel();
  const same = await ask({ range: "bytes=10-", "if-range": etag });
  const other = await ask({ range: "bytes=10-", "if-range": etag }, { ...renamed, title: "Newer" });
  expect([same.status, other.status]).toEqual([206, 200]);
  await Promise.all([same.body?.cancel(), other.body?.cancel()]);
});

test("a file without a tag of its own gets one before its first byte", () => {
  expect(id3Length(sound)).toBe(0);
});
