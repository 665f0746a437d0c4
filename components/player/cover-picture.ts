import { coverArt } from "../beats/cover-art";

const SIDE = 512;

/** A track's cover as a PNG for the lock screen; null where the browser draws none. The address is to be revoked by who asked. */
export async function coverPicture(levels: readonly number[]): Promise<string | null> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (context === null) return null;
  const { inks, shapes } = coverArt(levels);
  context.fillStyle = inks.paper;
  context.fillRect(0, 0, SIDE, SIDE);
  context.scale(SIDE / 100, SIDE / 100);
  for (const { d, ink } of shapes) {
    context.fillStyle = inks[ink];
    context.fill(new Path2D(d));
  }
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  return picture === null ? null : URL.createObjectURL(picture);
}
