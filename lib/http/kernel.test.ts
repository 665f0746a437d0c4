import { startSandbox, type Sandbox } from "../../packages/sandbox/src/index";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { UserCaller } from "../auth/types";
import { AppError } from "../domain/errors";
import { upstashCounter } from "../providers/upstash/counter";
import { connectRedis } from "../providers/upstash/redis";
import { upstashStore } from "../providers/upstash/store";
import { rawBody } from "./body";
import type { RouteHandler } from "./contract";
import { createKernel, type KernelServices } from "./kernel";
import { createLogger } from "./log";
import { createRateLimiter } from "./quota";
import { fileResponse } from "./response";

const APP_URL = "http://localhost:3000";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, appOrigin: APP_URL, memory: true });
});
afterAll(() => sandbox.close());

const user = (externalId: string, emailVerified = true): UserCaller => ({
  kind: "user",
  authority: "embedded",
  externalId,
  sessionId: "ses_1",
  email: `${externalId}@example.com`,
  emailVerified,
  name: externalId,
  imageUrl: null,
  scopes: ["*"],
  address: "203.0.113.7",
});

/** A kernel on the sandbox's store. The credential of a request is its `authorization` header: `user` or `user unverified`. */
function openKernel(overrides: Partial<KernelServices> = {}) {
  const redis = connectRedis({ url: sandbox.env["UPSTASH_REDIS_REST_URL"] ?? "", token: sandbox.env["UPSTASH_REDIS_REST_TOKEN"] ?? "" });
  const lines: Record<string, unknown>[] = [];
  const services: KernelServices = {
    appUrl: APP_URL,
    trustedProxies: 0,
    checkAnswers: true,
    identify: async (headers) => {
      const [name, state] = (headers.get("authorization") ?? "").split(" ");
      return name === undefined || name === "" ? null : user(name, state !== "unverified");
    },
    limiter: createRateLimiter(upstashCounter(redis), (cause) => {
      throw cause;
    }),
    answers: upstashStore(redis),
    logger: createLogger({}, (_level, line) => void lines.push(z.record(z.string(), z.unknown()).parse(JSON.parse(line)))),
    ...overrides,
  };
  return { route: createKernel(() => services), lines };
}

const JSON_TYPE: Record<string, string> = { "content-type": "application/json" };

let unique = 0;
const freshName = (): string => `person${++unique}`;

interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  path?: string;
}

async function call(handler: RouteHandler, { method = "POST", body, headers = {}, path = "/api/test" }: Call = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`http://any.host${path}`, { method, headers: { ...(body === undefined ? {} : JSON_TYPE), ...headers }, ...(body === undefined ? {} : { body: text }) });
  const response = await handler(request, { params: Promise.resolve({}) });
  const answer = await response.text();
  const parsed: unknown = response.headers.get("content-type")?.includes("json") === true ? JSON.parse(answer) : answer;
  return { status: response.status, headers: response.headers, body: parsed };
}

function checkoutRoute(settings: { overrides?: Partial<KernelServices>; run?: (amount: number) => unknown; limit?: "strict" | "standard" | "generous" } = {}) {
  const { route, lines } = openKernel(settings.overrides);
  const runs: number[] = [];
  const handler = route("POST /api/test", {
    summary: "Test",
    identity: "user",
    limit: settings.limit ?? "generous",
    body: z.object({ amount: z.int().min(1) }),
    response: z.object({ runs: z.number() }),
    run: async ({ body }) => {
      runs.push(body.amount);
      await settings.run?.(body.amount);
      return { runs: runs.length };
    },
  });
  return { handler, lines, runs };
}

describe("an ordinary request", () => {
  test("gets the value as JSON, a request id, its quota, and is never cached", async () => {
    const { handler, lines } = checkoutRoute();
    const answer = await call(handler, { body: { amount: 1 }, headers: { authorization: freshName() } });
    expect(answer).toMatchObject({ status: 200, body: { runs: 1 } });
    expect(answer.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("ratelimit-limit")).toBe("100");
    expect(answer.headers.get("ratelimit-remaining")).toBe("99");
    expect(Number(answer.headers.get("ratelimit-reset"))).toBeGreaterThan(0);
    expect(lines).toMatchObject([{ event: "request", route: "POST /api/test", status: 200, requestId: answer.headers.get("x-request-id") }]);
  });
});

describe("the error envelope", () => {
  test("names the code, the words and the request id; every faulty field by its path", async () => {
    const answer = await call(checkoutRoute().handler, { body: { amount: 0.5 }, headers: { authorization: freshName() } });
    expect(answer).toMatchObject({
      status: 400,
      body: { success: false, code: "invalid_request", requestId: answer.headers.get("x-request-id"), details: [{ field: "amount" }] },
    });
  });

  test("under /v1 is the nested one, and invalid is 422", async () => {
    const { route } = openKernel();
    const handler = route("POST /v1/test", {
      summary: "Test",
      identity: "visitor",
      limit: "none",
      body: z.object({ a: z.string() }),
      response: z.null(),
      run: () => null,
    });
    expect(await call(handler, { body: {} })).toMatchObject({ status: 422, body: { success: false, error: { code: "VALIDATION_ERROR" } } });
  });

  test("of a bug holds nothing internal, while the log holds it all", async () => {
    const { handler, lines } = checkoutRoute({
      run: () => {
        throw new Error("password=hunter2 at /srv/app.ts");
      },
    });
    const answer = await call(handler, { body: { amount: 1 }, headers: { authorization: freshName() } });
    expect(answer).toMatchObject({ status: 500, body: { code: "internal" } });
    expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|srv/);
    expect(JSON.stringify(lines)).toContain("hunter2");
  });

  test("keeps a refusal's details and its Retry-After", async () => {
    const { handler } = checkoutRoute({
      run: () => {
        throw new AppError("provider_unavailable", "Not now.", { details: { provider: "stripe" }, retryAfterSeconds: 4.2 });
      },
    });
    const answer = await call(handler, { body: { amount: 1 }, headers: { authorization: freshName() } });
    expect(answer).toMatchObject({ status: 503, body: { code: "provider_unavailable", details: { provider: "stripe" } } });
    expect(answer.headers.get("retry-after")).toBe("5");
  });

  test("an answer that breaks its contract is 500 outside production", async () => {
    const { route } = openKernel();
    const wrong: unknown = { total: "12" };
    const total = z.object({ total: z.custom<unknown>((value) => typeof value === "number") });
    const handler = route("GET /api/test", { summary: "Test", identity: "visitor", limit: "none", response: total, run: () => z.object({ total: z.unknown() }).parse(wrong) });
    expect(await call(handler, { method: "GET" })).toMatchObject({ status: 500 });
  });
});

describe("other sites", () => {
  test.each([
    ["a foreign Origin", { origin: "https://evil.example" }],
    ["an opaque Origin", { origin: "null" }],
    ["our host on another port", { origin: "http://localhost:4000" }],
    ["the Host header's own origin", { origin: "http://any.host" }],
    ["a cross-site fetch", { "sec-fetch-site": "cross-site" }],
    ["a same-site fetch from another origin", { "sec-fetch-site": "same-site" }],
  ])("cannot change anything: %s", async (_, headers) => {
    const { handler, runs } = checkoutRoute();
    const answer = await call(handler, { body: { amount: 1 }, headers: { authorization: freshName(), ...headers } });
    expect(answer).toMatchObject({ status: 403, body: { code: "foreign_origin" } });
    expect(runs).toEqual([]);
  });

  test.each([[{ origin: APP_URL, "sec-fetch-site": "same-origin" }], [{}]])("our own pages and programs can: %o", async (headers) => {
    expect(await call(checkoutRoute().handler, { body: { amount: 1 }, headers: { authorization: freshName(), ...headers } })).toMatchObject({ status: 200 });
  });

  test("may read what is public, but not what is marked for our own pages", async () => {
    const { route } = openKernel();
    const open = { summary: "Test", identity: "visitor", limit: "none", response: z.null(), run: () => null } as const;
    const foreign = { method: "GET", headers: { "sec-fetch-site": "cross-site" } };
    expect(await call(route("GET /api/test", open), foreign)).toMatchObject({ status: 200 });
    expect(await call(route("GET /api/test", { ...open, sameOrigin: true }), foreign)).toMatchObject({ status: 403 });
  });
});

describe("identity", () => {
  test("401 without one, 403 without a verified e-mail where that is asked for", async () => {
    expect(await call(checkoutRoute().handler, { body: { amount: 1 } })).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    const { route } = openKernel();
    const handler = route("POST /api/test", { summary: "Test", identity: "verified", limit: "none", response: z.string(), run: ({ caller }) => caller.email });
    expect(await call(handler, { headers: { authorization: "ada unverified" } })).toMatchObject({ status: 403, body: { code: "email_unverified" } });
    expect(await call(handler, { headers: { authorization: "ada" } })).toMatchObject({ status: 200, body: "ada@example.com" });
  });

  test("a visitor's route knows who is signed in, and serves who is not", async () => {
    const { route } = openKernel();
    const handler = route("GET /api/test", { summary: "Test", identity: "visitor", limit: "none", response: z.string(), run: ({ caller }) => caller.kind });
    expect(await call(handler, { method: "GET" })).toMatchObject({ body: "visitor" });
    expect(await call(handler, { method: "GET", headers: { authorization: "ada" } })).toMatchObject({ body: "user" });
  });

  test("a service route gets the exact bytes and looks for no session", async () => {
    const { route } = openKernel({
      identify: () => {
        throw new Error("no session is looked for");
      },
    });
    const handler = route("POST /api/test", {
      summary: "Test",
      identity: "service",
      limit: "none",
      body: rawBody({ limitBytes: 100 }),
      response: z.string(),
      run: ({ body }) => new TextDecoder().decode(body),
    });
    expect(await call(handler, { body: '{ "a":1 }' })).toMatchObject({ status: 200, body: '{ "a":1 }' });
  });
});

describe("bodies", () => {
  const send = (init: Omit<RequestInit, "body"> & { body: BodyInit; duplex?: "half" }) =>
    checkoutRoute().handler(new Request(`${APP_URL}/api/test`, { method: "POST", ...init }));

  test("that are not JSON are 415, broken JSON and broken UTF-8 are 400", async () => {
    const headers = (type: string) => ({ authorization: freshName(), "content-type": type });
    expect((await send({ body: "amount=1", headers: headers("application/x-www-form-urlencoded") })).status).toBe(415);
    expect((await send({ body: '{"amount":1}', headers: headers("text/plain") })).status).toBe(415);
    expect((await send({ body: '{"amount":', headers: headers("application/json") })).status).toBe(400);
    expect((await send({ body: "", headers: headers("application/json") })).status).toBe(400);
    expect((await send({ body: new Uint8Array([0x22, 0xff, 0x22]), headers: headers("application/json") })).status).toBe(400);
    expect((await send({ body: '{"amount":1}', headers: headers("application/json; charset=utf-8") })).status).toBe(200);
  });

  test("that are too large are 413 by their declared length, unread", async () => {
    let read = false;
    const body = new ReadableStream({
      pull: (controller) => {
        read = true;
        controller.enqueue(new Uint8Array(10));
      },
    }, { highWaterMark: 0 });
    const headers = { authorization: freshName(), "content-type": "application/json", "content-length": "200000" };
    expect((await send({ body, headers, duplex: "half" })).status).toBe(413);
    expect(read).toBe(false);
  });

  test("that lie about their length are 413 by what arrives, and reading stops there", async () => {
    let chunks = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        chunks += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    expect((await send({ body, headers: { authorization: freshName(), "content-type": "application/json" }, duplex: "half" })).status).toBe(413);
    expect(chunks).toBeLessThan(5);
  });

  test("of exactly the limit pass", async () => {
    const { route } = openKernel();
    const handler = route("POST /api/test", { summary: "Test", identity: "visitor", limit: "none", body: rawBody({ limitBytes: 10 }), response: z.number(), run: ({ body }) => body.byteLength });
    expect(await call(handler, { body: "0123456789" })).toMatchObject({ status: 200, body: 10 });
    expect(await call(handler, { body: "01234567890" })).toMatchObject({ status: 413 });
  });
});

describe("rate limits", () => {
  test("the sixth strict call within a minute is 429 with Retry-After and the quota; another caller is free", async () => {
    const { handler } = checkoutRoute({ limit: "strict" });
    const name = freshName();
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await call(handler, { body: { amount: 1 }, headers: { authorization: name } })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    const over = await call(handler, { body: { amount: 1 }, headers: { authorization: name } });
    expect(over).toMatchObject({ status: 429, body: { code: "rate_limited", details: { retryAfterSeconds: expect.any(Number) } } });
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(over.headers.get("ratelimit-remaining")).toBe("0");
    expect((await call(handler, { body: { amount: 1 }, headers: { authorization: freshName() } })).status).toBe(200);
  });

  test("count invalid and anonymous calls too, so guessing is limited", async () => {
    const { handler } = checkoutRoute({ limit: "strict" });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await call(handler, { body: {}, headers: { "x-backline-peer": "198.51.100.99" } })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe("Idempotency-Key", () => {
  const keyed = (name: string, key: string, amount = 1) => ({ body: { amount }, headers: { authorization: name, "idempotency-key": key } });

  test("a repeat gets the first answer and runs nothing", async () => {
    const { handler, runs } = checkoutRoute();
    const name = freshName();
    const first = await call(handler, keyed(name, "key-1"));
    const second = await call(handler, keyed(name, "key-1"));
    expect(first).toMatchObject({ status: 200, body: { runs: 1 } });
    expect(second).toMatchObject({ status: 200, body: { runs: 1 } });
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(runs).toHaveLength(1);
  });

  test("the same key with another body is 409; of another user it is another key", async () => {
    const { handler, runs } = checkoutRoute();
    const name = freshName();
    await call(handler, keyed(name, "key-2", 1));
    expect(await call(handler, keyed(name, "key-2", 2))).toMatchObject({ status: 409, body: { code: "idempotency_conflict" } });
    expect(await call(handler, keyed(freshName(), "key-2", 2))).toMatchObject({ status: 200 });
    expect(runs).toEqual([1, 2]);
  });

  test("while the first is running, a repeat is 409; ten at once run one", async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { handler, runs } = checkoutRoute({ run: () => gate });
    const name = freshName();
    const calls = Array.from({ length: 10 }, () => call(handler, keyed(name, "key-3")));
    const early = await Promise.race(calls);
    expect(early).toMatchObject({ status: 409, body: { code: "idempotency_in_progress" } });
    open();
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(runs).toHaveLength(1);
  });

  test("a refusal is kept, a failure of ours frees the key", async () => {
    let fault: Error | null = new AppError("sold", "Somebody was faster.");
    const { handler, runs } = checkoutRoute({
      run: () => {
        if (fault !== null) throw fault;
      },
    });
    const name = freshName();
    expect(await call(handler, keyed(name, "sold"))).toMatchObject({ status: 409, body: { code: "sold" } });
    fault = new Error("the process stumbled");
    expect(await call(handler, keyed(name, "bug"))).toMatchObject({ status: 500 });
    fault = null;
    expect(await call(handler, keyed(name, "sold"))).toMatchObject({ status: 409, body: { code: "sold" } });
    expect(await call(handler, keyed(name, "bug"))).toMatchObject({ status: 200 });
    expect(runs).toHaveLength(3);
  });

  test("an answer of 5xx that a route builds itself frees the key as well", async () => {
    const { route } = openKernel();
    let down = true;
    const handler = route("POST /api/test", {
      summary: "Test",
      identity: "user",
      limit: "none",
      response: z.string(),
      run: () => (down ? Response.json({ down }, { status: 503 }) : "done"),
    });
    const headers = { authorization: freshName(), "idempotency-key": "key-4" };
    expect(await call(handler, { headers })).toMatchObject({ status: 503 });
    down = false;
    expect(await call(handler, { headers })).toMatchObject({ status: 200, body: "done" });
  });

  test("an unusable key is 400; an unreachable store is 503 for who asked and nothing for who did not", async () => {
    const name = freshName();
    expect(await call(checkoutRoute().handler, keyed(name, "a key"))).toMatchObject({ status: 400 });
    const down = { answers: upstashStore(connectRedis({ url: "http://127.0.0.1:1", token: "t" })) };
    const { handler, runs } = checkoutRoute({ overrides: down });
    expect(await call(handler, keyed(name, "key"))).toMatchObject({ status: 503, body: { code: "provider_unavailable" } });
    expect(runs).toEqual([]);
    expect(await call(handler, { body: { amount: 1 }, headers: { authorization: name } })).toMatchObject({ status: 200 });
  });
});

describe("answers that are no JSON", () => {
  test("are sent as they are, with the kernel's headers", async () => {
    const { route } = openKernel();
    const handler = route("GET /api/test", {
      summary: "Test",
      identity: "visitor",
      limit: "none",
      response: fileResponse("audio/mpeg", "A preview"),
      run: () => new Response("bytes", { status: 206, headers: { "content-type": "audio/mpeg", "cache-control": "public, immutable" } }),
    });
    const answer = await call(handler, { method: "GET" });
    expect(answer).toMatchObject({ status: 206, body: "bytes" });
    expect(answer.headers.get("cache-control")).toBe("public, immutable");
    expect(answer.headers.get("x-request-id")).not.toBeNull();
  });
});
