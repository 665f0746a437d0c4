import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readFileIfPresent, writeFileAtomically } from "./files";

/**
 * Secrets made once per data directory and kept in `<dataDir>/secrets.json` (0600): a key of one installation never
 * verifies on another. In memory mode they last as long as the returned function.
 */
export function createSecrets(dataDir: string | null): (name: string, make: () => string) => string {
  const path = dataDir === null ? null : join(dataDir, "secrets.json");
  const secrets = new Map(Object.entries(path === null ? {} : readSecrets(path)));
  return (name, make) => {
    const known = secrets.get(name);
    if (known !== undefined) return known;
    const made = make();
    secrets.set(name, made);
    if (path !== null) writeFileAtomically(path, JSON.stringify(Object.fromEntries(secrets), null, 2));
    return made;
  };
}

/** The token of the admin API, kept in `<dataDir>/admin-token` (0600) where a supervisor or a test can read it. */
export function loadAdminToken(dataDir: string | null): string {
  const path = dataDir === null ? null : join(dataDir, "admin-token");
  const known = path === null ? null : readFileIfPresent(path)?.trim();
  if (known) return known;
  const token = randomBytes(24).toString("base64url");
  if (path !== null) writeFileAtomically(path, token);
  return token;
}

function readSecrets(path: string): Record<string, string> {
  const content = readFileIfPresent(path);
  if (content === null) return {};
  const parsed: unknown = JSON.parse(content);
  if (typeof parsed !== "object" || parsed === null) throw new Error(`${path} is damaged: it must hold a JSON object.`);
  const entries = Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries);
}
