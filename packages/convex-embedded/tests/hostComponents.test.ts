import { ConvexClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConvexDeployment } from "../index.mjs";
import { api } from "./component-app/convex/_generated/api";
import { client, COMPONENT_FIXTURE, eventually, RawSocket, startProject } from "./hostSupport";

let convex: ConvexDeployment;
const VARIABLES = { GREETING: "hello", SECRET: "the app's" };
beforeAll(async () => {
  convex = await startProject(COMPONENT_FIXTURE, VARIABLES);
});
afterAll(() => convex.close());

const http = () => client(convex);
const totals = (name: string) => http().query(api.counting.totals, { name });

describe("tables", () => {
  test("of two instances of one component, and of the app, are apart even under one name", async () => {
    expect(await http().mutation(api.counting.add, { name: "apart", by: 3 })).toBe(3);
    expect(await http().mutation(api.counting.addToSecond, { name: "apart", by: 4 })).toBe(4);
    expect(await totals("apart")).toEqual({ first: 3, second: 4 });
    expect(await http().query(api.counting.notes, {})).not.toContain("apart");
  });

  test("an id of the app means nothing in a component", async () => {
    expect(await http().mutation(api.counting.foreignId, {})).toEqual({ normalized: null, found: null });
  });

  test("a live query follows what a component's tables say", async () => {
    const live = new ConvexClient(convex.url, { logger: false });
    const seen: number[] = [];
    live.onUpdate(api.counting.totals, { name: "followed" }, ({ first }) => seen.push(first));
    await eventually(async () => seen.at(-1), (first) => first === 0);
    await http().mutation(api.counting.addToSecond, { name: "followed", by: 1 });
    await http().mutation(api.counting.add, { name: "followed", by: 7 });
    await eventually(async () => seen.at(-1), (first) => first === 7);
    await live.close();
  });
});

describe("transactions", () => {
  test("a component's mutation that fails takes back what it and its children wrote and scheduled, and nothing else", async () => {
    expect(await http().mutation(api.counting.failInside, { name: "inside" })).toEqual({ reason: "failed on purpose", name: "inside" });
    expect(await totals("inside")).toEqual({ first: 1, second: 0 });
    expect(await http().query(api.counting.notes, {})).toContain("inside");
    expect(await http().query(api.counting.journals, {})).not.toContain("inside");
  });

  test("a mutation that fails takes its components' writes with it", async () => {
    await expect(http().mutation(api.counting.failOutside, { name: "outside" })).rejects.toThrow("failed outside");
    expect(await totals("outside")).toEqual({ first: 0, second: 0 });
  });

  test("a component may go on when its own child fails", async () => {
    expect(await http().mutation(api.counting.addDespite, { name: "despite" })).toContain("The journal refuses this");
    expect(await totals("despite")).toEqual({ first: 1, second: 0 });
    expect(await http().query(api.counting.journals, {})).not.toContain("refused");
  });

  test("a stale read of a component sees the state before the transaction, a plain one its writes", async () => {
    expect(await http().mutation(api.counting.askStale, { name: "stale" })).toEqual([1, 0]);
    expect(await http().mutation(api.counting.askStale, { name: "stale" })).toEqual([2, 1]);
  });

  test("two hundred concurrent increments through a component all count", async () => {
    await Promise.all(Array.from({ length: 200 }, () => http().mutation(api.counting.add, { name: "crowd", by: 1 })));
    expect(await totals("crowd")).toEqual({ first: 200, second: 0 });
  });
});

describe("borders", () => {
  const inside = makeFunctionReference<"query", { name: string }, number>("counts:get");

  test("arguments are checked by the component's validators", async () => {
    expect(await http().mutation(api.counting.badArguments, {})).toContain("ArgumentValidationError");
  });

  test("internal functions and components that do not exist are out of a parent's reach", async () => {
    expect(await http().action(api.counting.unreachable, {})).toEqual([
      expect.stringContaining('Child component "counter" does not export ["counts","addLater"]'),
      expect.stringContaining('Child component "counter" does not export ["nothing"]'),
      expect.stringContaining('Child component "nobody" not found'),
    ]);
  });

  test("clients reach no function of a component, over HTTP or the socket, whatever they call it", async () => {
    await expect(http().query(inside, { name: "x" })).rejects.toThrow("Could not find public function");
    for (const path of ["counter;counts:get", "counter/counts:get", "function://counter;counts.js:get"]) {
      await expect(http().query(makeFunctionReference<"query", { name: string }, number>(path), { name: "x" })).rejects.toThrow("Could not find public function");
    }
    const response = await fetch(`${convex.url}/api/function`, { method: "POST", body: JSON.stringify({ path: "counts:get", componentPath: "counter", args: { name: "x" } }) });
    expect(response.status).toBe(403);
    const raw = await RawSocket.open(convex.url);
    raw.connect("00000000-0000-4000-8000-000000000001");
    raw.send({ type: "Mutation", requestId: 0, udfPath: "counts:add", componentPath: "counter", args: [{ name: "smuggled", by: 1 }] });
    expect(await raw.ofType("MutationResponse")).toMatchObject({ success: false, result: expect.stringContaining("Could not find public function") });
    expect(await totals("smuggled")).toEqual({ first: 0, second: 0 });
    raw.socket.close();
  });

  test("`.paginate()` works in a component, as its workers rely on", async () => {
    for (const name of ["paged one", "paged two"]) await http().mutation(api.counting.addToSecond, { name, by: 1 });
    const first = await http().query(api.counting.pageInside, {});
    expect(first).toMatchObject({ isDone: false, page: [{ name: expect.any(String) }] });
  });

  test("the admin key names components", async () => {
    await http().mutation(api.counting.addToSecond, { name: "administered", by: 9 });
    const headers = { authorization: `Convex ${convex.adminKey}` };
    const body = JSON.stringify({ path: "counts:get", componentPath: "second", args: { name: "administered" }, format: "json" });
    const response = await fetch(`${convex.url}/api/function`, { method: "POST", headers, body });
    expect(await response.json()).toMatchObject({ status: "success", value: 9 });
  });

  test("a component sees its own variables, and not who calls", async () => {
    const acting = Buffer.from(JSON.stringify({ subject: "somebody", issuer: "https://x" })).toString("base64");
    const headers = { authorization: `Convex ${convex.adminKey}:${acting}` };
    const response = await fetch(`${convex.url}/api/action`, { method: "POST", headers, body: JSON.stringify({ path: "counting:surroundings", args: {} }) });
    const common = { identity: null, secret: null, url: convex.siteUrl };
    expect(await response.json()).toMatchObject({
      value: {
        own: "somebody",
        first: { ...common, label: "first", greeting: "hello" },
        second: { ...common, label: "second", greeting: null },
        acting: { identity: null, label: "second" },
      },
    });
  });

  test("a variable of the deployment that a component was given follows its changes", async () => {
    await convex.setEnv({ GREETING: "good evening" });
    expect(await http().action(api.counting.surroundings, {})).toMatchObject({ first: { greeting: "good evening" }, second: { greeting: null } });
    await convex.setEnv({ GREETING: "hello" });
  });
});

describe("function handles", { timeout: 120_000 }, () => {
  test("of an internal function let a component call back, in the same transaction and later, without who called", async () => {
    expect(await http().mutation(api.counting.callMeBack, { text: "ring" })).toEqual({ noted: "ring", who: null });
    await eventually(() => http().query(api.counting.notes, {}), (notes) => notes.includes("ring, later"));
  });

  test("reach an action's caller too; what it runs and schedules by path is its own component's", async () => {
    expect(await http().action(api.counting.actWithin, { name: "acting" })).toEqual({ echoed: "acting", who: null });
    await eventually(() => totals("acting"), ({ first, second }) => first === 0 && second === 11);
  });

  test("stay the same over pushes", async () => {
    const before = await http().query(api.counting.handles, {});
    await convex.push(COMPONENT_FIXTURE);
    expect(await http().query(api.counting.handles, {})).toEqual(before);
    expect(before).toEqual([expect.stringMatching(/^function:\/\//), expect.stringMatching(/^function:\/\//)]);
  });
});

describe("scheduled functions", () => {
  test("belong to the component that schedules them, also when they run in another", async () => {
    await http().mutation(api.counting.scheduleInside, { name: "scheduled", by: 2 });
    await http().mutation(api.counting.scheduleOutside, { name: "scheduled", by: 3 });
    await eventually(() => totals("scheduled"), ({ second }) => second === 5);
    const jobs = await http().query(api.counting.jobs, {});
    expect(jobs.second).toContainEqual({ name: "counts.js:addLater", state: "success" });
    expect(jobs.own).toContainEqual({ name: "counts.js:add", state: "success" });
    expect(jobs.own.map(({ name }) => name)).not.toContain("counts.js:addLater");
    expect(jobs.second.map(({ name }) => name)).not.toContain("counts.js:add");
  });

  test("crons of a component run in each of its instances", async () => {
    await eventually(() => totals("ticks"), ({ first, second }) => first === 1 && second === 1);
  });
});

describe("files and HTTP", () => {
  test("files are the component's own, from an action or an upload, and served to whoever has the URL", async () => {
    const id = await http().action(api.counting.keepFile, { text: "kept inside" });
    const upload = await fetch(await http().mutation(api.counting.uploadUrl, {}), { method: "POST", body: "uploaded" });
    expect(await upload.json()).toEqual({ storageId: expect.any(String) });
    const files = await http().query(api.counting.files, {});
    expect(files).toMatchObject({ own: [], first: [{ id, size: 11 }], second: [{ size: 8 }] });
    expect(await (await fetch(String(files.first[0]?.url))).text()).toBe("kept inside");
    expect(await (await fetch(String(files.second[0]?.url))).text()).toBe("uploaded");
  });

  test("HTTP actions of a component are served under its prefix, routed without it", async () => {
    const add = (path: string) => fetch(`${convex.siteUrl}${path}`, { method: "POST", body: "by http" });
    expect(await (await add("/counted/add")).json()).toEqual({ value: 1, label: "first", path: "/counted/add" });
    expect((await add("/add")).status).toBe(404);
    expect((await add("/counted/own")).status).toBe(404);
    expect(await (await fetch(`${convex.siteUrl}/own`)).text()).toBe("the app's own");
    expect(await totals("by http")).toEqual({ first: 1, second: 0 });
  });
});
