import { Hono } from "hono";
import { chunksOf } from "../kernel/streams";
import type { Kernel, PartialBlob } from "../kernel/types";
import { failure, urlsOf, type Account } from "./account";
import { createArrivals } from "./arrivals";
import type { Callbacks } from "./callbacks";
import type { FileStore, StoredFile } from "./files";
import { MultipartError, readFilePart } from "./multipart";
import { readPresigned, type Presigned } from "./presigned";

/** The product registers an upload beside answering the browser, so the bytes may be here first. */
const REGISTRATION_PATIENCE = 10_000;
/** `onUploadComplete` runs in between; the browser's upload waits for what it returns. */
const RESULT_PATIENCE = 60_000;

/** Where bytes arrive: `HEAD` says how many are here already, `PUT` brings the rest as the form field `file`. */
export function createIngest(kernel: Kernel, files: FileStore, callbacks: Callbacks, account: Account): Hono {
  const app = new Hono();
  const arrivals = createArrivals();

  app.get("/ingest/:key", async (c) => {
    if (c.req.method !== "HEAD") return failure(405, "Files are read from their own URL.");
    const presigned = read(c.req.raw, c.req.param("key"));
    if (presigned instanceof Response) return presigned;
    await arrivals.end(presigned.key);
    const here = files.get(presigned.key)?.size ?? kernel.blobs.partial(presigned.key).size();
    return new Response(null, { headers: { "x-ut-range-start": String(here) } });
  });

  app.put("/ingest/:key", async (c) => {
    const response = await take(c.req.raw, c.req.param("key"));
    // A sender that is still sending would see a broken connection instead of the answer.
    await c.req.raw.body?.pipeTo(new WritableStream()).catch(() => undefined);
    return response;
  });

  async function take(request: Request, key: string): Promise<Response> {
    const presigned = read(request, key);
    if (presigned instanceof Response) return presigned;
    await arrivals.end(presigned.key);
    const known = files.get(presigned.key);
    const stored = known ?? (await arrivals.run(presigned.key, (stop) => receive(request, presigned, stop)));
    return stored instanceof Response ? stored : answer(stored);
  }

  function read(request: Request, key: string): Presigned | Response {
    const { pathname, search } = new URL(request.url);
    const presigned = readPresigned(account.base + pathname + search, key, account);
    return "refused" in presigned ? failure(presigned.status, presigned.refused) : presigned;
  }

  async function receive(request: Request, presigned: Presigned, stop: AbortSignal): Promise<StoredFile | Response> {
    const start = Number(/^bytes=(\d+)-/.exec(request.headers.get("range") ?? "")?.[1] ?? 0);
    if (start === 0) kernel.blobs.partial(presigned.key).discard();
    const partial = kernel.blobs.partial(presigned.key);
    if (start !== partial.size()) {
      return failure(416, `The next byte expected is ${partial.size()}.`, { "x-ut-range-start": String(partial.size()) });
    }
    const refusal = await append(chunksOf(request.body, stop), request.headers.get("content-type") ?? "", presigned, partial);
    if (refusal !== null) return refusal;
    const { sha256, md5, size } = await partial.finish();
    const file: StoredFile = { ...presigned, size, sha256, md5, uploadedAt: kernel.clock.now() };
    files.store(file);
    return file;
  }

  /** Takes what the signed values allow. Bytes of a broken connection are kept for the next attempt, wrong ones are not. */
  async function append(
    body: AsyncGenerator<Uint8Array>,
    contentType: string,
    presigned: Presigned,
    partial: PartialBlob,
  ): Promise<Response | null> {
    try {
      const part = await readFilePart(body, contentType, "file");
      if (!isSameType(part.contentType, presigned.type)) {
        return await refuse(presigned, partial, 400, `The file is ${part.contentType}, not ${presigned.type} as was signed.`);
      }
      await partial.append(part.content, presigned.size);
    } catch (error) {
      if (error instanceof RangeError) {
        return refuse(presigned, partial, 413, `The file is larger than the ${presigned.size} bytes that were signed.`);
      }
      return failure(400, error instanceof MultipartError ? error.message : "The upload broke off.");
    } finally {
      await body.return(undefined);
    }
    if (partial.size() === presigned.size) return null;
    return failure(400, `The file has ${partial.size()} of ${presigned.size} bytes so far.`);
  }

  async function refuse(presigned: Presigned, partial: PartialBlob, status: number, reason: string): Promise<Response> {
    partial.discard();
    const registration = await registrationOf(presigned);
    if (registration !== undefined) callbacks.failed(presigned.key, reason, registration);
    return failure(status, reason);
  }

  async function answer(file: StoredFile): Promise<Response> {
    const uploaded = { ...urlsOf(account, file), fileHash: file.md5 };
    if (file.slug === null) return Response.json({ ...uploaded, serverData: null });
    const registration = await registrationOf(file);
    if (registration === undefined) return failure(424, "The product has not registered this upload.");
    if (!isTold(file)) callbacks.completed(file, registration);
    if (!registration.awaitServerData) return Response.json({ ...uploaded, serverData: null });
    const result = await files.waitFor(() => files.result(file.key), RESULT_PATIENCE);
    if (result === undefined) return failure(504, "The file is stored, but the product has not confirmed it yet.");
    return result.error === null ? Response.json({ ...uploaded, serverData: result.data }) : failure(502, result.error);
  }

  function registrationOf({ key, slug }: { key: string; slug: string | null }) {
    return slug === null ? Promise.resolve(undefined) : files.waitFor(() => files.registration(key), REGISTRATION_PATIENCE);
  }

  function isTold({ key }: StoredFile): boolean {
    return kernel.outbox.deliveries().some(({ provider, eventId, type }) => provider === "uploadthing" && eventId === key && type === "upload.completed");
  }

  return app;
}

/** A browser that does not know a file's type sends `application/octet-stream`, and the SDK then signs a category such as "blob". */
function isSameType(sent: string | null, signed: string): boolean {
  const expected = signed.split(";")[0]?.trim().toLowerCase() ?? "";
  if (sent === null || sent === "application/octet-stream" || !expected.includes("/")) return true;
  return sent === expected;
}
