import { describe, expect, test } from "vitest";
import { priceProblem } from "./price";
import { tierDrafts, tierProblem, toTierSettings } from "./tier-drafts";

describe("a price as it is typed", () => {
  test.each(["0", "0.50", "25", "25.50", "$25", "10000"])("%s is a price; 0 gives the licence away", (text) => {
    expect(priceProblem(text)).toBeUndefined();
  });

  test.each(["", "-1", "0.01", "0.49", "10000.01", "1e3", "free"])("%s is not", (text) => {
    expect(priceProblem(text)).toBeDefined();
  });
});

test("a free licence stays free when its beat is edited and saved again", () => {
  const saved = [
    { tierType: "basic", enabled: true, price: 0 },
    { tierType: "premium", enabled: false, price: 0 },
    { tierType: "exclusive", enabled: false, price: 50_000 },
    { tierType: "unlimited", enabled: false, price: 0 },
  ] as const;
  const drafts = tierDrafts(saved);
  expect(drafts.find(({ tierType }) => tierType === "basic")?.price).toBe("0");
  expect(drafts.find(({ tierType }) => tierType === "premium")?.price).toBe("");
  expect(tierProblem(drafts)).toBeNull();
  expect(toTierSettings(drafts)).toEqual(saved);
});
