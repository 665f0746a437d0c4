// `node --import tsx scripts/icons.ts`: draws the icons of the installed app from the mark. What it writes is checked in.
import sharp from "sharp";
import { inRoot } from "./house/paths";

/** The seven bars of the wordmark: `components/layout/wordmark.tsx`. */
const BARS = [6, 14, 10, 22, 16, 8, 4];
const [PAPER, INK] = ["#161512", "#fafaf7"];

/** The mark on its ground, `share` of the square wide. Launchers cut a maskable icon to a circle: its ground reaches the edges. */
function icon(size: number, { share, round }: { share: number; round: number }): Buffer {
  const unit = (size * share) / 26.5;
  const left = (size - 26.5 * unit) / 2;
  const bars = BARS.map((height, i) => `<rect x="${left + i * 4 * unit}" y="${size / 2 - (height / 2) * unit}" width="${2.5 * unit}" height="${height * unit}"/>`);
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" rx="${round * size}" fill="${PAPER}"/><g fill="${INK}">${bars.join("")}</g></svg>`);
}

const PLAIN = { share: 0.66, round: 0.18 };
const WHOLE = { share: 0.5, round: 0 };
const FILES = [
  ["icon-192.png", icon(192, PLAIN)],
  ["icon-512.png", icon(512, PLAIN)],
  ["icon-maskable-512.png", icon(512, WHOLE)],
  ["apple-touch-icon.png", icon(180, WHOLE)],
] as const;

for (const [name, svg] of FILES) await sharp(svg).png({ compressionLevel: 9, palette: true }).toFile(inRoot("public", name));
