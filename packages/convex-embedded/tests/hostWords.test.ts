import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeFunctionReference } from "convex/server";
import type { ConvexDeployment } from "../src/index";
import { api, client, eventually, startFixture } from "./hostSupport";

let convex: ConvexDeployment;
let message: string;
let file: string;
let job: string;
beforeAll(async () => {
  convex = await startFixture();
  const http = client(convex);
  message = await http.mutation(api.messages.send, { author: "ann", body: "hello" });
  file = (await http.action(api.files.roundTrip, { text: "kept" })).id;
  job = await http.mutation(api.jobs.later, { name: "later", delayMs: 600_000 });
});
afterAll(() => convex.close());

const NOT_SYSTEM = "User tables cannot be accessed with db.system.";
const SYSTEM = "System tables can only be accessed with db.system.";

describe("ids", () => {
  const read = (id: string, system: boolean) => client(convex).query(api.words.read, { id, system });

  test("of the developer's tables are read by ctx.db, those of the system by ctx.db.system", async () => {
    expect(await Promise.all([message, file, job].map((id) => read(id, true)))).toEqual([NOT_SYSTEM, file, job]);
    expect(await Promise.all([message, file, job].map((id) => read(id, false)))).toEqual([message, SYSTEM, SYSTEM]);
    expect(await read("none", true)).toBe("Invalid argument `id` for `db.system.get`: Unable to decode ID: Invalid ID length 4");
    expect(await read("none", false)).toBe("Invalid argument `id` for `db.get`: Unable to decode ID: Invalid ID length 4");
  });

  test("that no writer may write are refused by its name", async () => {
    const write = (id: string) => client(convex).mutation(api.words.write, { id });
    expect(await write(file)).toMatchObject({ patch: SYSTEM, replace: SYSTEM, remove: SYSTEM });
    expect(await write("none")).toEqual(
      Object.fromEntries([["patch", "db.patch"], ["replace", "db.replace"], ["remove", "db.delete"], ["cancel", "db.cancel_job"]].map(([key, name]) => [key, `Invalid argument \`id\` for \`${name}\`: Unable to decode ID: Invalid ID length 4`])),
    );
  });

  test("of no job cancel nothing, whoever asks", async () => {
    const refusal = "Invalid scheduled function ID. The ID must be an ID on the '_scheduled_functions' table.";
    expect(await client(convex).mutation(api.words.write, { id: message })).toMatchObject({ cancel: refusal });
    expect(await client(convex).action(api.words.cancelFromAction, { id: message })).toBe(refusal);
  });
});

describe("names", () => {
  const named = (table: string) => client(convex).mutation(api.words.named, { table });

  test("of tables that are no identifiers are refused by the function that they are given to", async () => {
    const problem = "Identifier no-table has invalid character '-': Identifiers can only contain alphanumeric characters or underscores";
    const tableName = 'Invalid table name: "no-table". Identifiers must start with a letter and can only contain letters, digits, and underscores.';
    expect(await named("no-table")).toEqual({
      query: `Invalid argument \`query\` for \`queryStream\`: ${problem}`,
      index: `Invalid argument \`query\` for \`queryStream\`: ${tableName}`,
      page: `Invalid argument \`query\` for \`queryPage\`: ${problem}`,
      insert: `Invalid argument \`table\` for \`db.insert\`: ${problem}`,
      normalizeId: `Invalid argument \`table\` for \`db.normalizeId\`: ${problem}`,
    });
    expect(await named("9lives")).toMatchObject({ insert: expect.stringContaining("Invalid first character '9' in 9lives: Identifiers must start with an alphabetic character or underscore") });
    expect(await named("t".repeat(65))).toMatchObject({ insert: expect.stringContaining("Identifier is too long (65 > maximum 64)") });
    expect(await named("")).toMatchObject({ query: expect.stringContaining("Identifier cannot be empty") });
  });

  test("of tables that nobody has made yet are empty tables", async () => {
    expect(await named("unheardOf")).toMatchObject({ query: null, index: null, page: { page: [], isDone: true }, normalizeId: null });
  });

  test("go with values and pages that fit", async () => {
    expect(await client(convex).mutation(api.words.insertsNothing, {})).toBe("Invalid argument `value` for `db.insert`: Value must be an Object");
    expect(await client(convex).query(api.words.pageOf, { numItems: 32_001 })).toBe("Requested too many items: 32001");
  });
});

describe("a job", () => {
  test("that is a mutation cannot cancel itself", async () => {
    const id = await client(convex).mutation(api.words.scheduleCancelsItself, { name: "self" });
    await eventually(() => client(convex).query(makeFunctionReference<"query", { id: string }, { kind: string }>("jobs:state"), { id }), (state) => state.kind === "success");
    expect((await client(convex).query(api.messages.list, {})).find(({ author }) => author === "self")?.body).toBe("A mutation cannot cancel itself");
  });

  test("is scheduled for the next five years, or as long ago", async () => {
    const later = (delayMs: number) => client(convex).mutation(api.jobs.later, { name: "far", delayMs });
    await expect(later(6 * 366 * 24 * 3600_000)).rejects.toThrow(/Uncaught Error: UnixTimestamp\(\d+(\.\d+)?s\) is more than 5 years in the future/);
  });

  test("that was cancelled while it ran schedules nothing any more", async () => {
    await client(convex).mutation(api.words.scheduleSchedulesOnceCancelled, {});
    expect(await eventually(() => client(convex).query(api.words.jobsNamed, { name: "afterCancel" }), (found) => found.length === 2)).toEqual(["canceled", "canceled"]);
    expect(await client(convex).query(api.messages.counter, { name: "afterCancel" })).toBe(0);
  });
});

describe("what a function throws", () => {
  const words = async (kind: "query" | "action", path: string, what: string) => {
    try {
      await (kind === "query" ? client(convex).query(makeFunctionReference<"query">(path), { what }) : client(convex).action(makeFunctionReference<"action">(path), { what }));
      return "nothing";
    } catch (error) {
      return error instanceof Error ? error.message.replace(/^\[Request ID: \w+\] Server Error\n/, "") : "no error";
    }
  };
  const told = {
    text: "Uncaught just words",
    nothing: "Uncaught undefined",
    null: "Uncaught null",
    number: "Uncaught 42",
    big: "Uncaught 7",
    symbol: "Uncaught Symbol(sign)",
    object: "Uncaught #<Object>",
    list: "Uncaught [object Array]",
    instance: "Uncaught #<Refusal>",
  };

  test("is told as it is when it is no error", async () => {
    for (const [path, kind] of [["words:throws", "query"], ["words:throwsInAction", "action"]] as const) {
      const heard = await Promise.all(Object.keys(told).map(async (what) => [what, await words(kind, path, what)]));
      expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(Object.entries(told).map(([what, text]) => [what, `${text}\n`])));
    }
  });

  test("is told by its name, its words, or both, and where it was thrown", async () => {
    expect(await words("query", "words:throws", "empty")).toMatch(/^Uncaught Error\n    at empty \[as empty\] \(\.\.\/convex\/words\.js:\d+:\d+\)\n    at handler \(\.\.\/convex\/words\.js:\d+:\d+\)\n$/);
    expect(await words("query", "words:throws", "named")).toMatch(/^Uncaught Named: own name\n    at /);
    expect(await words("query", "words:throws", "nameless")).toMatch(/^Uncaught only words\n    at /);
    expect(await words("query", "words:throws", "type")).toMatch(/^Uncaught TypeError: wrong kind\n    at /);
    expect(await words("query", "words:throws", "function")).toMatch(/^Uncaught async function \w+\(/);
  });

  test("is told with everybody who waited for it", async () => {
    await expect(client(convex).query(makeFunctionReference<"query">("words:throwsDeep"), {})).rejects.toThrow(
      /Uncaught Error: from the depths\n    at dive( \[as dive\])? \(\.\.\/convex\/words\.js:\d+:\d+\)\n    at async lowered \(.*\)\n    at async handler \(\.\.\/convex\/words\.js:\d+:\d+\)\n$/,
    );
  });

  test("is told by its words in \"use node\" actions, whatever it is", async () => {
    expect(await words("action", "node:throwsAnything", "text")).toBe("Uncaught just words\n");
    expect(await words("action", "node:throwsAnything", "object")).toBe("Uncaught not an error\n");
    expect(await words("action", "node:throwsAnything", "nothing")).toBe("Uncaught unknown error\n");
  });
});

describe("the stack that user code sees", () => {
  test("is the lines of the developer's own files, and nothing of the host", async () => {
    const { made, refused, parsed } = await client(convex).query(api.words.ownStack, {});
    expect(made).toMatch(/^    at handler \(\.\.\/convex\/words\.js:\d+:\d+\)$/);
    expect(refused).toMatch(/^    at (async )?handler \(\.\.\/convex\/words\.js:\d+:\d+\)$/);
    expect(parsed).toMatch(/^    at parse \[as parse\] \(<anonymous>\)\n    at \.\.\/convex\/words\.js:\d+:\d+\n    at map \[as map\] \(<anonymous>\)\n    at handler \(\.\.\/convex\/words\.js:\d+:\d+\)$/);
  });

  test("of a \"use node\" action has no file of the host", async () => {
    const stack = await client(convex).action(api.node.ownStack, {});
    expect(stack).toMatch(/^Error: seen by its maker\n    at .*convex:\/user\/node\.js/);
    expect(stack).not.toContain("convex-embedded/src");
  });
});
