import { expect, test } from "vitest";
import { EVERYTHING } from "@/lib/domain/discovery";
import { sortShown } from "./controls";
import { isListedLength } from "./lengths";

test("the order's field shows the newest first, and with words the best match, unless one is chosen", () => {
  expect(sortShown(EVERYTHING)).toBe("newest");
  expect(sortShown({ ...EVERYTHING, words: "dark" })).toBe("");
  expect(sortShown({ ...EVERYTHING, words: "dark", sort: "cheapest" })).toBe("cheapest");
});

test("only the lengths of the field count as listed", () => {
  expect(isListedLength({ min: 120, max: 180 })).toBe(true);
  expect(isListedLength({ min: 100, max: 180 })).toBe(false);
});
