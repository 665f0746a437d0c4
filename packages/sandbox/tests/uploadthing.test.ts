import { createHash } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toStream } from "../src/kernel/streams";
import { signUrl } from "../src/uploadthing/signature";
import { sandboxFor, temporaryDirectory, until } from "./kernel-support";
import { put, startProduct, type Product } from "./uploadthing-support";

const WAV = { name: "påx & 1 \"é\".wav", size: 5, type: "audio/wav" };
const md5 = (text: string) => createHash("md5").update(text).digest("hex");
const hello = () => new Blob(["hello"], { type: "audio/wav" });

function apiKeyOf({ sandbox }: Product): string {
  const token: { apiKey: string } = JSON.parse(Buffer.from(sandbox.env.UPLOADTHING_TOKEN ?? "", "base64").toString());
  return token.apiKey;
}

async function uploaded(product: Product, text = "hello", slug = "master"): Promise<string> {
  const type = slug === "quick" ? "text/plain" : "audio/wav";
  const { key, url } = await product.presign({ name: "a.wav", size: Buffer.byteLength(text), type }, slug);
  const answer = await put(url, new Blob([text], { type }));
  if (!answer.ok) throw new Error(await answer.text());
  return key;
}

describe("a browser's upload through the official route handler", () => {
  test("stores the file, calls the product back with a signature it accepts, and answers what onUploadComplete returned", async () => {
    const product = await startProduct();
    const { key, url } = await product.presign(WAV);
    expect((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start")).toBe("0");
    const answer = await put(url, hello(), { name: WAV.name });
    expect(answer.status).toBe(200);
    const base = `${product.sandbox.url}/ut/local`;
    const body = await answer.json();
    expect(body).toEqual({
      url: `${base}/f/${key}`,
      appUrl: expect.stringMatching(new RegExp(`^${base}/a/\\w+/${key}$`)),
      ufsUrl: body.appUrl,
      fileHash: md5("hello"),
      serverData: { fileId: "file_1" },
    });
    expect(product.completed).toMatchObject([{ key, ...WAV, customId: null, fileHash: md5("hello"), owner: "user_1", ufsUrl: body.ufsUrl }]);
  });

  test("answers at once where the route does not await its server data", async () => {
    const product = await startProduct();
    const { url } = await product.presign({ name: "a.txt", size: 5, type: "text/plain" }, "quick");
    expect(await (await put(url, new Blob(["hello"], { type: "text/plain" }))).json()).toMatchObject({ serverData: null, fileHash: md5("hello") });
  });

  test("sent again, a finished upload is answered the same and told once", async () => {
    const product = await startProduct();
    const { url } = await product.presign(WAV);
    const first = await (await put(url, hello())).json();
    expect((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start")).toBe("5");
    expect(await (await put(url, new Blob([]), { start: 5 })).json()).toEqual(first);
    await product.sandbox.flush();
    expect(product.completed).toHaveLength(1);
  });

  test("goes on where a broken one stopped", async () => {
    const product = await startProduct();
    const { url } = await product.presign({ ...WAV, size: 11 });
    expect((await put(url, new Blob(["hello "], { type: "audio/wav" }))).status).toBe(400);
    expect((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start")).toBe("6");
    expect((await put(url, hello(), { start: 3 })).status).toBe(416);
    const rest = await put(url, new Blob(["world"], { type: "audio/wav" }), { start: 6 });
    expect(await rest.json()).toMatchObject({ fileHash: md5("hello world") });
  });

  test("keeps what arrived before the connection broke", async () => {
    const dataDir = temporaryDirectory();
    const product = await startProduct(dataDir);
    const { key, url } = await product.presign({ ...WAV, size: 300_000 });
    const partial = join(dataDir, "blobs", "partial", createHash("sha256").update(key).digest("hex"));
    const half = `--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: audio/wav\r\n\r\n${"x".repeat(100_000)}`;
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(half);
      await until(() => existsSync(partial) && statSync(partial).size > 0);
      throw new Error("cable pulled");
    }
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    await expect(fetch(url, { method: "PUT", body: toStream(breaking()), headers, ...{ duplex: "half" } })).rejects.toThrow();
    const start = Number((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start"));
    expect(start).toBeGreaterThan(0);
    const rest = await put(url, new Blob(["x".repeat(300_000 - start)], { type: "audio/wav" }), { start });
    expect(await rest.json()).toMatchObject({ fileHash: md5("x".repeat(300_000)) });
  });

  test("a product that is away when the file arrives is called when it is back", async () => {
    const product = await startProduct();
    product.refuseWith = 503;
    const { key, url } = await product.presign(WAV);
    const answer = put(url, hello());
    await expect.poll(async () => (await (await product.sandbox.request("/_admin/deliveries")).json()).deliveries[0]?.attempts.length).toBe(1);
    product.refuseWith = null;
    await product.sandbox.advance(60_000);
    await product.sandbox.flush();
    expect(await (await answer).json()).toMatchObject({ serverData: { fileId: "file_1" } });
    expect(product.completed).toMatchObject([{ key }]);
  });
});

describe("what was signed is what is taken", () => {
  test("a changed name, size, key or signature is 403", async () => {
    const product = await startProduct();
    const { key, url } = await product.presign(WAV);
    const changed = [
      url.replace("x-ut-file-size=5", "x-ut-file-size=500"),
      url.replace(key, `${key}x`),
      url.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      `${url}&x-ut-acl=public-read`,
      url.replace(/&signature=.*/, ""),
    ];
    for (const bad of changed) {
      expect((await put(bad, hello())).status, bad).toBe(403);
      expect((await fetch(bad, { method: "HEAD" })).status).toBe(403);
    }
  });

  test("an expired URL is 403", async () => {
    const product = await startProduct();
    const { url } = await product.presign(WAV);
    const [, base = ""] = /^(.*?)\?/.exec(url) ?? [];
    const expired = signUrl(base, apiKeyOf(product), Date.now() - 1);
    const answer = await put(expired, hello());
    expect([answer.status, await answer.json()]).toEqual([403, { error: "The presigned URL has expired." }]);
  });

  test("more bytes than signed are 413, the product is told, and nothing is kept", async () => {
    const product = await startProduct();
    const { key, url } = await product.presign(WAV);
    expect((await put(url, new Blob(["hello!"], { type: "audio/wav" }))).status).toBe(413);
    await product.sandbox.flush();
    await until(() => product.failed.length === 1);
    expect(product.failed).toEqual([key]);
    expect((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start")).toBe("0");
  });

  test("a large upload that is refused can read why", async () => {
    const product = await startProduct();
    const { url } = await product.presign(WAV);
    const large = new Blob([new Uint8Array(40 * 1024 * 1024)], { type: "audio/wav" });
    expect((await put(url, large)).status).toBe(413);
    expect((await put(url.replace("x-ut-file-size=5", "x-ut-file-size=6"), large)).status).toBe(403);
  });

  test("another type than signed is 400", async () => {
    const product = await startProduct();
    const { url } = await product.presign(WAV);
    expect((await put(url, new Blob(["hello"], { type: "text/html" }))).status).toBe(400);
  });

  test("a body that is no form, or a form without the file, is 400", async () => {
    const product = await startProduct();
    const { url } = await product.presign(WAV);
    expect((await fetch(url, { method: "PUT", body: "hello" })).status).toBe(400);
    const form = new FormData();
    form.append("other", "hello");
    expect((await fetch(url, { method: "PUT", body: form })).status).toBe(400);
  });

  test("the hooks of the product ask for its key", async () => {
    const { sandbox } = await startProduct();
    for (const path of ["/ut/ingest/route-metadata", "/ut/ingest/callback-result", "/ut/v6/listFiles"]) {
      expect((await fetch(sandbox.url + path, { method: "POST", body: "{}" })).status).toBe(401);
    }
  });
});

describe("UTApi", () => {
  test("uploads from the server", async () => {
    const { utapi, sandbox } = await startProduct();
    const { data, error } = await utapi.uploadFiles(new File(["abc"], "c.txt", { type: "text/plain" }), { acl: "public-read" });
    expect(error).toBeNull();
    expect(data).toMatchObject({ name: "c.txt", size: 3, type: "text/plain", fileHash: md5("abc"), customId: null });
    expect(data?.ufsUrl).toContain(`${sandbox.url}/ut/local/a/`);
    expect(await (await fetch(data?.ufsUrl ?? "")).text()).toBe("abc");
  });

  test("lists, renames, counts and deletes", async () => {
    const product = await startProduct();
    const keys = [await uploaded(product, "one"), await uploaded(product, "two"), await uploaded(product, "three")];
    const { utapi } = product;
    expect(await utapi.listFiles({ limit: 2 })).toMatchObject({ hasMore: true, files: [{ key: keys[2], size: 5, status: "Uploaded" }, { key: keys[1] }] });
    expect(await utapi.listFiles({ limit: 2, offset: 2 })).toMatchObject({ hasMore: false, files: [{ key: keys[0] }] });
    expect(await utapi.renameFiles({ fileKey: keys[0] ?? "", newName: "new.wav" })).toEqual({ success: true });
    expect((await utapi.listFiles({ offset: 2 })).files[0]?.name).toBe("new.wav");
    expect(await utapi.getUsageInfo()).toMatchObject({ filesUploaded: 3, totalBytes: 11, appTotalBytes: 11 });
    expect(await utapi.deleteFiles([keys[0] ?? "", "unknown"])).toMatchObject({ success: true, deletedCount: 1 });
    expect((await utapi.listFiles()).files).toHaveLength(2);
    await expect(utapi.renameFiles({ fileKey: "unknown", newName: "x" })).rejects.toThrow();
  });

  test("bytes shared by two files live until both are deleted", async () => {
    const product = await startProduct(temporaryDirectory());
    const [one, two] = [await uploaded(product, "same", "quick"), await uploaded(product, "same", "quick")];
    await product.utapi.deleteFiles(one);
    const { ufsUrl } = await product.utapi.generateSignedURL(two);
    expect(await (await fetch(ufsUrl)).text()).toBe("same");
    await product.utapi.deleteFiles(two);
    expect((await fetch(ufsUrl)).status).toBe(404);
  });

  test("an unknown verb answers in UploadThing's error shape", async () => {
    const { sandbox } = await startProduct();
    const answer = await fetch(`${sandbox.url}/ut/v6/abort`, { method: "POST" });
    expect([answer.status, await answer.json()]).toEqual([404, { error: expect.any(String) }]);
  });
});

describe("reading files", () => {
  test("a private file is served only through a URL the SDK signed for it, until that expires", async () => {
    const product = await startProduct();
    const key = await uploaded(product);
    const { ufsUrl } = await product.utapi.generateSignedURL(key, { expiresIn: 60 });
    expect(ufsUrl).toMatch(new RegExp(`^${product.sandbox.url}/ut/local/a/\\w+/${key}\\?expires=`));
    expect(await (await fetch(ufsUrl)).text()).toBe("hello");
    const bare = ufsUrl.replace(/\?.*/, "");
    expect((await fetch(bare)).status).toBe(403);
    const other = await uploaded(product, "other");
    expect((await fetch(ufsUrl.replace(key, other))).status).toBe(403);
    expect((await fetch(ufsUrl.replace(/expires=\d+/, `expires=${Date.now() + 1e9}`))).status).toBe(403);
    const expired = await fetch(signUrl(bare, apiKeyOf(product), Date.now() - 1));
    expect([expired.status, await expired.json()]).toEqual([403, { error: "This URL has expired." }]);
    expect(await (await fetch((await product.utapi.getSignedURL(key, { expiresIn: 60 })).ufsUrl)).text()).toBe("hello");
  });

  test("access can be changed", async () => {
    const product = await startProduct();
    const key = await uploaded(product);
    const bare = (await product.utapi.generateSignedURL(key)).ufsUrl.replace(/\?.*/, "");
    await product.utapi.updateACL(key, "public-read");
    expect((await fetch(bare)).status).toBe(200);
    await product.utapi.updateACL(key, "private");
    expect((await fetch(bare)).status).toBe(403);
  });

  test("ranges, conditions and HEAD are answered as a web server does", async () => {
    const product = await startProduct(temporaryDirectory());
    const { ufsUrl } = await product.utapi.generateSignedURL(await uploaded(product, "0123456789"));
    const get = async (headers: Record<string, string>) => {
      const answer = await fetch(ufsUrl, { headers });
      return [answer.status, await answer.text(), answer.headers.get("content-range")];
    };
    expect(await get({ range: "bytes=2-4" })).toEqual([206, "234", "bytes 2-4/10"]);
    expect(await get({ range: "bytes=7-" })).toEqual([206, "789", "bytes 7-9/10"]);
    expect(await get({ range: "bytes=-2" })).toEqual([206, "89", "bytes 8-9/10"]);
    expect(await get({ range: "bytes=5-99" })).toEqual([206, "56789", "bytes 5-9/10"]);
    expect(await get({ range: "bytes=10-" })).toEqual([416, "", "bytes */10"]);
    expect(await get({ range: "bytes=0-1,3-4" })).toEqual([200, "0123456789", null]);
    expect(await get({ range: "bytes=0-1", "if-range": '"other"' })).toEqual([200, "0123456789", null]);
    const head = await fetch(ufsUrl, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), head.headers.get("accept-ranges")]).toEqual([200, "10", "bytes"]);
    expect(await get({ "if-none-match": head.headers.get("etag") ?? "" })).toEqual([304, "", null]);
  });

  test("a file never runs as a page of the sandbox, and keeps its name", async () => {
    const { utapi } = await startProduct();
    const { data } = await utapi.uploadFiles(new File(["<script>"], "bäd\".html", { type: "text/html" }), { contentDisposition: "attachment" });
    const { headers } = await fetch(data?.ufsUrl ?? "");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(headers.get("content-disposition")).toBe("attachment; filename=\"b_d_.html\"; filename*=UTF-8''b%C3%A4d%22.html");
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  test("a browser may ask beforehand, with the SDK's trace headers", async () => {
    const { sandbox } = await startProduct();
    const answer = await fetch(`${sandbox.url}/ut/ingest/key`, {
      method: "OPTIONS",
      headers: { origin: "http://localhost:3000", "access-control-request-method": "PUT", "access-control-request-headers": "b3,range,traceparent,x-uploadthing-version" },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-headers")).toBe("*");
    expect(answer.headers.get("access-control-allow-methods")).toContain("PUT");
  });
});

test("files and their access survive a restart, and what was told is not told again", async () => {
  const dataDir = temporaryDirectory();
  const product = await startProduct(dataDir);
  const key = await uploaded(product);
  await product.sandbox.close();
  const again = await startProduct(dataDir);
  const { ufsUrl } = await again.utapi.generateSignedURL(key);
  expect(await (await fetch(ufsUrl)).text()).toBe("hello");
  expect((await fetch(ufsUrl.replace(/\?.*/, ""))).status).toBe(403);
  await again.sandbox.flush();
  expect(again.completed).toEqual([]);
});

test("a callback that a crash left untold is told at the next start", async () => {
  const dataDir = temporaryDirectory();
  const product = await startProduct(dataDir);
  product.refuseWith = 503;
  const { key, url } = await product.presign(WAV);
  const broken = expect(put(url, hello())).rejects.toThrow();
  await expect.poll(async () => (await product.utapi.listFiles()).files.length).toBe(1);
  await product.sandbox.close();
  await broken;
  // As if the process had died between storing the file and writing the callback down.
  rmSync(join(dataDir, "journal", "outbox.jsonl"));
  product.refuseWith = null;
  const again = await sandboxFor({ dataDir, appOrigin: product.origin });
  await again.advance(1);
  await again.flush();
  await until(() => product.completed.length === 1);
  expect(product.completed).toMatchObject([{ key, owner: "user_1" }]);
});
