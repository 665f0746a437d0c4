import { expect, test } from "vitest";
import { bulkEdit, EMPTY_BULK, nextMood } from "./bulk-draft";
import { all, chosenRows, NOTHING, pick } from "./selection";

const rows = ["a", "b", "c", "d"];

test("a range takes every row between the two presses, in either direction, and takes them back alike", () => {
  const one = pick(NOTHING, rows, "d", false);
  const four = pick(one, rows, "b", true);
  expect([...four.chosen].sort()).toEqual(["b", "c", "d"]);
  expect([...pick(four, rows, "d", true).chosen]).toEqual([]);
});

test("a row that is filtered away is not changed unseen", () => {
  expect(chosenRows(all(rows), [{ beatId: "c" }, { beatId: "z" }])).toEqual([{ beatId: "c" }]);
});

test("only what was touched is changed", () => {
  const tiers = { ...EMPTY_BULK.tiers, basic: { turn: "leave" as const, price: "30" }, premium: { turn: "off" as const, price: "" } };
  expect(bulkEdit({ ...EMPTY_BULK, addTags: "Night, 808 ", moods: { dark: "add", calm: "remove" }, tiers })).toEqual({
    change: { kind: "edit", addTags: ["night", "808"], addMoods: ["dark"], removeMoods: ["calm"], tiers: [{ tierType: "basic", price: 3_000 }, { tierType: "premium", enabled: false }] },
  });
  expect(bulkEdit(EMPTY_BULK)).toEqual({ problem: "Nothing is set to change yet." });
});

test("a price that cannot be charged is refused before anything is sent", () => {
  const tiers = { ...EMPTY_BULK.tiers, basic: { turn: "on" as const, price: "0.20" } };
  expect(bulkEdit({ ...EMPTY_BULK, tiers })).toEqual({ problem: expect.stringContaining("Basic lease: The lowest price") });
});

test("a mood goes round: alone, added, removed, alone", () => {
  expect([undefined, "add" as const, "remove" as const].map(nextMood)).toEqual(["add", "remove", undefined]);
});
