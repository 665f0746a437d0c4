import type { Id } from "../_generated/dataModel";

/**
 * Posts a work row's id to Next, signed with HMAC-SHA256 over `<time>.<id>`. Throws when nobody answers; the row is due
 * all the same and the sweep rings again.
 */
export async function ringBell(workId: Id<"work">): Promise<void> {
  const base = process.env.APP_INTERNAL_URL ?? process.env.APP_URL;
  const secret = process.env.WORK_SECRET;
  // An empty secret would sign with an empty key: refuse instead of sending something anybody could forge.
  if (base === undefined || secret === undefined || secret === "") throw new Error("APP_INTERNAL_URL and WORK_SECRET must be set");
  const time = String(Date.now());
  const response = await fetch(`${base}/api/internal/work`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-backline-time": time,
      "x-backline-signature": await hmacHex(secret, `${time}.${workId}`),
    },
    body: JSON.stringify({ id: workId }),
  });
  if (!response.ok) throw new Error(`The work bell was answered with ${response.status}`);
}

/** HMAC-SHA256 as lower-case hex, with Web Crypto: the Convex runtime has nothing else. */
async function hmacHex(secret: string, message: string): Promise<string> {
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", text.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, text.encode(message));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
