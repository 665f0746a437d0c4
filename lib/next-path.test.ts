import { expect, test } from "vitest";
import { safeNextPath } from "./next-path";

test("a path on this site is kept", () => {
  expect(safeNextPath("/beats/low-tide?tier=basic#licences")).toBe("/beats/low-tide?tier=basic#licences");
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\tevil", "/a b", "", undefined, null])("%j leads to the fallback", (value) => {
  expect(safeNextPath(value, "/library")).toBe("/library");
});

test("a repeated parameter leads to the fallback", () => {
  expect(safeNextPath(["/a", "/b"])).toBe("/");
});
