import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { scriptsOf } from "../support/document";
import { ask } from "../support/raw";

/** How our own start sends what a page is made of. */
let script: string;
let style: string;
beforeAll(async () => {
  const document = (await ask("/beats", {})).body.toString();
  script = scriptsOf(document)[0] ?? "";
  style = /<link rel="stylesheet" href="([^"]+)"/.exec(document)?.[1] ?? "";
});

test.each([["script", () => script], ["style", () => style]] as const)("a built %s is the same file plain, in gzip and in Brotli, and is kept for ever", async (_kind, of) => {
  const [plain, gzip, brotli] = await Promise.all([ask(of(), {}), ask(of(), { "accept-encoding": "gzip" }), ask(of(), { "accept-encoding": "gzip, deflate, br" })]);
  expect([plain.headers["content-encoding"], gzip.headers["content-encoding"], brotli.headers["content-encoding"]]).toEqual([undefined, "gzip", "br"]);
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(brotli.body.length).toBeLessThan(gzip.body.length);
  expect(brotli.headers["content-length"]).toBe(String(brotli.body.length));
  for (const header of ["content-type", "cache-control", "vary"]) expect(brotli.headers[header]).toBe(plain.headers[header]);
});

test("a built file in Brotli answers HEAD, what is already there, and leaves parts of it to be plain", async () => {
  const whole = await ask(script, { "accept-encoding": "br" });
  const head = await ask(script, { "accept-encoding": "br" }, "HEAD");
  expect(head).toMatchObject({ status: 200, headers: { "content-encoding": "br", "content-length": String(whole.body.length) } });
  expect(head.body).toHaveLength(0);
  const known = await ask(script, { "accept-encoding": "br", "if-none-match": whole.headers.etag ?? "none" });
  expect(known).toMatchObject({ status: 304, headers: { etag: whole.headers.etag, vary: "Accept-Encoding" } });
  const part = await ask(script, { "accept-encoding": "br", range: "bytes=0-9" });
  expect(part).toMatchObject({ status: 206, headers: { "content-length": "10" } });
  expect(part.headers["content-encoding"]).toBeUndefined();
});

test("a page comes in Brotli with its policy, whose nonce its scripts carry", async () => {
  const { headers, body } = await ask("/beats", { "accept-encoding": "gzip, br" });
  expect(headers).toMatchObject({ "content-encoding": "br", vary: expect.stringContaining("Accept-Encoding") });
  const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "none";
  const document = brotliDecompressSync(body).toString();
  expect(document).toMatch(/<\/html>$/);
  expect(document).toContain(`nonce="${nonce}"`);
  expect((await ask("/beats", { "accept-encoding": "gzip" })).headers["content-encoding"]).toBe("gzip");
});
