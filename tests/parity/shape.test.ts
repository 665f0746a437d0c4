import { expect, test } from "vitest";
import { differences, shapeOf } from "./shape";

const between = (ours: unknown, theirs: unknown) => differences(shapeOf(ours), shapeOf(theirs));

test("answers that differ in values alone are alike", () => {
  expect(between({ id: "a", lines: [{ amount: 1 }], metadata: { x: "1" } }, { id: "b", lines: [{ amount: 2 }, { amount: 3 }], metadata: {} })).toEqual([]);
});

test("a field one side lacks, and a field of another type, are named", () => {
  expect(between({ id: "a", extra: true, amount: 1 }, { id: "b", url: "x", amount: "1" })).toEqual([
    "amount is number in the sandbox, string at the service",
    "the sandbox does not have url",
    "the service does not have extra",
  ]);
});

test("a null says nothing of its type, nor an empty list of its items", () => {
  expect(between({ url: null, data: [] }, { url: "x", data: [{ id: "a" }] })).toEqual([]);
});

test("a missing object is one difference, not one for each of its fields", () => {
  expect(between({}, { card: { brand: "visa", checks: { cvc: "pass" } } })).toEqual(["the sandbox does not have card"]);
});
