import { expect, test } from "vitest";
import { csvRow, numberCell, textCell } from "./csv";

test("a cell with a comma, a quote or a line break is quoted as RFC 4180 says", () => {
  expect(textCell('a "b", c')).toBe('"a ""b"", c"');
  expect(textCell("a\nb")).toBe('"a\nb"');
  expect(csvRow(["a", "b"])).toBe("a,b\r\n");
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("what a buyer calls themselves never becomes a formula: %j", (name) => {
  expect(textCell(name).replace(/^"/, "")).toMatch(/^'/);
});

test("minor units are written exactly, negative ones as numbers and not as words", () => {
  expect([0, 5, 50, 2500, -103, -5].map((amount) => numberCell(amount))).toEqual(["0.00", "0.05", "0.50", "25.00", "-1.03", "-0.05"]);
  expect(numberCell(-1200, 0)).toBe("-1200");
});
