import { fileResponse, rawBody, route } from "@/lib/http";
import { announceUpload, describeUploads, finishUpload } from "@/lib/uploads/acceptUpload";
import { withClientWords } from "@/lib/uploads/clientWords";

const NAME = "POST /api/uploadthing";
const BODY = rawBody({ limitBytes: 64 * 1024 });
const ANSWER = fileResponse("application/json", "As UploadThing's client expects it");

export const GET = route("GET /api/uploadthing", {
  summary: "What can be uploaded",
  identity: "visitor",
  limit: "generous",
  response: ANSWER,
  run: ({ request }) => describeUploads(request),
});

const announce = route(NAME, {
  summary: "Upload a file",
  description: "Speaks UploadThing's protocol: answers with a presigned address for the bytes, which never pass through here.",
  identity: "verified",
  limit: "standard",
  idempotency: false,
  body: BODY,
  response: ANSWER,
  run: ({ request, body, caller }) => announceUpload(request, body, caller),
});

/** UploadThing has no session and brings everybody's uploads from a few addresses; it signs what it says. */
const finish = route(NAME, {
  summary: "UploadThing reports an upload",
  identity: "service",
  limit: "none",
  body: BODY,
  response: ANSWER,
  run: ({ request, body }) => finishUpload(request, body),
});

const isReport = (request: Request) => request.headers.has("uploadthing-hook");

export const POST: typeof announce = Object.assign(
  async (...[request, context]: Parameters<typeof announce>) => withClientWords(await (isReport(request) ? finish : announce)(request, context)),
  { contract: announce.contract },
);
