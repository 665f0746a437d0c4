import { expect, test } from "vitest";
import { exportPath, NO_FILTER, saleFilter } from "./sale-filter";

test("a day is a whole day, its last millisecond included and the next one not", () => {
  const filter = saleFilter({ ...NO_FILTER, from: "2026-03-01", to: "2026-03-01" });
  expect(filter).toEqual({ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 2) });
});

test("empty and half-typed fields do not filter, and the export says the same as the list", () => {
  expect(saleFilter({ status: "all", from: "2026-0", to: "", text: "  " })).toEqual({});
  expect(exportPath({})).toBe("/api/studio/sales/export");
  expect(exportPath(saleFilter({ status: "refunded", from: "", to: "", text: " a&b " }))).toBe("/api/studio/sales/export?status=refunded&text=a%26b");
});
