import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const coverage = readFileSync(join(import.meta.dirname, "..", "COVERAGE.md"), "utf8");
const rows = coverage.split("\n").filter((line) => /^\| (?!---)/.test(line) && !/^\| (rule|command|what) \|/.test(line));

/** Every pointer of a row: `file`: “title”, the file told once for the titles that follow it. */
const pointers = (row: string) => [...row.matchAll(/`(\w+)`: “([^”]+)”/g)].map(([, file = "", title = ""]) => ({ file, title }));

describe("COVERAGE.md", () => {
  test("names tests that are there, by their exact titles", () => {
    const missing = rows.flatMap(pointers).filter(({ file, title }) => {
      const source = readFileSync(join(import.meta.dirname, `${file}.test.ts`), "utf8").replaceAll('\\"', '"');
      return !source.includes(`test("${title}"`);
    });
    expect(missing).toEqual([]);
    expect(rows.flatMap(pointers).length).toBeGreaterThan(100);
  });

  test("says of every rule which test proves it, or that none does", () => {
    expect(rows.filter((row) => pointers(row).length === 0 && !/\*\*(no test|Absent|Different)\*\*/i.test(row))).toEqual([]);
  });
});
