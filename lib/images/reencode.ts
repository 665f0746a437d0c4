import sharp from "sharp";
import { AppError } from "../domain/errors";

/** More than any camera's picture, less than what a small file could be blown up to. */
const MAX_PIXELS = 40_000_000;
const QUALITY = 82;

/** What a picture may be, by its first bytes; what the browser calls it decides nothing. SVG is none of these: it can carry scripts. */
const KINDS: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (bytes) => bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP",
];

/**
 * Decodes an uploaded picture and writes it anew as WebP that fills `size` pixels: nothing of the file itself goes on, neither
 * its metadata (where it was taken) nor what may hide behind the picture.
 * @throws {AppError} `unsupported_media_type` for what is no JPEG, PNG or WebP; `invalid_request` for a damaged or too large picture
 */
export async function reencode(bytes: Uint8Array, size: { width: number; height: number }): Promise<Uint8Array<ArrayBuffer>> {
  const input = Buffer.from(bytes);
  if (!KINDS.some((is) => is(input))) throw new AppError("unsupported_media_type", "Choose a JPEG, PNG or WebP picture.");
  const picture = sharp(input, { limitInputPixels: MAX_PIXELS, failOn: "error", pages: 1 });
  // By its own EXIF first: phones store pictures lying down.
  const made = await picture
    .rotate()
    .resize({ ...size, fit: "cover", position: "attention" })
    .webp({ quality: QUALITY })
    .toBuffer()
    .catch((cause: unknown) => {
      throw new AppError("invalid_request", "This picture is damaged, or larger than 40 megapixels. Save it anew and try again.", { cause });
    });
  return new Uint8Array(made);
}
