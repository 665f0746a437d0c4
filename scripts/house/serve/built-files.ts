import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { takesBrotli } from "./brotli";

const TYPES: Record<string, string> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=UTF-8",
};

interface BuiltFile { body: Buffer; type: string; etag: string }

/**
 * Answers for the built files of which the build left a `.br` beside them (about a megabyte, kept in memory).
 * The names of these files change with their contents, so they may be kept for ever, as Next says of them too.
 * @returns whether it answered; whatever it leaves (no Brotli, a part of a file, an unknown name) is Next's
 */
export function builtFiles(dir: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = read(join(dir, ".next", "static"));
  return ({ method, url = "", headers }, response) => {
    if (method !== "GET" && method !== "HEAD") return false;
    const file = files.get(url.split("?", 1)[0] ?? "");
    if (file === undefined || headers.range !== undefined || !takesBrotli(headers["accept-encoding"])) return false;
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("ETag", file.etag);
    response.setHeader("Vary", "Accept-Encoding");
    if (headers["if-none-match"]?.includes(file.etag)) {
      response.writeHead(304).end();
      return true;
    }
    response.setHeader("Content-Type", file.type);
    response.setHeader("Content-Encoding", "br");
    response.setHeader("Content-Length", file.body.length);
    response.end(method === "HEAD" ? undefined : file.body);
    return true;
  };
}

function read(folder: string): Map<string, BuiltFile> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const compressed = names.filter((name) => name.endsWith(".br"));
  return new Map(
    compressed.map((name) => {
      const body = readFileSync(join(folder, name));
      const plain = name.slice(0, -".br".length);
      const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}-br"`;
      return [`/_next/static/${plain.split(sep).join("/")}`, { body, etag, type: TYPES[extname(plain)] ?? "application/octet-stream" }];
    }),
  );
}
