import { Hono } from "hono";
import { failure, type Account } from "./account";
import { isRecord, stringList } from "./fields";
import type { FileStore } from "./files";
import { equal } from "./signature";

/** What the SDK's route handler sends: an upload's metadata before it, the result of `onUploadComplete` after it. */
export function createHooks(files: FileStore, account: Account): Hono {
  const app = new Hono();

  app.post("/ingest/route-metadata", async (c) => {
    const body = await authorised(c.req.raw, account);
    if (body instanceof Response) return body;
    const { fileKeys, metadata, callbackUrl, callbackSlug, isDev, awaitServerData } = body;
    const keys = stringList(fileKeys);
    if (isDev === true) return failure(400, "Set UPLOADTHING_IS_DEV=false: the sandbox calls the product back by itself.");
    if (keys === null || typeof callbackUrl !== "string" || !URL.canParse(callbackUrl) || typeof callbackSlug !== "string") {
      return failure(400, "fileKeys, callbackUrl and callbackSlug are required.");
    }
    files.register(keys, {
      metadata: isRecord(metadata) ? metadata : {},
      callbackUrl,
      callbackSlug,
      awaitServerData: awaitServerData !== false,
    });
    return c.json({ ok: true });
  });

  app.post("/ingest/callback-result", async (c) => {
    const body = await authorised(c.req.raw, account);
    if (body instanceof Response) return body;
    if (typeof body.fileKey !== "string") return failure(400, "fileKey is required.");
    if (files.get(body.fileKey) === undefined) return failure(404, "There is no such file.");
    const error = typeof body.error === "string" ? body.error : null;
    files.answer(body.fileKey, { data: body.callbackData ?? null, error });
    return c.json({ ok: true });
  });

  return app;
}

/** The JSON body of a request that carries the app's API key, or the refusal. */
export async function authorised(request: Request, { apiKey }: Account): Promise<Record<string, unknown> | Response> {
  if (!equal(request.headers.get("x-uploadthing-api-key") ?? "", apiKey)) return failure(401, "The API key is missing or wrong.");
  try {
    const body: unknown = await request.json();
    return isRecord(body) ? body : failure(400, "The body must be a JSON object.");
  } catch {
    return failure(400, "The body is not valid JSON.");
  }
}
