import { type IncomingMessage, request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Guard } from "../src/http/guard";
import { startConvex, type ConvexDeployment } from "../index.mjs";
import { api, client, RawSocket, startFixture, token } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

/** `fetch` does not let Host or Origin be chosen. */
function rawStatus(path: string, headers: Record<string, string>, method = "POST", body = "{}"): Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${convex.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    request.once("error", reject);
    request.end(body);
  });
}

describe("HTTP actions", () => {
  test("run on the site port and under /http, with body, identity, status and headers", async () => {
    const headers = { authorization: `Bearer ${await token("hanna")}` };
    for (const url of [`${convex.siteUrl}/hello`, `${convex.url}/http/hello`]) {
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ body: "from http" }) });
      expect(response.status).toBe(201);
      expect(response.headers.get("x-from")).toBe("action");
      expect(await response.json()).toEqual({ ok: true, who: "hanna" });
    }
  });

  test("a token that is not accepted leaves the action with nobody instead of refusing", async () => {
    const response = await fetch(`${convex.siteUrl}/hello`, { method: "POST", headers: { authorization: "Bearer nonsense" }, body: JSON.stringify({ body: "x" }) });
    expect(await response.json()).toEqual({ ok: true, who: null });
  });

  test("stream their response while they make it", async () => {
    const response = await fetch(`${convex.siteUrl}/stream/5`);
    const arrivals: string[] = [];
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) arrivals.push(Buffer.from(part.value).toString());
    expect(arrivals.join("")).toBe("part 0\npart 1\npart 2\npart 3\npart 4\n");
    expect(arrivals.length).toBeGreaterThan(1);
  });

  test("tell the length of a body that is there as a whole, and none of one that is still being made", async () => {
    const length = async (path: string, init?: RequestInit) => {
      const response = await fetch(`${convex.siteUrl}${path}`, init);
      return [response.headers.get("content-length"), (await response.arrayBuffer()).byteLength];
    };
    for (const kind of ["text", "blob"]) {
      expect(await length(`/whole/${kind}`, { method: "POST", body: "grüß" })).toEqual(["6", 6]);
      expect(await length(`/whole/${kind}`, { method: "POST", body: "" })).toEqual(["0", 0]);
    }
    expect(await length("/whole/none", { method: "POST" })).toEqual([null, 0]);
    expect(await length("/stream/2")).toEqual([null, 14]);
  });

  test("read a request while it is being sent, and answer meanwhile", async () => {
    let more: ReadableStreamDefaultController<Uint8Array> | undefined;
    const sending = new ReadableStream<Uint8Array>({ start: (controller) => void (more = controller) });
    const say = (text: string) => more?.enqueue(new TextEncoder().encode(text));
    say("first ");
    const request = { method: "POST", body: sending, duplex: "half" };
    const response = await fetch(`${convex.siteUrl}/shout`, request);
    const reader = response.body?.getReader();
    const heard = async () => Buffer.from((await reader?.read())?.value ?? []).toString();
    expect(await heard()).toBe("FIRST ");
    say("second");
    expect(await heard()).toBe("SECOND");
    more?.close();
    expect((await reader?.read())?.done).toBe(true);
  });

  test("get a large body whole, and one above the limit not at all", async () => {
    const text = "abcdefgh".repeat(400_000);
    expect(await (await fetch(`${convex.siteUrl}/shout`, { method: "POST", body: text })).text()).toBe(text.toUpperCase());
    expect((await fetch(`${convex.siteUrl}/shout`, { method: "POST", body: "x".repeat(21 * 1024 * 1024) })).status).toBe(413);
  });

  test("no route is 404, an uncaught error is 500 with its trace", async () => {
    const absent = await fetch(`${convex.siteUrl}/nothing`);
    expect([absent.status, await absent.text()]).toEqual([404, "No matching routes found"]);
    const thrown = await fetch(`${convex.siteUrl}/throws`);
    expect(thrown.status).toBe(500);
    expect(await thrown.json()).toMatchObject({ code: expect.stringMatching(/^\[Request ID: [0-9a-f]{16}\] Server Error: Uncaught Error: http deliberate$/), trace: expect.stringMatching(/^Uncaught Error: http deliberate\n\s+at \.\.\/convex\/http\.ts:/) });
  });
});

describe("who may speak to it", () => {
  const query = JSON.stringify({ path: "messages:counter", args: { name: "x" } });

  test("an allowed page may call and read; another page may not even call", async () => {
    const allowed = await rawStatus("/api/query", { origin: "http://localhost:3000" }, "POST", query);
    expect(allowed).toMatchObject({ status: 200, headers: { "access-control-allow-origin": "http://localhost:3000" } });
    expect((await rawStatus("/api/query", { origin: "https://evil.example" }, "POST", query)).status).toBe(403);
    expect((await rawStatus("/api/query", { origin: "null" }, "POST", query)).status).toBe(403);
  });

  test("nothing but memory has to be asked for: any free ports, a key of its own, pages of this machine let in", async () => {
    const plain = await startConvex({ memory: true });
    try {
      expect(plain.adminKey).not.toBe(convex.adminKey);
      expect(new Set([plain.url, plain.siteUrl, convex.url, convex.siteUrl]).size).toBe(4);
      const from = async (origin: string) => (await fetch(`${plain.url}/version`, { headers: { origin } })).status;
      expect([await from("http://localhost:5173"), await from("https://elsewhere.example")]).toEqual([200, 403]);
    } finally {
      await plain.close();
    }
    await expect(startConvex({})).rejects.toThrow("Give a data directory, or ask for memory");
  });

  test("whatever page has the URL of a stored file may read it", async () => {
    const { id } = await client(convex).action(api.files.roundTrip, { text: "for all" });
    const path = new URL(String(await client(convex).query(api.files.url, { id }))).pathname;
    expect(await rawStatus(path, { origin: "https://elsewhere.example" }, "GET", "")).toMatchObject({ status: 200, headers: { "access-control-allow-origin": "https://elsewhere.example" } });
  });

  test("every page of this machine, or every page at all, may call where that was chosen", async () => {
    const status = async (guard: Guard, origin: string) => {
      const request: Pick<IncomingMessage, "headers"> = { headers: { origin } };
      try {
        guard.checkOrigin(request);
        return "allowed";
      } catch {
        return "refused";
      }
    };
    const [loopback, all] = [new Guard(["loopback"], "127.0.0.1"), new Guard(["*"], "127.0.0.1")];
    for (const origin of ["http://localhost:5173", "http://127.0.0.1:80", "http://[::1]:3000"]) expect(await status(loopback, origin)).toBe("allowed");
    for (const origin of ["https://evil.example", "http://localhost.evil.example", "null"]) {
      expect(await status(loopback, origin)).toBe("refused");
      expect(await status(all, origin)).toBe("allowed");
    }
    expect(() => all.refuseBrowsers({ headers: { origin: "http://localhost:3000" } })).toThrow("closed to browsers");
  });

  test("preflights are answered for allowed pages only", async () => {
    const preflight = (origin: string, path: string) => rawStatus(path, { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" }, "OPTIONS", "");
    expect(await preflight("http://localhost:3000", "/api/query")).toMatchObject({ status: 204, headers: { "access-control-allow-headers": "authorization", "access-control-max-age": "86400" } });
    expect((await preflight("https://evil.example", "/api/query")).status).toBe(403);
    expect((await preflight("http://localhost:3000", "/api/deploy2/start_push")).status).toBe(403);
  });

  test("no page gets near the admin endpoints, with or without the key", async () => {
    const headers = { authorization: `Convex ${convex.adminKey}` };
    expect((await rawStatus("/api/get_config_hashes", headers)).status).toBe(200);
    for (const path of ["/api/get_config_hashes", "/api/deploy2/start_push", "/api/update_environment_variables", "/api/v1/get_canonical_urls"]) {
      expect((await rawStatus(path, { ...headers, origin: "http://localhost:3000" })).status).toBe(403);
      expect((await rawStatus(path, {})).status).toBe(403);
    }
    expect((await rawStatus("/api/function", { ...headers, origin: "http://localhost:3000" }, "POST", query)).status).toBe(403);
  });

  test("a rebound host name is refused everywhere", async () => {
    expect((await rawStatus("/api/query", { host: "evil.example" }, "POST", query)).status).toBe(403);
    expect((await rawStatus("/version", { host: "127.0.0.1.evil.example:3210" }, "GET", "")).status).toBe(403);
  });

  test("sockets open for allowed pages and for programs, not for other pages", async () => {
    (await RawSocket.open(convex.url)).socket.terminate();
    (await RawSocket.open(convex.url, { origin: "http://localhost:3000" })).socket.terminate();
    await expect(RawSocket.open(convex.url, { origin: "https://evil.example" })).rejects.toThrow("403");
    await expect(RawSocket.open(convex.url, { host: "evil.example" })).rejects.toThrow("403");
  });

  test("a body above the limit is refused by its bytes", async () => {
    const response = await fetch(`${convex.url}/api/query`, { method: "POST", body: JSON.stringify({ path: "messages:counter", args: { name: "x".repeat(21 * 1024 * 1024) } }) });
    expect(response.status).toBe(413);
    expect(await client(convex).query(api.messages.counter, { name: "x" })).toBe(0);
  });

  test("an echo brings back every byte of a body of megabytes", async () => {
    const sent = Buffer.alloc(5_000_000, "echo ");
    const response = await fetch(`${convex.url}/echo`, { method: "POST", body: sent });
    expect(response.status).toBe(200);
    expect(sent.equals(Buffer.from(await response.arrayBuffer()))).toBe(true);
    expect((await fetch(`${convex.url}/echo`)).status).toBe(405);
  });

  test("version and name are plain text", async () => {
    expect(await (await fetch(`${convex.url}/instance_name`)).text()).toBe("convex-embedded");
    expect((await fetch(`${convex.url}/version`)).status).toBe(200);
  });
});
