import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { reencode } from "./reencode";

const SIZE = { width: 64, height: 32 };
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#336699" } });

describe("an uploaded picture", () => {
  test.each(["jpeg", "png", "webp"] as const)("as %s becomes a WebP of our size, without what the file said about itself", async (format) => {
    const given = await picture(200, 300).withExif({ IFD0: { Copyright: "somebody at home" } }).toFormat(format).toBuffer();
    const made = Buffer.from(await reencode(given, SIZE));
    const { format: kind, width, height, exif } = await sharp(made).metadata();
    expect({ kind, width, height, exif }).toEqual({ kind: "webp", ...SIZE, exif: undefined });
    expect(made.includes("somebody at home")).toBe(false);
  });

  test.each([
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["HTML", Buffer.from("<!doctype html><p>hello")],
    ["nothing", Buffer.alloc(0)],
    ["a GIF", Buffer.from("GIF89a")],
  ])("that is %s is refused by its content", async (_name, bytes) => {
    await expect(reencode(bytes, SIZE)).rejects.toMatchObject({ code: "unsupported_media_type" });
  });

  test("that ends early is refused", async () => {
    const whole = await picture(400, 400).jpeg().toBuffer();
    await expect(reencode(whole.subarray(0, 200), SIZE)).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("that would unfold to more pixels than any camera makes is refused before it is decoded", async () => {
    const bomb = await picture(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(reencode(bomb, SIZE)).rejects.toMatchObject({ code: "invalid_request" });
  });
});
