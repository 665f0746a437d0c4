import fc from "fast-check";
import { expect, test } from "vitest";
import { RESERVED_SLUGS, SLUG_BOUNDS, slugProblem, slugify } from "./slugs";

test("a slug made of any text is valid, reserved or too short, never malformed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (text) => {
      const slug = slugify(text);
      expect(slug).toMatch(/^$|^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(SLUG_BOUNDS.max);
      expect(slugify(slug)).toBe(slug);
    }),
  );
});

test.each([
  ["Night Bus", "night-bus"],
  ["  Café del Mar!  ", "cafe-del-mar"],
  ["Don't Stop", "dont-stop"],
  ["808 // Heat", "808-heat"],
  ["日本", ""],
])("%j becomes %j", (text, slug) => expect(slugify(text)).toBe(slug));

test.each(["ab", "-abc", "abc-", "a--b", "Abc", "a b", "a/b", "x".repeat(41), ""])("%j is not a slug", (slug) => {
  expect(slugProblem(slug)).toBe("invalid");
});

test.each(["api", "beats", "library", "checkout", "verify", "studio", "sell", "admin", "docs", "issuer", "sign-in", "unsubscribe"])(
  "defect 60: the product's own address %s cannot be a store",
  (slug) => {
    expect(slugProblem(slug)).toBe("reserved");
    expect(RESERVED_SLUGS.has(slug)).toBe(true);
  },
);

test("an ordinary name is free", () => expect(slugProblem("low-tide-beats")).toBeNull());
