import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./paths";

const SKIPPED = new Set(["node_modules", ".next", "_generated"]);

/** SHA-256 over the names and contents of these files and folders: changes exactly when a rebuild or push is due. */
export function fingerprint(places: string[]): string {
  const hash = createHash("sha256");
  for (const place of places) addTo(hash, inRoot(place), place);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, path: string, name: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    hash.update(`${name}\0`).update(readFileSync(path));
    return;
  }
  for (const entry of readdirSync(path).sort()) if (!SKIPPED.has(entry) && !entry.endsWith(".test.ts")) addTo(hash, join(path, entry), `${name}/${entry}`);
}
