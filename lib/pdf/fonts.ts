import { join } from "node:path";
import { Font } from "@react-pdf/renderer";

/**
 * Inter (SIL Open Font License 1.1, licence beside the files): the static cuts of @fontsource/inter 5.3.0, one file per
 * script, unpacked from WOFF to TTF. The web pages' package has variable WOFF2 only, which a PDF cannot embed; and from
 * WOFF the renderer inflates the glyphs anew for each document, which was most of its time.
 */
const FOLDER = join(process.cwd(), "lib/pdf/fonts");
const SCRIPTS = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"] as const;

export const REGULAR = 400;
export const SEMIBOLD = 600;

/** Families in the order in which a glyph is looked for. */
export const TYPEFACE: string[] = SCRIPTS.map((script) => `Inter ${script}`);

let ready: Promise<void> | undefined;

/** Registers and loads the typeface, once per process. */
export function loadTypeface(): Promise<void> {
  ready ??= load();
  return ready;
}

async function load(): Promise<void> {
  for (const [at, script] of SCRIPTS.entries()) {
    const fonts = [REGULAR, SEMIBOLD].map((fontWeight) => ({ fontWeight, src: join(FOLDER, `inter-${script}-${fontWeight}-normal.ttf`) }));
    Font.register({ family: TYPEFACE[at] ?? script, fonts });
  }
  // Words stay whole: a contract's names and numbers are not hyphenated.
  Font.registerHyphenationCallback((word) => [word]);
  await Promise.all(TYPEFACE.map((fontFamily) => Font.load({ fontFamily, fontWeight: REGULAR })));
}

/**
 * Text as the typeface can draw it: composed (NFC), and characters it lacks written by their Unicode number,
 * `[U+65E5 U+672C]`, instead of empty boxes. Call after `loadTypeface`.
 */
export function drawable(text: string): string {
  return text.normalize("NFC").replace(/\P{ASCII}+/gu, (stretch) => {
    const parts = Array.from(stretch, (character) => (hasGlyph(character) ? character : unicodeNumber(character)));
    return parts.join("").replaceAll("][", " ");
  });
}

function unicodeNumber(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** Whether the typeface can draw a character. Call after `loadTypeface`. */
export function hasGlyph(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return TYPEFACE.some((fontFamily) => Font.getFont({ fontFamily, fontWeight: REGULAR })?.data?.hasGlyphForCodePoint(codePoint) ?? false);
}
