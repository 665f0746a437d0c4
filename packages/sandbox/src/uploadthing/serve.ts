import { Hono, type Context } from "hono";
import { toStream } from "../kernel/streams";
import type { Kernel } from "../kernel/types";
import { failure, type Account } from "./account";
import type { FileStore, StoredFile } from "./files";
import { checkSignedUrl } from "./signature";

/** Serves files: public ones to anybody, private ones only through a URL signed for them that has not expired. */
export function createFileRoutes(kernel: Kernel, files: FileStore, account: Account): Hono {
  const app = new Hono();

  const serve = (c: Context, key: string): Response => {
    const file = files.get(key) ?? files.byCustomId(key);
    if (file === undefined) return failure(404, "There is no such file.");
    const refusal = file.acl === "private" ? refuseUnsigned(new URL(c.req.url)) : null;
    return refusal ?? deliver(file, c.req.raw);
  };

  app.get("/local/a/:appId/:key", (c) =>
    c.req.param("appId") === account.appId ? serve(c, c.req.param("key")) : failure(404, "There is no such app."),
  );
  app.get("/local/f/:key", (c) => serve(c, c.req.param("key")));

  function refuseUnsigned({ pathname, search }: URL): Response | null {
    const problem = checkSignedUrl(account.base + pathname + search, account.apiKey);
    if (problem === null) return null;
    return failure(403, problem === "expired" ? "This URL has expired." : "This file is private, and the URL is not signed for it.");
  }

  function deliver(file: StoredFile, request: Request): Response {
    const etag = `"${file.sha256}"`;
    const headers = new Headers({
      "content-type": file.type.includes("/") ? file.type : "application/octet-stream",
      "content-disposition": disposition(file),
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": file.acl === "private" ? "private, no-store" : "public, max-age=31536000, immutable",
      "accept-ranges": "bytes",
      etag,
    });
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    const range = file.size === 0 ? null : requestedRange(request, file.size, etag);
    if (range === "unsatisfiable") {
      headers.set("content-range", `bytes */${file.size}`);
      return new Response(null, { status: 416, headers });
    }
    if (range !== null) headers.set("content-range", `bytes ${range.start}-${range.end}/${file.size}`);
    headers.set("content-length", String(range === null ? file.size : range.end - range.start + 1));
    const body = request.method === "HEAD" ? null : toStream(kernel.blobs.read(file.sha256, range ?? undefined));
    return new Response(body, { status: range === null ? 200 : 206, headers });
  }

  return app;
}

/** One range of RFC 9110 section 14; several at once are answered with the whole file, which the RFC allows. */
function requestedRange(request: Request, size: number, etag: string): { start: number; end: number } | "unsatisfiable" | null {
  const ifRange = request.headers.get("if-range");
  if (ifRange !== null && ifRange !== etag) return null;
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? "unsatisfiable" : { start, end };
}

/** An ASCII name for old clients, and the exact one as RFC 8187 writes it. */
function disposition({ contentDisposition, name }: StoredFile): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${contentDisposition}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
