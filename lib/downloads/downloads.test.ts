import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentDisposition } from "./disposition";
import { downloadSeconds } from "./lifetime";
import { parseRange } from "./range";
import { isGrantValid, signGrant } from "./signature";
import { streamStored } from "./streamStored";

describe("a range", () => {
  const cases: [string | null, ReturnType<typeof parseRange>][] = [
    [null, null],
    ["bytes=0-9", { start: 0, end: 9 }],
    ["bytes=90-", { start: 90, end: 99 }],
    ["bytes=90-500", { start: 90, end: 99 }],
    ["bytes=-10", { start: 90, end: 99 }],
    ["bytes=-500", { start: 0, end: 99 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=9-3", null],
    ["bytes=0-1,5-6", null],
    ["items=0-1", null],
    ["bytes=-", null],
  ];
  test.each(cases)("%s of 100 bytes", (header, expected) => {
    expect(parseRange(header, 100)).toEqual(expected);
  });
});

describe("a signed address", () => {
  const grant = { fileId: "k1", userId: "u1", filename: "beat.mp3", expires: 1_000 };
  const signature = signGrant(grant, "secret");

  test("holds until it expires, not a second longer", () => {
    expect(isGrantValid(grant, signature, "secret", 999)).toBe(true);
    expect(isGrantValid(grant, signature, "secret", 1_000)).toBe(false);
  });

  test.each([
    ["another file", { fileId: "k2" }],
    ["another user", { userId: "u2" }],
    ["another name", { filename: "virus.exe" }],
    ["another end", { expires: 2_000 }],
  ])("does not hold for %s", (_name, change) => {
    expect(isGrantValid({ ...grant, ...change }, signature, "secret", 0)).toBe(false);
  });

  test("does not hold under another secret, and none is made with an empty one", () => {
    expect(isGrantValid(grant, signature, "other", 0)).toBe(false);
    expect(isGrantValid(grant, "", "secret", 0)).toBe(false);
    expect(() => signGrant(grant, "")).toThrow("empty");
  });

  test("parts cannot run into their neighbours", () => {
    expect(signGrant({ ...grant, fileId: "a", userId: "bc" }, "s")).not.toBe(signGrant({ ...grant, fileId: "ab", userId: "c" }, "s"));
  });
});

test.each([
  [1, 600],
  [50 * 1024 * 601, 601],
  [256 * 1024 * 1024, 5_243],
  [1024 ** 3, 10_800],
])("an address of %i bytes lives %i seconds", (size, seconds) => {
  expect(downloadSeconds(size)).toBe(seconds);
});

describe("a file name", () => {
  test("is kept in full for clients that can, in ASCII for those that cannot", () => {
    expect(contentDisposition("attachment", "Nuit d'été – 日本.wav")).toBe(
      `attachment; filename="Nuit d'ete  .wav"; filename*=UTF-8''Nuit%20d%27%C3%A9t%C3%A9%20%E2%80%93%20%E6%97%A5%E6%9C%AC.wav`,
    );
  });

  test.each(['a"; filename="b.exe', "a\r\nset-cookie: x=1", "../../etc/passwd", "\ud800", "日本", ""])("cannot break out of its header: %j", (name) => {
    const header = contentDisposition("inline", name);
    expect(header).toMatch(/^inline; filename="[^"\r\n/\\]+"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
    expect(() => new Headers({ "content-disposition": header })).not.toThrow();
  });
});

describe("a stored file is streamed", () => {
  const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, at) => at % 251));
  let storage: Server;
  let url = "";
  let asked: (string | undefined)[] = [];
  /** Whether the storage understands ranges. */
  let ranged = true;

  beforeAll(async () => {
    storage = createServer((request, response) => {
      asked.push(request.headers.range);
      if (request.url === "/gone") return void response.writeHead(404).end();
      const match = ranged ? /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") : null;
      response.writeHead(match ? 206 : 200).end(match ? bytes.subarray(Number(match[1]), Number(match[2]) + 1) : bytes);
    });
    await new Promise<void>((done) => storage.listen(0, "127.0.0.1", done));
    const address: AddressInfo | string | null = storage.address();
    if (address === null || typeof address === "string") throw new Error("The test storage has no port");
    url = `http://127.0.0.1:${address.port}/file`;
  });
  afterAll(() => new Promise<void>((done) => void storage.close(() => done())));

  const ask = async (headers: Record<string, string> = {}, method = "GET") => {
    asked = [];
    const request = new Request("http://localhost:3000/api/audio/x.mp3", { method, headers });
    const response = await streamStored(request, { url, size: bytes.length, etag: '"v1"', headers: { "content-type": "audio/mpeg" } });
    return { response, body: Buffer.from(await response.arrayBuffer()) };
  };

  test("whole, with its length and tag", async () => {
    const { response, body } = await ask();
    expect(response.status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({ "content-length": "1000", "accept-ranges": "bytes", etag: '"v1"', "x-content-type-options": "nosniff" });
  });

  test.each([true, false])("in part (storage understands ranges: %s)", async (understands) => {
    ranged = understands;
    const { response, body } = await ask({ range: "bytes=100-299" });
    ranged = true;
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe("bytes 100-299/1000");
    expect(response.headers.get("content-length")).toBe("200");
    expect(body.equals(bytes.subarray(100, 300))).toBe(true);
  });

  test("in part only while it is the same version", async () => {
    expect((await ask({ range: "bytes=0-9", "if-range": '"v1"' })).response.status).toBe(206);
    expect((await ask({ range: "bytes=0-9", "if-range": '"v0"' })).response.status).toBe(200);
    expect((await ask({ range: "bytes=0-9", "if-range": "Wed, 21 Oct 2015 07:28:00 GMT" })).response.status).toBe(200);
  });

  test("not at all when the client has it, or asks past its end; storage is left alone", async () => {
    const unchanged = await ask({ "if-none-match": 'W/"v1", "v0"' });
    expect(unchanged.response.status).toBe(304);
    expect(asked).toEqual([]);
    const beyond = await ask({ range: "bytes=1000-" });
    expect(beyond.response.status).toBe(416);
    expect(beyond.response.headers.get("content-range")).toBe("bytes */1000");
    expect(asked).toEqual([]);
  });

  test("without its body for HEAD, storage left alone", async () => {
    const { response, body } = await ask({}, "HEAD");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe("1000");
    expect(body).toHaveLength(0);
    expect(asked).toEqual([]);
  });

  test("a storage that fails is said to be unavailable", async () => {
    const gone = { url: url.replace("/file", "/gone"), size: 10, etag: '"v1"', headers: {} };
    await expect(streamStored(new Request("http://localhost:3000/"), gone)).rejects.toHaveProperty("code", "provider_unavailable");
  });
});
