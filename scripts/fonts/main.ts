import { writeFile } from "node:fs/promises";
import { CUTS, cutInter, cutPath } from "./cut";

for (const cut of CUTS) {
  const font = await cutInter(cut);
  await writeFile(cutPath(cut), font);
  console.log(`inter-${cut}.woff2: ${(font.length / 1000).toFixed(1)} kB`);
}
