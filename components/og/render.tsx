import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import type { ReactElement } from "react";
import { hasGlyph, loadTypeface, REGULAR, SEMIBOLD, TYPEFACE } from "@/lib/pdf/fonts";

/** As every service that shows link previews expects it. */
export const SIZE = { width: 1200, height: 630 } as const;
const HOUR_SECONDS = 3_600;
/** Pictures made lately: the same page is asked for by every service somebody shares it on. About 40 KB each. */
const KEPT = 100;
const made = new Map<string, Promise<ArrayBuffer>>();

type Typeface = NonNullable<NonNullable<ConstructorParameters<typeof ImageResponse>[1]>["fonts"]>;
let typeface: Promise<Typeface> | undefined;

async function loadFonts(): Promise<Typeface> {
  await loadTypeface();
  const files = TYPEFACE.flatMap((name) => ([REGULAR, SEMIBOLD] as const).map((weight) => ({ name, weight })));
  return await Promise.all(
    files.map(async ({ name, weight }) => ({ name, weight, style: "normal" as const, data: await readFile(join(process.cwd(), "lib/pdf/fonts", `${name.toLowerCase().replace(" ", "-")}-${weight}-normal.ttf`)) })),
  );
}

/**
 * Text as our typeface can draw it. What it lacks is left out: the renderer would ask a host of fonts and one of emoji for it.
 * Await before drawing.
 */
export async function plainText(): Promise<(text: string) => string> {
  await loadTypeface();
  return (text) => Array.from(text.normalize("NFC")).filter((character) => hasGlyph(character) && !/\p{Extended_Pictographic}|\p{Cc}/u.test(character)).join("").trim();
}

/** A picture as an answer. `key` says everything that the picture depends on. */
export async function pictureResponse(key: string, draw: () => ReactElement): Promise<Response> {
  const known = made.get(key);
  const picture = known ?? paint(draw());
  if (known === undefined) keep(key, picture);
  return new Response(await picture, { headers: { "content-type": "image/png", "cache-control": `public, max-age=${HOUR_SECONDS}` } });
}

function keep(key: string, picture: Promise<ArrayBuffer>): void {
  const [oldest] = made.keys();
  if (made.size >= KEPT && oldest !== undefined) made.delete(oldest);
  made.set(key, picture);
  picture.catch(() => made.delete(key));
}

async function paint(element: ReactElement): Promise<ArrayBuffer> {
  typeface ??= loadFonts();
  return await new ImageResponse(element, { ...SIZE, fonts: await typeface }).arrayBuffer();
}
