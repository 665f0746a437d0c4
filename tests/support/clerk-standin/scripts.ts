import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../../scripts/house/paths";
import { type Answer, notFound } from "./answer";

const PACKAGES: Record<string, string> = { "clerk-js": "clerk-js", ui: "ui" };
const SCRIPT = /^\/npm\/@clerk\/([a-z-]+)@[^/]+\/dist\/([\w.-]+\.js)$/;

/** Clerk's browser scripts as its CDN serves them, from the installed packages. */
export function script(path: string): Answer | null {
  const [, name = "", file = ""] = SCRIPT.exec(path) ?? [];
  const folder = PACKAGES[name];
  if (folder === undefined) return null;
  const full = join(root, "node_modules", "@clerk", folder, "dist", basename(file));
  if (!existsSync(full)) return notFound();
  return { status: 200, bytes: readFileSync(full), headers: { "content-type": "text/javascript", "cache-control": "public, max-age=3600" } };
}
