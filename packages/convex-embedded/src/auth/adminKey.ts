import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The key kept in the data directory, made on first use; readable by its owner only. */
export function loadAdminKey(dataDir: string): string {
  const file = join(dataDir, "admin.key");
  if (existsSync(file)) {
    const key = readFileSync(file, "utf8").trim();
    if (key === "") throw new Error(`The admin key file ${file} is empty: delete it and start again to get a new key`);
    return key;
  }
  const key = `embedded|${randomBytes(32).toString("hex")}`;
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return key;
}

/** Compares in constant time. A `prod:` or `dev:` prefix, which deploy keys carry, is not part of the key. */
export function isAdminKey(expected: string, given: string): boolean {
  const one = Buffer.from(withoutPrefix(expected));
  const other = Buffer.from(withoutPrefix(given));
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A secret for upload tokens that the admin key implies but does not show. */
export function uploadSecret(adminKey: string): string {
  return createHmac("sha256", adminKey).update("convex-embedded upload").digest("hex");
}

function withoutPrefix(key: string): string {
  return key.replace(/^(prod|dev|preview):/, "");
}
