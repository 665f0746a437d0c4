import { defineSchema, defineTable } from "convex/server";
import { ConvexError, v } from "convex/values";
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterEach, describe, expect, test, vi } from "vitest";
import { convexTest, defineTestApp, type ComponentRegistration } from "../testing.mjs";
import { api as componentApi } from "./component-app/convex/_generated/api";
import type { ComponentApi as CounterApi } from "./component-app/counter/_generated/component";
import counterSchema from "./component-app/counter/schema";
import journalSchema from "./component-app/journal/schema";
import { api, internal } from "./fixture-app/convex/_generated/api";
import schema from "./fixture-app/convex/schema";

const modules = import.meta.glob(["./fixture-app/convex/**/*.ts", "./fixture-app/convex/_generated/*.js"]);
const backend = () => convexTest(schema, modules);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("functions", () => {
  test("run by reference, public and internal, and see stubbed variables", async () => {
    vi.stubEnv("GREETING", "hello");
    const t = backend();
    await t.mutation(internal.messages.bump, { name: "a" });
    expect(await t.query(api.messages.counter, { name: "a" })).toBe(1);
    expect(await t.query(api.messages.whoami, {})).toEqual({ who: null, name: null, greeting: "hello" });
    expect(await t.action(api.messages.act, { n: 5 })).toBe(5);
  });

  test("written on the spot run like any other", async () => {
    const t = backend();
    const id = await t.mutation(async (ctx) => await ctx.db.insert("counters", { name: "x", value: 1 }));
    expect(await t.query(async (ctx) => await ctx.db.get(id))).toMatchObject({ name: "x", value: 1 });
    expect(await t.action(async (ctx) => await ctx.runQuery(api.messages.counter, { name: "x" }))).toBe(1);
  });

  test("are checked in Convex's words: arguments, results, documents, kind, existence", async () => {
    const t = backend();
    await expect(t.query(async (ctx) => await ctx.runQuery(api.messages.counter, JSON.parse("{}")))).rejects.toThrow("ArgumentValidationError");
    await expect(t.query(api.messages.wrongResult, {})).rejects.toThrow("ReturnsValidationError");
    await expect(t.run(async (ctx) => await ctx.db.insert("counters", JSON.parse('{"name":1,"value":1}')))).rejects.toThrow("does not match the schema");
    await expect(t.query(JSON.parse('"messages:send"'), {})).rejects.toThrow("as Query, but it is defined as Mutation");
    await expect(t.query(JSON.parse('"messages:absent"'), {})).rejects.toThrow("Could not find public function for 'messages:absent'");
  });

  test("throw to the test what they threw: the error itself, or a ConvexError with its data", async () => {
    const t = backend();
    await expect(t.query(api.messages.fails, {})).rejects.toThrow(/^deliberate$/);
    const thrown: unknown = await t.mutation(api.messages.send, { author: "a", body: "boom" }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ConvexError);
    expect(thrown).toMatchObject({ data: { code: "BAD", body: "boom" } });
  });
});

test("a deployment under test may have smaller limits, and be asked from anywhere", async () => {
  const t = convexTest({ schema, modules, transactionLimits: { documentsRead: 2 } });
  await t.mutation(api.live.fill, { author: "few", numbers: [1, 2, 3] });
  expect(await t.query(api.live.firstOf, { author: "few", count: 2 })).toEqual([1, 2]);
  await expect(t.query(api.live.firstOf, { author: "few", count: 3 })).rejects.toThrow("Too many documents read in a single function execution (limit: 2)");
  const asked = t.withRequestMetadata({ ip: "192.0.2.7", userAgent: "tester" }).withIdentity({ subject: "ann" });
  expect(await asked.mutation(api.meta.ofMutation, {})).toMatchObject({ ip: "192.0.2.7", userAgent: "tester" });
  expect(await asked.query(api.messages.whoami, {})).toMatchObject({ who: "ann" });
  expect(await asked.withRequestMetadata({ ip: "192.0.2.8" }).mutation(api.meta.ofMutation, {})).toMatchObject({ ip: "192.0.2.8", userAgent: null });
});

describe("transactions", () => {
  test("a failed mutation leaves nothing, a failed nested one only its caller's writes", async () => {
    const t = backend();
    await expect(t.run(async (ctx) => {
      await ctx.db.insert("counters", { name: "gone", value: 1 });
      throw new Error("no");
    })).rejects.toThrow("no");
    expect(await t.query(api.messages.counter, { name: "gone" })).toBe(0);
    expect(await t.mutation(api.messages.survive, {})).toEqual({ code: "NESTED", big: 10n });
    expect(await t.query(api.messages.counter, { name: "kept" })).toBe(1);
    expect(await t.query(api.messages.counter, { name: "dropped" })).toBe(0);
  });

  test("started together lose no update", async () => {
    const t = backend();
    await Promise.all(Array.from({ length: 50 }, () => t.mutation(api.messages.increment, { name: "hot" })));
    expect(await t.query(api.messages.counter, { name: "hot" })).toBe(50);
  });

  test("two deployments share nothing, also side by side", async () => {
    const [one, two] = [backend(), backend()];
    await Promise.all([one.mutation(api.messages.increment, { name: "n" }), two.mutation(api.messages.increment, { name: "n" }), one.mutation(api.messages.increment, { name: "n" })]);
    expect(await one.query(api.messages.counter, { name: "n" })).toBe(2);
    expect(await two.query(api.messages.counter, { name: "n" })).toBe(1);
  });

  test("calling through `t` inside a transaction is refused, not waited for", async () => {
    const t = backend();
    await expect(t.run(async () => await t.query(api.messages.counter, { name: "x" }))).rejects.toThrow("use ctx.runQuery or ctx.runMutation");
  });
});

describe("identity", () => {
  test("belongs to the accessor that has it, made up where nothing is given", async () => {
    const t = backend();
    const sarah = t.withIdentity({ name: "Sarah", subject: "s1", issuer: "https://issuer" });
    expect(await sarah.query(api.messages.whoami, {})).toMatchObject({ who: "s1", name: "Sarah" });
    expect(await sarah.query(async (ctx) => (await ctx.auth.getUserIdentity())?.tokenIdentifier)).toBe("https://issuer|s1");
    const made = await t.withIdentity({ name: "Lee" }).query(async (ctx) => await ctx.auth.getUserIdentity());
    expect(made).toMatchObject({ name: "Lee", issuer: "https://convex.test" });
    expect(await t.query(api.messages.whoami, {})).toMatchObject({ who: null });
  });
});

describe("scheduled functions", () => {
  test("run when fake timers reach their time, and not before", async () => {
    vi.useFakeTimers();
    const t = backend();
    await t.mutation(api.jobs.later, { name: "job", delayMs: 5000 });
    vi.advanceTimersByTime(4999);
    await t.finishInProgressScheduledFunctions();
    expect(await t.query(api.messages.counter, { name: "job" })).toBe(0);
    vi.advanceTimersByTime(1);
    await t.finishInProgressScheduledFunctions();
    expect(await t.query(api.messages.counter, { name: "job" })).toBe(1);
  });

  test("finishAll runs them and what they schedule; states say how they ended", async () => {
    vi.useFakeTimers();
    vi.spyOn(console, "error").mockImplementation(() => {});
    const t = backend();
    const failing = await t.mutation(api.jobs.laterFailing, {});
    const hanging = await t.mutation(api.jobs.laterHanging, {});
    await t.finishAllScheduledFunctions(vi.runAllTimers);
    const stateOf = (id: string) => t.run(async (ctx) => (await ctx.db.system.query("_scheduled_functions").collect()).find(({ _id }) => _id === id)?.state);
    expect(await stateOf(failing)).toMatchObject({ kind: "failed" });
    expect(await stateOf(hanging)).toEqual({ kind: "success" });
    expect(await t.query(api.messages.counter, { name: "mustNotStay" })).toBe(0);
  });

  test("of a mutation that fails are never run; cancelled ones neither", async () => {
    vi.useFakeTimers();
    const t = backend();
    await t.mutation(api.jobs.laterThenFail, { name: "never" }).catch(() => {});
    const id = await t.mutation(api.jobs.later, { name: "never", delayMs: 10 });
    await t.run(async (ctx) => {
      const [job] = await ctx.db.system.query("_scheduled_functions").collect();
      expect(job?._id).toBe(id);
      if (job !== undefined) await ctx.scheduler.cancel(job._id);
    });
    await t.finishAllScheduledFunctions(vi.runAllTimers);
    expect(await t.query(api.messages.counter, { name: "never" })).toBe(0);
  });

  test("that were scheduled under real timers are drained too", async () => {
    const t = backend();
    await t.mutation(api.jobs.later, { name: "real", delayMs: 0 });
    await t.finishAllScheduledFunctions(() => {});
    expect(await t.query(api.messages.counter, { name: "real" })).toBe(1);
  });
});

describe("files and HTTP", () => {
  test("files of t.run come and go with its transaction; actions store and read", async () => {
    const t = backend();
    const id = await t.run(async (ctx) => await ctx.storage.store(new Blob(["content"], { type: "text/plain" })));
    expect(await t.run(async (ctx) => await (await ctx.storage.get(id))?.text())).toBe("content");
    expect(await t.query(api.files.row, { id })).toMatchObject({ size: 7, contentType: "text/plain" });
    expect(await t.query(api.files.url, { id })).toContain("/api/storage/");
    await t.mutation(api.files.remove, { id });
    expect(await t.query(api.files.url, { id })).toBeNull();
    expect(await t.action(api.files.roundTrip, { text: "abc" })).toMatchObject({ text: "abc", type: "text/plain" });
  });

  test("HTTP actions are found by the router and run as the caller", async () => {
    const t = backend();
    const response = await t.withIdentity({ subject: "u" }).fetch("/hello", { method: "POST", body: JSON.stringify({ body: "hi" }) });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ ok: true, who: "u" });
    expect(await t.query(api.messages.counter, { name: "sent" })).toBe(1);
    expect((await t.fetch("/absent")).status).toBe(404);
    await expect(t.fetch("/throws")).rejects.toThrow("http deliberate");
  });

  test("`use node` actions run too", async () => {
    const t = backend();
    expect(await t.action(api.node.hash, { text: "" })).toMatchObject({ hash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", count: 0 });
  });
});

test("components have tables of their own and are reached through references only", async () => {
  const t = convexTest(undefined, import.meta.glob(["./component-app/convex/**/*.ts", "./component-app/convex/_generated/*.js"]));
  const counter = import.meta.glob(["./component-app/counter/**/*.ts"]);
  const journal = import.meta.glob(["./component-app/journal/**/*.ts"]);
  for (const path of ["counter", "second"]) {
    t.registerComponent(path, counterSchema, counter);
    t.registerComponent(`${path}/journal`, journalSchema, journal);
  }
  await t.mutation(componentApi.counting.add, { name: "a", by: 2 });
  await t.mutation(componentApi.counting.addToSecond, { name: "a", by: 3 });
  expect(await t.query(componentApi.counting.totals, { name: "a" })).toEqual({ first: 2, second: 3 });
  await expect(t.mutation(componentApi.counting.failOutside, { name: "a" })).rejects.toThrow("failed outside");
  expect(await t.query(componentApi.counting.totals, { name: "a" })).toEqual({ first: 2, second: 3 });
  expect((await t.action(componentApi.counting.unreachable, {})).filter((answer) => answer === "reached")).toEqual([]);
});

test("without modules and schema, anything may be written and read back", async () => {
  const t = convexTest();
  const id = await t.run(async (ctx) => await ctx.db.insert("anything", { at: 1n }));
  expect(await t.run(async (ctx) => await ctx.db.get(id))).toMatchObject({ at: 1n });
});

test("options and positional arguments mean the same", async () => {
  const t = convexTest({ schema: defineSchema({ n: defineTable({ n: v.number() }) }) });
  await expect(t.run(async (ctx) => await ctx.db.insert("n", JSON.parse('{"n":"1"}')))).rejects.toThrow("does not match the schema");
});

describe("what is written for convex-test", () => {
  test("matches its words for what a validator refuses, beside Convex's own", async () => {
    const t = convexTest(defineSchema({ n: defineTable({ n: v.number(), to: v.optional(v.union(v.string(), v.null())) }) }));
    const inserting = (value: string) => t.run(async (ctx) => await ctx.db.insert("n", JSON.parse(value)));
    await expect(inserting('{"n":"one"}')).rejects.toThrow(/does not match the schema: Value does not match validator\.[^]*\nValidator error: Expected `number`, got `one`$/);
    await expect(inserting("{}")).rejects.toThrow("Validator error: Missing required field `n` in object");
    await expect(inserting('{"n":1,"m":2}')).rejects.toThrow("Validator error: Unexpected field `m` in object");
    await expect(inserting('{"n":1,"to":2}')).rejects.toThrow("Validator error: Expected one of string, null, got `2.0`");
    await expect(backend().query(api.messages.counter, JSON.parse("{}"))).rejects.toThrow(/^ArgumentValidationError: [^]*\nValidator error: Missing required field `name` in object$/);
  });

  test("finds what a function threw as it was thrown, also behind a call and in the state of a job", async () => {
    vi.useFakeTimers();
    vi.spyOn(console, "error").mockImplementation(() => {});
    const t = backend();
    await expect(t.action(async (ctx) => await ctx.runQuery(api.messages.fails, {}))).rejects.toThrow(/^deliberate$/);
    await t.mutation(api.jobs.laterFailing, {});
    await t.finishAllScheduledFunctions(vi.runAllTimers);
    const [job] = await t.run(async (ctx) => await ctx.db.system.query("_scheduled_functions").collect());
    expect(job?.state).toEqual({ kind: "failed", error: expect.not.stringContaining("Uncaught") });
  });

  test("verifies tokens with the keys of the deployment that signed them", async () => {
    const [one, other] = [backend(), backend()];
    const token = await one.mutation(async (ctx) => await ctx.auth.signJwt({ claims: { sub: "s", aud: "a" }, expiresInSeconds: 60 }));
    await expect(jwtVerify(token, createLocalJWKSet(await one.jwks()))).resolves.toMatchObject({ payload: { sub: "s", aud: "a" } });
    await expect(jwtVerify(token, createLocalJWKSet(await other.jwks()))).rejects.toThrow();
  });

  test("an app that stands in the test needs no generated file: functions, references and components", async () => {
    const counter = import.meta.glob(["./component-app/counter/**/*.ts"]);
    const journal = import.meta.glob(["./component-app/journal/**/*.ts"]);
    const helper: { register: ComponentRegistration<CounterApi> } = {
      register: (t, name) => {
        t.registerComponent(`${name}/journal`, journalSchema, journal);
        return t.registerComponent<CounterApi>(name, counterSchema, counter);
      },
    };
    const app = defineTestApp({ schema: defineSchema({ notes: defineTable({ text: v.string() }) }), components: { tally: helper } });
    const { api: own, internal: inside, createTest } = app.defineModules({
      notes: {
        add: app.mutation({ args: { text: v.string() }, returns: v.id("notes"), handler: async (ctx, { text }) => await ctx.db.insert("notes", { text }) }),
        count: app.internalQuery({ args: {}, handler: async (ctx) => (await ctx.db.query("notes").collect()).length }),
      },
    });
    const t = createTest();
    await t.mutation(own.notes.add, { text: "one" });
    expect(await t.query(inside.notes.count, {})).toBe(1);
    await t.mutation(app.components.tally.counts.add, { name: "n", by: 4 });
    expect(await t.query(app.components.tally.counts.get, { name: "n" })).toBe(4);
    expect(await createTest().query(inside.notes.count, {})).toBe(0);
    expect(() => defineTestApp({ schema: defineSchema({}), components: { "a/b": helper } })).toThrow('"a/b" is no name of a component');
  });
});
