import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asService, asUser } from "../convex";
import { AppError } from "../domain/errors";
import { handleUploadRequest, uploadThingSettings, type UploadHooks } from "../providers/uploadthing";

/** Only UploadThing itself reports, and only browsers of users announce: each request may do one of the two. */
const refuse = () => Promise.reject(new AppError("invalid_request", "This is not what this address takes."));

/** A user wants to upload: announced as the user, who must be allowed to and within quota. */
export async function announceUpload(request: Request, body: Uint8Array, caller: UserCaller): Promise<Response> {
  const begin: UploadHooks["begin"] = async (file) => await asUser(caller).mutation(api.files.mutations.begin, file);
  return await handleUploadRequest(withBody(request, body), { begin, finish: refuse }, uploadThingSettings());
}

/** UploadThing says that bytes arrived; its signature over the body is checked before anything is believed. */
export async function finishUpload(request: Request, body: Uint8Array): Promise<Response> {
  const finish: UploadHooks["finish"] = async (file) => await asService().mutation(api.files.mutations.finish, file);
  return await handleUploadRequest(withBody(request, body), { begin: refuse, finish }, uploadThingSettings());
}

/** What may be uploaded, for the browser's uploader. */
export async function describeUploads(request: Request): Promise<Response> {
  return await handleUploadRequest(request, { begin: refuse, finish: refuse }, uploadThingSettings());
}

/** The body was counted and read by the kernel; the SDK wants it as a request again. */
function withBody(request: Request, body: Uint8Array): Request {
  return new Request(request.url, { method: request.method, headers: request.headers, body: Buffer.from(body) });
}
