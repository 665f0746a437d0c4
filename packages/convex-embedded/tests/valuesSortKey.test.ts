import fc from "fast-check";
import { compareValues, type Value } from "convex/values";
import { describe, expect, test } from "vitest";
import { afterPrefix, searchableBounds, sortKey, sortKeyOf, storedKey } from "../src/values";

const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER));
const bigint = fc.oneof(fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }), fc.bigInt({ min: -70000n, max: 70000n }),
  fc.constantFrom(-(1n << 63n), (1n << 63n) - 1n, -129n, -128n, 127n, 128n, -32769n, -32768n, 32767n, 32768n, -2147483649n, 2147483648n, 0n, -1n, 1n));
// `binary` gives any UTF-16, lone surrogates too.
const string = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.string({ unit: fc.constantFrom("\0", "\u00ff", "a", "\ud800", "\udfff", "\u{10000}", "\uffff", "\u{10ffff}") }));
const bytes = fc.uint8Array({ maxLength: 6 }).map((array) => Uint8Array.from(array).buffer);
const fieldName = fc.string({ unit: fc.constantFrom("a", "b", "_", "Z", "~", " "), maxLength: 3 });

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constant(null), fc.boolean(), number, bigint, string, bytes,
    fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(fieldName, tie("value"), { maxKeys: 3, noNullPrototype: true })),
})).value;

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe("sort keys", () => {
  test("compare as convex/values compares, for any two values", () => {
    fc.assert(fc.property(fc.option(value, { nil: undefined }), fc.option(value, { nil: undefined }), (a, b) => {
      expect(order(sortKey(a), sortKey(b))).toBe(Math.sign(compareValues(a, b)));
    }), { numRuns: 20_000 });
  });

  test("compare as tuples when several values make one key", () => {
    const tuple = fc.tuple(fc.oneof(string, number), fc.oneof(string, bigint, fc.constant(undefined)));
    fc.assert(fc.property(tuple, tuple, (a, b) => {
      const expected = Math.sign(compareValues(a[0], b[0])) || Math.sign(compareValues(a[1], b[1]));
      expect(order(sortKeyOf(a), sortKeyOf(b))).toBe(expected);
    }), { numRuns: 5_000 });
  });

  test("a prefix ends before everything that does not start with it", () => {
    expect(afterPrefix("10ff")).toBe("11");
    expect(afterPrefix("1000")).toBe("1001");
    fc.assert(fc.property(string, string, (a, b) => {
      const prefix = sortKey(a);
      const longer = sortKeyOf([a, b]);
      expect(longer >= prefix && longer < afterPrefix(prefix)).toBe(true);
    }));
  });
});

describe("keys beyond 2500 bytes", () => {
  const long = "x".repeat(3000);

  test("are stored short, equal only for equal values", () => {
    expect(storedKey(sortKey(long)).length).toBe((2500 + 32) * 2);
    expect(storedKey(sortKey(long))).toBe(storedKey(sortKey("x".repeat(3000))));
    expect(storedKey(sortKey(long))).not.toBe(storedKey(sortKey(`${long}y`)));
    expect(storedKey(sortKey("short"))).toBe(sortKey("short"));
  });

  test("are found by bounds that cannot tell them apart, which say so", () => {
    const bounds = searchableBounds(sortKey(long), afterPrefix(sortKey(long)));
    expect(bounds.exact).toBe(false);
    expect(bounds.lo <= storedKey(sortKey(long)) && storedKey(sortKey(long)) < bounds.hi).toBe(true);
  });
});
