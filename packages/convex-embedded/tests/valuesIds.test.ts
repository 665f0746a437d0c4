import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeId, encodeId, InvalidId, newId, tableNumberOf } from "../src/values";

const internal = fc.uint8Array({ minLength: 16, maxLength: 16 });
const table = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 0xffffffff }));

describe("document ids", () => {
  test("come back from their text, for every table number and body", () => {
    fc.assert(fc.property(table, internal, (number, body) => {
      const text = encodeId({ table: number, internal: body });
      const decoded = decodeId(text);
      expect([decoded.table, ...decoded.internal]).toEqual([number, ...body]);
      expect(text).toMatch(/^[0-9a-hjkmnp-tv-z]{31,37}$/);
    }), { numRuns: 2_000 });
  });

  test("agree with an id of a real deployment", () => {
    // From the public reports of convex-backend: table 10002 and an id of it.
    expect(tableNumberOf("js79xewp66skzqe3tv8r0ztd457y9qeh")).toBeGreaterThan(10_000);
    expect(tableNumberOf("jh74xzyc2wzqk5dcnkb4p91avd7sntq0")).toBeGreaterThan(10_000);
  });

  test("with any character changed are refused or are another id, never another spelling", () => {
    fc.assert(fc.property(table, fc.nat(), fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyzilouA-"), (number, at, char) => {
      const text = newId(number);
      const changed = text.slice(0, at % text.length) + char + text.slice((at % text.length) + 1);
      if (changed === text || tableNumberOf(changed) === null) return;
      expect(encodeId(decodeId(changed))).toBe(changed);
    }), { numRuns: 5_000 });
  });

  test("of the wrong length, alphabet or checksum are refused", () => {
    const text = newId(10_001);
    const other = text.endsWith("0") ? "1" : "0";
    for (const wrong of ["", "short", text.toUpperCase(), `${text}0`, text.slice(1), "u".repeat(32), text.slice(0, -1) + other]) {
      expect(() => decodeId(wrong)).toThrow(InvalidId);
    }
  });

  test("are not given twice", () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(10_001))).size).toBe(1000);
  });
});
