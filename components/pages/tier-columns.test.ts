import { expect, test } from "vitest";
import { TIER_TEMPLATES, TIER_TYPES } from "@/lib/domain/beatTiers";
import { tierColumns } from "./tier-columns";

test("the explainer has every licence, the smallest first, with the limits of the contracts", () => {
  const columns = tierColumns();
  expect(columns.map(({ tier }) => tier).sort()).toEqual([...TIER_TYPES].sort());
  const reach = columns.map(({ copies }) => copies ?? Number.POSITIVE_INFINITY);
  expect(reach).toEqual([...reach].sort((a, b) => a - b));
  expect(columns.at(-1)?.tier).toBe("exclusive");
  for (const { tier, lines } of columns) {
    const copies = TIER_TEMPLATES[tier].copies;
    expect(lines.find(({ label }) => label === "Copies and downloads")?.value).toBe(copies === null ? "Unlimited" : `Up to ${copies.toLocaleString("en-US")}`);
  }
});

test("every column answers the same questions, so that they can stand side by side", () => {
  const [first, ...others] = tierColumns().map(({ lines }) => lines.map(({ label }) => label));
  for (const labels of others) expect(labels).toEqual(first);
});
