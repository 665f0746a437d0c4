import { type GenericValidator, type Value, v } from "convex/values";
import { describe, expect, test } from "vitest";
import { checkValue, displayValue, newId, parseValidator } from "../src/values";

const ids = new Map([["users", newId(10_001)], ["posts", newId(10_002)], ["_storage", newId(512)]]);
const context = { tableOfId: (id: string) => [...ids].find(([, known]) => known === id)?.[0] ?? null };

function problem(validator: GenericValidator, value: Value): string | null {
  const json: unknown = Reflect.get(validator, "json");
  return checkValue(parseValidator(JSON.parse(JSON.stringify(json))), value, context);
}

describe("what matches", () => {
  test.each<[GenericValidator, Value]>([
    [v.any(), { a: [1n] }],
    [v.null(), null],
    [v.number(), Number.NaN],
    [v.int64(), 1n],
    [v.boolean(), false],
    [v.string(), ""],
    [v.bytes(), new ArrayBuffer(2)],
    [v.literal("a"), "a"],
    [v.literal(1n), 1n],
    [v.literal(2), 2],
    [v.array(v.string()), ["a"]],
    [v.record(v.string(), v.number()), { a: 1 }],
    [v.object({ a: v.string(), b: v.optional(v.number()) }), { a: "x" }],
    [v.union(v.string(), v.null()), null],
    [v.union(v.object({ kind: v.literal("a") }), v.object({ kind: v.literal("b"), n: v.number() })), { kind: "b", n: 1 }],
    [v.id("users"), ids.get("users") ?? ""],
  ])("%#", (validator, value) => {
    expect(problem(validator, value)).toBeNull();
  });
});

describe("messages are Convex's", () => {
  test("wrong type, at the top and inside", () => {
    expect(problem(v.string(), 1)).toBe("Value does not match validator.\n\nValue: 1.0\nValidator: v.string()");
    expect(problem(v.object({ list: v.array(v.object({ n: v.int64() })) }), { list: [{ n: 1n }, { n: "x" }] }))
      .toBe('Value does not match validator.\nPath: .list[1].n\nValue: "x"\nValidator: v.int64()');
  });

  test("missing and extra fields", () => {
    expect(problem(v.object({ name: v.string(), age: v.optional(v.number()) }), { age: 3 })).toBe(
      "Object is missing the required field `name`. Consider wrapping the field validator in `v.optional(...)` if this is expected.\n\nObject: {age: 3.0}\nValidator: v.object({age: v.optional(v.float64()), name: v.string()})");
    expect(problem(v.object({ o: v.object({}) }), { o: { x: true } })).toBe(
      "Object contains extra field `x` that is not in the validator.\nPath: .o\nObject: {x: true}\nValidator: v.object({})");
  });

  test("ids of another table, of a system table, and no ids", () => {
    const post = ids.get("posts") ?? "";
    const file = ids.get("_storage") ?? "";
    expect(problem(v.object({ user: v.id("users") }), { user: post }))
      .toBe(`Found ID "${post}" from table \`posts\`, which does not match the table name in validator \`v.id("users")\`.Path: .user`);
    expect(problem(v.id("users"), file)).toBe(`Found ID "${file}" from a system table, which does not match the table name in validator \`v.id("users")\`.`);
    expect(problem(v.id("users"), "nonsense")).toBe('Value does not match validator.\n\nValue: "nonsense"\nValidator: v.id("users")');
  });

  test("literals, unions, records and the inherited names of JavaScript objects", () => {
    expect(problem(v.object({ a: v.literal("x") }), { a: "y" })).toBe('`"y"` does not match literal validator `v.literal("x")`.Path: .a');
    expect(problem(v.union(v.string(), v.literal(1)), true)).toBe("Value does not match validator.\n\nValue: true\nValidator: v.union(v.string(), v.literal(1.0))");
    expect(problem(v.record(v.string(), v.number()), { a: "x" })).toBe('Value does not match validator.\nPath: .values()\nValue: "x"\nValidator: v.float64()');
    expect(problem(v.object({ toString: v.string() }), {})).toContain("missing the required field `toString`");
    expect(problem(v.object({}), { constructor: 1 })).toContain("extra field `constructor`");
  });
});

test("values print as in Convex's messages", () => {
  expect(displayValue({ b: 1n, a: [1.5, -0, 1e21, 1e-7, "q\"\n"], c: null })).toBe('{a: [1.5, -0.0, 1e21, 1e-7, "q\\"\\n"], b: 1, c: null}');
});
