import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { CUTS, cutInter, cutPath } from "./cut";

test("the fonts that pages are sent are cut from the installed Inter, and are small", async () => {
  for (const cut of CUTS) expect((await cutInter(cut)).equals(await readFile(cutPath(cut))), `${cut} is out of date: node --import tsx scripts/fonts/main.ts`).toBe(true);
  expect((await readFile(cutPath("latin"))).length).toBeLessThan(32_000);
});
