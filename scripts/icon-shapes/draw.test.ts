import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { drawShapes, shapesPath } from "./draw";

test("the icons that pages show are those of the installed Lucide", async () => {
  expect(await readFile(shapesPath, "utf8"), "out of date: node --import tsx scripts/icon-shapes/main.ts").toBe(await drawShapes());
});
