import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { AppError } from "../domain/errors";
import { env } from "../env";
import { id } from "../http/ids";
import { parseJson } from "../http/body";
import { validate } from "../http/validation";

/** Clocks of two servers differ a little; a bell that is older than this was recorded and played again. */
const MAX_AGE_MS = 5 * 60_000;

const ring = z.object({ id: z.string().max(64) });
const ringForRow = z.object({ id: id("work") });

/**
 * Reads a bell and checks that Convex rang it for this row just now: `x-backline-signature` is HMAC-SHA256 over
 * `<time>.<id>` in hex, `x-backline-time` milliseconds since the epoch. The signature comes first: nothing else is said
 * to somebody who cannot sign.
 * @throws {AppError} `unauthenticated`, or `invalid_request` for a body that is no bell
 */
export function acceptBell(headers: Headers, body: Uint8Array, secret: string = env().WORK_SECRET, now: number = Date.now()) {
  const rung = validate(ring, parseJson(body), "body");
  verifySignature(headers, rung.id, secret, now);
  return validate(ringForRow, rung, "body");
}

function verifySignature(headers: Headers, workId: string, secret: string, now: number): void {
  // An empty secret would verify whatever was signed with an empty key.
  if (secret === "") throw new Error("The work secret is empty");
  const time = headers.get("x-backline-time") ?? "";
  const expected = createHmac("sha256", secret).update(`${time}.${workId}`).digest();
  const given = Buffer.from(headers.get("x-backline-signature") ?? "", "hex");
  const signed = given.length === expected.length && timingSafeEqual(given, expected);
  // A time that is no number compares as false, so it is never recent.
  const recent = Math.abs(now - Number(time)) <= MAX_AGE_MS;
  if (!signed || !recent) throw new AppError("unauthenticated", "The signature does not match, or is too old.");
}
