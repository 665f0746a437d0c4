import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, type JsonValue } from "./canonicalJson";
import { hashOf, sha256Hex } from "./sha256";

const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("json"), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: "grapheme-ascii" }), tie("json"), { maxKeys: 6 }),
  ),
}));

/** The same value with the keys of every object in reverse order. */
function reversed(value: JsonValue): JsonValue {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, member === undefined ? undefined : reversed(member)]));
}

describe("canonical JSON", () => {
  test("says the same as JSON", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test("is its own canonical form", () => {
    fc.assert(
      fc.property(json, (value) => {
        const parsed: JsonValue = JSON.parse(canonicalJson(value));
        expect(canonicalJson(parsed)).toBe(canonicalJson(value));
      }),
    );
  });

  test("sorts keys by UTF-16 code units, as RFC 8785 section 3.2.3 shows", () => {
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });

  test("writes numbers and strings as RFC 8785 section 3.2.2 does", () => {
    expect(canonicalJson([333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001])).toBe("[333333333.3333333,1e+30,4.5,0.002,1e-27]");
    expect(canonicalJson("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/")).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
    expect(canonicalJson(-0)).toBe("0");
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, "\ud800", { "\udc00": 1 }])("refuses %j", (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test("leaves undefined members out", () => expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}'));
});

test("the digest is SHA-256 of the UTF-8 bytes", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => sha256Hex(text) === createHash("sha256").update(text, "utf8").digest("hex")));
  expect(hashOf({ b: 2, a: 1 })).toBe(createHash("sha256").update('{"a":1,"b":2}').digest("hex"));
});
