import { describe, expect, test } from "vitest";
import { parseEnvironmentChanges } from "../src/admin/environment";
import { LogLines } from "../src/runtime/logLines";

describe("log lines", () => {
  test("are kept to the 256th, and the next one says that there were more", () => {
    const logs = new LogLines();
    for (let line = 0; line < 300; line += 1) logs.add("LOG", [line]);
    expect(logs.lines).toHaveLength(257);
    expect(logs.lines.slice(-2)).toEqual(["[LOG] 255", "[ERROR] Log overflow (maximum 256). Remaining log lines omitted."]);
  });

  test("are cut at 32 KiB and say so", () => {
    const logs = new LogLines();
    logs.add("WARN", ["x".repeat(40_000)]);
    expect(logs.lines[0]).toMatch(/^\[WARN\] 'x+ \(truncated due to length\)$/);
    expect(logs.lines[0]?.length).toBeLessThan(32_768 + 40);
  });
});

describe("environment variables", () => {
  const set = (name: string, value: string) => () => parseEnvironmentChanges([{ name, value }]);

  test("have names of letters, digits and underscores, none of the deployment's own", () => {
    expect(set("_A1", "")).not.toThrow();
    for (const name of ["", "1A", "A-B", "A B", "Ä", "A".repeat(41), "CONVEX_SITE_URL", "CONVEX_CLOUD_URL"]) expect(set(name, "x")).toThrow(`"${name}"`);
  });

  test("have values of 8 KiB at most", () => {
    expect(set("A", "x".repeat(8192))).not.toThrow();
    expect(set("A", "x".repeat(8193))).toThrow("8192");
  });
});
