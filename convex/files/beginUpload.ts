import { MASTER_CONTENT_TYPES, MASTER_EXTENSIONS, MIB, TEXT_LIMITS, UPLOAD_LIMITS, ZIP_CONTENT_TYPES, type UploadPurpose } from "../../lib/domain/limits";
import type { Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";

type Announced = { purpose: UploadPurpose; name: string; size: number; contentType: string };

/** Accepts the announcement of an upload: purpose, type, size and quota are checked before a byte moves. */
export async function beginUpload(ctx: UserMutationCtx, announced: Announced): Promise<{ fileId: Id<"files"> }> {
  const { user } = ctx;
  if (!user.emailVerified) fail("email_unverified", "Confirm your e-mail address before you upload.");
  const name = cleanText("file name", announced.name, { min: 1, max: TEXT_LIMITS.fileName });
  const contentType = announced.contentType.toLowerCase();
  checkType(announced.purpose, name, contentType);
  checkSize(announced.purpose, announced.size);
  await spend(ctx, "uploadCount", user._id);
  await spend(ctx, "uploadBytes", user._id, announced.size);
  const fileId = await ctx.db.insert("files", {
    ownerId: user._id,
    purpose: announced.purpose,
    name,
    size: announced.size,
    contentType,
    state: "pending",
    storage: null,
    claimed: false,
    sha256: null,
  });
  return { fileId };
}

const SORTS: Record<UploadPurpose, { what: string; extensions: readonly string[]; contentTypes: readonly string[]; is: string }> = {
  beat_master: { what: "A master", extensions: MASTER_EXTENSIONS, contentTypes: MASTER_CONTENT_TYPES, is: "a WAV, AIFF, FLAC or MP3 file" },
  beat_stems: { what: "Stems", extensions: ["zip"], contentTypes: ZIP_CONTENT_TYPES, is: "one ZIP file" },
};

/** What the browser claims; the content is looked at when the file is used. Some browsers name no type at all. */
function checkType(purpose: UploadPurpose, name: string, contentType: string): void {
  const { what, extensions, contentTypes, is } = SORTS[purpose];
  const knownName = extensions.includes(name.split(".").at(-1)?.toLowerCase() ?? "");
  const knownType = contentType === "" || contentTypes.includes(contentType);
  if (!knownName || !knownType) fail("unsupported_media_type", `${what}: ${is}.`);
}

function checkSize(purpose: UploadPurpose, size: number): void {
  if (!Number.isSafeInteger(size) || size <= 0) fail("invalid_request", "The file is empty.", [{ field: "size", message: "Bytes, more than none." }]);
  const limit = UPLOAD_LIMITS[purpose];
  if (size > limit) fail("payload_too_large", `${SORTS[purpose].what}: at most ${limit / MIB} MB.`, { limit });
}
