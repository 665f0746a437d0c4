import type { Doc, Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { CreatorMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { checkFields, type BeatWords } from "./checkFields";
import { UNPROCESSED, claimMaster, processMaster } from "./claimMaster";
import { keepListing } from "./listing/keepListing";
import { ownBeat } from "./ownBeat";

/** Without `masterFileId` the master stays. */
type Update = BeatWords & { beatId: Id<"beats">; version: number; masterFileId?: Id<"files"> | undefined };

/** Replaces what the creator wrote. Orders that are open keep what they were opened with. */
export async function updateBeat(ctx: CreatorMutationCtx, input: Update): Promise<{ beatId: Id<"beats">; slug: string; version: number }> {
  const beat = await ownBeat(ctx, input.beatId);
  if (beat.version !== input.version) fail("conflict", "This beat was changed elsewhere. Reload it and try again.", { currentVersion: beat.version });
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively and can no longer be changed.");
  const fields = checkFields(input);
  if (beat.status === "published" && fields.fromPrice === null) fail("not_ready", "A beat on sale needs at least one licence. Unpublish it first.");
  await spend(ctx, "changeBeat", ctx.user._id);
  const version = beat.version + 1;
  await ctx.db.patch(beat._id, { ...fields, version });
  if (input.masterFileId !== undefined && input.masterFileId !== beat.masterFileId) await replaceMaster(ctx, beat, input.masterFileId);
  await keepListing(ctx, beat._id);
  return { beatId: beat._id, slug: beat.slug, version };
}

/** The old files stay claimed: licences sold deliver what they were sold with. */
async function replaceMaster(ctx: CreatorMutationCtx, beat: Doc<"beats">, masterFileId: Id<"files">): Promise<void> {
  if (beat.status === "published") fail("conflict", "Unpublish the beat before you replace its master.");
  const key = await claimMaster(ctx, ctx.user._id, masterFileId);
  await ctx.db.patch(beat._id, { masterFileId, mp3FileId: null, previewFileId: null, audio: null, processing: UNPROCESSED });
  await processMaster(ctx, beat._id, masterFileId, key);
}
