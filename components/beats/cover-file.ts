import "server-only";
import sharp from "sharp";
import { coverArt } from "./cover-art";

/** Enough for a player on a phone, small beside the song. */
const PIXELS = 600;
const QUALITY = 85;

/** A track's cover as a JPEG, the same picture that stands beside it on the pages; `null` before its waveform is known. */
export async function coverJpeg(peaks: readonly number[]): Promise<Uint8Array | null> {
  if (peaks.length === 0) return null;
  const { inks, shapes } = coverArt(peaks);
  const paths = shapes.map(({ d, ink }) => `<path d="${d}" fill="${inks[ink]}"/>`).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${PIXELS}" height="${PIXELS}"><rect width="100" height="100" fill="${inks.paper}"/>${paths}</svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: QUALITY }).toBuffer();
}
