import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchMutation, fetchQuery } from "convex/nextjs";
import { makeFunctionReference } from "convex/server";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, startFixture } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

describe("calling functions over HTTP", () => {
  test("a mutation writes what a query then reads through its index", async () => {
    const http = client(convex);
    const id = await http.mutation(api.messages.send, { author: "ann", body: "hello", n: 5 });
    expect(id).toMatch(/^[0-9a-z]{31,37}$/);
    expect((await http.query(api.messages.list, { author: "ann" })).map(({ _id }) => _id)).toEqual([id]);
  });

  test("the data of a ConvexError arrives as it was thrown, with the developer's own line", async () => {
    await expect(client(convex).mutation(api.messages.send, { author: "x", body: "boom" })).rejects.toMatchObject({
      data: { code: "BAD", body: "boom" },
      message: expect.stringMatching(/^\[Request ID: [0-9a-f]{16}\] Server Error\nUncaught ConvexError: .*\n    at handler \(\.\.\/convex\/messages\.ts:\d+:\d+\)/s),
    });
  });

  test("an ordinary error is told with source-mapped frames and no data", async () => {
    await expect(client(convex).query(api.messages.fails, {})).rejects.toThrow(/Server Error\nUncaught Error: deliberate\n    at handler \(\.\.\/convex\/messages\.ts:\d+:\d+\)/);
  });

  test("arguments are checked before the function runs, in Convex's words", async () => {
    const send = makeFunctionReference<"mutation">("messages:send");
    await expect(client(convex).mutation(send, { author: 1, body: "x" })).rejects.toThrow(/ArgumentValidationError: Value does not match validator\.\nPath: \.author\nValue: 1\.0\nValidator: v\.string\(\)/);
    await expect(client(convex).mutation(send, { author: "x" })).rejects.toThrow(/missing the required field `body`/);
  });

  test("a result that its validator refuses fails the function", async () => {
    await expect(client(convex).query(api.messages.wrongResult, {})).rejects.toThrow(/ReturnsValidationError/);
  });

  test("internal and absent functions are told apart by nobody", async () => {
    const text = async (path: string) => {
      try {
        await client(convex).mutation(makeFunctionReference<"mutation">(path), { name: "x" });
        return "";
      } catch (error) {
        return String(error).replace(/Request ID: \w+/, "").replaceAll(path, "PATH");
      }
    };
    expect(await text("messages:bump")).toContain("Could not find public function for 'PATH'");
    expect(await text("messages:bump")).toBe(await text("messages:nothing"));
  });

  test("a function called as another kind is refused", async () => {
    await expect(client(convex).query(makeFunctionReference<"query">("messages:send"), {})).rejects.toThrow("Trying to execute messages.js:send as Query, but it is defined as Mutation.");
  });

  test("a nested mutation that fails takes back its own writes and jobs alone, and its data reaches the catch", async () => {
    const http = client(convex);
    expect(await http.mutation(api.messages.survive, {})).toEqual({ code: "NESTED", big: 10n });
    expect(await http.query(api.messages.counter, { name: "kept" })).toBe(1);
    expect(await http.query(api.messages.counter, { name: "dropped" })).toBe(0);
    expect(await http.query(api.messages.counter, { name: "scheduledByFailure" })).toBe(0);
    expect(await http.action(api.messages.nestedData, {})).toEqual({ code: "NESTED", big: 10n });
  });

  test("an action's concurrent mutations lose no update", async () => {
    expect(await client(convex).action(api.messages.act, { n: 25 })).toBe(25);
  });

  test("two hundred concurrent increments of one counter all count", async () => {
    const results = await Promise.all(
      Array.from({ length: 200 }, () => client(convex).mutation(api.messages.increment, { name: "hot" }, { skipQueue: true })),
    );
    expect(new Set(results).size).toBe(200);
    expect(await client(convex).query(api.messages.counter, { name: "hot" })).toBe(200);
  });

  test("consistentQuery and the clients of convex/nextjs work", async () => {
    await fetchMutation(api.messages.increment, { name: "next" }, { url: convex.url });
    expect(await fetchQuery(api.messages.counter, { name: "next" }, { url: convex.url })).toBe(1);
    expect(await client(convex).consistentQuery(api.messages.counter, { name: "next" })).toBe(1);
  });

  test("GET, run paths and batches answer like POST", async () => {
    const get = await fetch(`${convex.url}/api/query?path=messages:counter&args=${encodeURIComponent('{"name":"none"}')}&format=json`);
    expect(await get.json()).toMatchObject({ status: "success", value: 0 });
    const run = await fetch(`${convex.url}/api/run/messages/counter`, { method: "POST", body: JSON.stringify({ args: { name: "none" } }) });
    expect(await run.json()).toMatchObject({ status: "success", value: 0 });
    const queries = [{ path: "messages:counter", args: [{ name: "none" }] }, { path: "messages:fails", args: [{}] }];
    const batch = await fetch(`${convex.url}/api/query_batch`, { method: "POST", body: JSON.stringify({ queries }) });
    expect(await batch.json()).toMatchObject({ results: [{ status: "success", value: 0 }, { status: "error" }] });
  });

  test("what is no JSON, no object or no function path is a 400, not a crash", async () => {
    const status = async (body: string) => (await fetch(`${convex.url}/api/query`, { method: "POST", body })).status;
    expect(await status("{")).toBe(400);
    expect(await status("[]")).toBe(400);
    expect(await status("{}")).toBe(400);
  });

  test("a query reads one page, with the queries that it runs; a mutation as many as it likes", async () => {
    for (const body of ["one", "two"]) await client(convex).mutation(api.messages.send, { author: "paged", body });
    expect(await client(convex).mutation(api.live.pages, { count: 3, numItems: 1 })).toEqual([false, false, false]);
    await expect(client(convex).query(api.live.twoPages, {})).rejects.toThrow("Convex only supports a single paginated query in each function.");
    await expect(client(convex).mutation(api.live.nestedPages, { count: 2 })).resolves.toBe(2);
    await expect(client(convex).query(api.live.nestedPagesInQuery, {})).rejects.toThrow("Convex only supports a single paginated query in each function.");
  });

  test("a page of nothing is refused", async () => {
    await expect(client(convex).mutation(api.live.pages, { count: 1, numItems: 0 })).rejects.toThrow("Must request at least 1 document while paginating");
  });
});
