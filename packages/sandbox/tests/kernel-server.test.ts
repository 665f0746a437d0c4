import { createConnection } from "node:net";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSandbox } from "../src/index";
import { html } from "../src/kernel/html";
import { redactText, redactUrl } from "../src/kernel/redact";
import { sandboxFor, temporaryDirectory } from "./kernel-support";

/** A request with a Host of one's own choice, which fetch does not allow. */
function rawGet(url: string, path: string, host: string): Promise<string> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), "127.0.0.1", () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });
}

test("a foreign Host is refused, so a rebound name reaches nothing", async () => {
  const sandbox = await sandboxFor();
  for (const path of ["/", "/_admin/health", "/resend/emails/x"]) {
    expect(await rawGet(sandbox.url, path, "evil.example")).toMatch(/^HTTP\/1.1 421/);
  }
});

test("localhost is sent on to 127.0.0.1, whose pages never see the product's cookies", async () => {
  const sandbox = await sandboxFor();
  const answer = await rawGet(sandbox.url, "/console/mail?x=1", `localhost:${new URL(sandbox.url).port}`);
  expect(answer).toMatch(/^HTTP\/1.1 307/);
  expect(answer.toLowerCase()).toContain(`location: ${sandbox.url}/console/mail?x=1`);
});

test("the admin API asks for its token and refuses another site's page", async () => {
  const sandbox = await sandboxFor();
  const advance = (headers: Record<string, string>) =>
    fetch(`${sandbox.url}/_admin/clock/advance`, { method: "POST", headers, body: JSON.stringify({ ms: 1000 }) });
  const authorization = `Bearer ${sandbox.adminToken}`;
  expect((await advance({})).status).toBe(401);
  expect((await advance({ authorization: "Bearer wrong" })).status).toBe(401);
  expect((await advance({ authorization, origin: "https://evil.example" })).status).toBe(403);
  expect((await advance({ authorization, "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await advance({ authorization })).status).toBe(200);
});

test("the admin API tells health and clock, moves it, and names what it does not have", async () => {
  const sandbox = await sandboxFor();
  const health = await (await fetch(`${sandbox.url}/_admin/health`)).json();
  expect(health).toMatchObject({ ok: true, providers: expect.arrayContaining(["resend", "uploadthing", "upstash"]), offset: 0 });
  const moved = await (await sandbox.request("/_admin/clock/advance", { method: "POST", body: JSON.stringify({ ms: 5000 }) })).json();
  expect(moved.offset).toBeGreaterThan(4000);
  expect((await sandbox.request("/_admin/clock/advance", { method: "POST", body: '{"ms":-1}' })).status).toBe(400);
  expect((await sandbox.request("/_admin/nothing")).status).toBe(404);
  expect((await sandbox.request("/_admin/deliveries/dlv_x/replay", { method: "POST" })).status).toBe(404);
});

test("reset empties a sandbox in memory and is refused where state is on disk", async () => {
  const memory = await sandboxFor();
  await memory.advance(60_000);
  expect((await memory.request("/_admin/reset", { method: "POST" })).status).toBe(200);
  expect(await (await memory.request("/_admin/clock")).json()).toMatchObject({ offset: 0 });
  const disk = await sandboxFor({ dataDir: temporaryDirectory() });
  expect((await disk.request("/_admin/reset", { method: "POST" })).status).toBe(409);
});

test("keys, token and environment are the same after a restart, and kept from other users", async () => {
  const dataDir = temporaryDirectory();
  const first = await startSandbox({ port: 0, appOrigin: "http://localhost:3000", dataDir });
  await first.close();
  const second = await sandboxFor({ dataDir });
  expect(second.adminToken).toBe(first.adminToken);
  expect(second.env.RESEND_API_KEY).toBe(first.env.RESEND_API_KEY);
  expect(JSON.parse(readFileSync(join(dataDir, "env.json"), "utf8"))).toEqual(second.env);
  expect(statSync(join(dataDir, "env.json")).mode & 0o777).toBe(0o600);
});

test("two sandboxes never share a data directory", async () => {
  const dataDir = temporaryDirectory();
  await sandboxFor({ dataDir });
  await expect(sandboxFor({ dataDir })).rejects.toThrow(/is in use by process/);
});

test("a taken port is one sentence, and the data directory is free again", async () => {
  const dataDir = temporaryDirectory();
  const port = Number(new URL((await sandboxFor()).url).port);
  await expect(startSandbox({ port, appOrigin: "http://localhost:3000", dataDir })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
  await sandboxFor({ dataDir });
});

test("a product that is not on this machine is refused", async () => {
  await expect(startSandbox({ port: 0, memory: true, appOrigin: "https://shop.example" })).rejects.toThrow(/only a product on this machine/);
});

test("secrets are struck out of the request log", () => {
  expect(redactUrl(new URL("http://x/a?signature=abc&n=1"))).toBe("/a?signature=•••&n=1");
  expect(redactText("Invalid API Key: sk_test_abcdefgh1234")).toBe("Invalid API Key: sk_•••");
});

test("html escapes text and keeps markup", () => {
  const name = `<img src=x onerror="alert('1')">`;
  expect(html`<p title="${name}">${[html`<b>${1}</b>`, false, null]}</p>`.toString()).toBe(
    "<p title=\"&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;\"><b>1</b></p>",
  );
});
