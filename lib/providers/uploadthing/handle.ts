import { createRouteHandler } from "uploadthing/server";
import { AppError, type ErrorCode } from "../../domain/errors";
import { uploadRouter, type UploadHooks } from "./router";
import type { UploadThingSettings } from "./settings";

/**
 * Lets the SDK answer one request of its protocol: a browser that wants to upload, or UploadThing reporting.
 * The SDK hides what its hooks throw (a refused `begin` would be a bare 500, a failed `finish` a 200 that loses the
 * file), so it is caught here and thrown after all.
 * @throws {AppError} what a hook refused with, or the SDK's own refusal
 */
export async function handleUploadRequest(request: Request, hooks: UploadHooks, settings: UploadThingSettings): Promise<Response> {
  const caught: unknown[] = [];
  const guarded: UploadHooks = { begin: catching(hooks.begin, caught), finish: catching(hooks.finish, caught) };
  const { callbackUrl, token, ingestUrl, isDev } = settings;
  const handle = createRouteHandler({
    router: uploadRouter(guarded),
    config: { callbackUrl, token, logLevel: "None", ...(ingestUrl === undefined ? {} : { ingestUrl }), ...(isDev === undefined ? {} : { isDev }) },
  });
  const response = await handle(request);
  const [failure] = caught;
  if (failure !== undefined) throw failure;
  if (!response.ok) throw await refusalOf(response);
  return response;
}

function catching<Argument, Value>(hook: (argument: Argument) => Promise<Value>, caught: unknown[]): (argument: Argument) => Promise<Value> {
  return async (argument) => {
    try {
      return await hook(argument);
    } catch (thrown) {
      caught.push(thrown);
      throw thrown;
    }
  };
}

const CODES: Readonly<Record<number, ErrorCode>> = { 400: "invalid_request", 403: "forbidden", 404: "not_found", 413: "payload_too_large" };

/** The SDK answers `{ message }`; ours is the product's envelope. Its 5xx say nothing that belongs outside. */
async function refusalOf(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => null);
  const message = typeof body === "object" && body !== null && "message" in body ? String(body.message) : "The upload was refused.";
  const code = CODES[response.status];
  return code === undefined ? new Error(`UploadThing's handler answered ${response.status}: ${message}`) : new AppError(code, message);
}
