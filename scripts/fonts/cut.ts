// Cuts the product's font to the weights it uses: `node --import tsx scripts/fonts/main.ts` after a new version of Inter.
import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { inRoot } from "../house/paths";

/** Regular to bold; thinner and heavier cuts are nowhere in the product and are half of the file. */
const WEIGHTS = { min: 400, max: 700 };

export const CUTS = ["latin", "latin-ext"] as const;

export function cutPath(cut: (typeof CUTS)[number]): string {
  return inRoot(`components/layout/fonts/inter-${cut}.woff2`);
}

/** The letters of one of Inter's subsets, in those weights, as WOFF2. The same input gives the same bytes. */
export async function cutInter(cut: (typeof CUTS)[number]): Promise<Buffer> {
  const inter = inRoot("node_modules/@fontsource-variable/inter");
  const ranges: unknown = JSON.parse(await readFile(`${inter}/unicode.json`, "utf8"));
  const range: unknown = typeof ranges === "object" && ranges !== null ? Reflect.get(ranges, cut) : undefined;
  if (typeof range !== "string") throw new Error(`Inter names no letters for ${cut}`);
  const font = await readFile(`${inter}/files/inter-${cut}-wght-normal.woff2`);
  return subsetFont(font, lettersOf(range), { targetFormat: "woff2", variationAxes: { wght: WEIGHTS } });
}

/** Every letter of a CSS `unicode-range`, such as `U+0000-00FF,U+0131`. */
function lettersOf(range: string): string {
  return range
    .split(",")
    .flatMap((part) => {
      const [first = "", last = first] = part.trim().replace("U+", "").split("-");
      const from = Number.parseInt(first, 16);
      return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, at) => String.fromCodePoint(from + at));
    })
    .join("");
}
