import { expect, test } from "vitest";
import { safeNextPath } from "@/lib/next-path";
import { cartPath, codesIn } from "./cart-path";

const couponsOf = (path: string) => new URL(path, "http://shop").searchParams.getAll("coupon");

test("the codes of two stores survive the way through signing in, as codes are kept", () => {
  const path = cartPath(new Map([["night-owl", "welcome-10"], ["low-tide", " Spring20 "]]));
  expect(safeNextPath(path)).toBe(path);
  expect(codesIn(couponsOf(path))).toEqual(new Map([["night-owl", "WELCOME-10"], ["low-tide", "SPRING20"]]));
});

test("a cart without a code, and text that can be none, is the plain page", () => {
  expect(cartPath(new Map())).toBe("/cart");
  expect(cartPath(new Map([["night-owl", ""], ["low-tide", "&next=//evil.example"]]))).toBe("/cart");
});

test("the longest names there can be still make an address that signing in takes", () => {
  const many = new Map(Array.from({ length: 20 }, (_, at) => [`${at}`.padEnd(40, "x"), "C".repeat(24)] as const));
  expect(safeNextPath(cartPath(many), "refused")).not.toBe("refused");
  expect(codesIn(couponsOf(cartPath(many))).size).toBe(6);
});

test("an address that anybody may have written yields codes or nothing", () => {
  expect(codesIn(undefined).size).toBe(0);
  expect(codesIn("night-owl.A10")).toEqual(new Map([["night-owl", "A10"]]));
  expect(codesIn(["", ".", "night-owl", "night-owl.", ".A10"]).size).toBe(0);
});
