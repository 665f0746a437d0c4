import type { Id } from "../_generated/dataModel";
import type { CreatorMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { checkFields, type BeatWords } from "./checkFields";
import { UNPROCESSED, claimMaster, processMaster } from "./claimMaster";
import { freeSlug } from "./freeSlug";

type BeatInput = BeatWords & { masterFileId: Id<"files"> };

/** Makes a draft out of an upload of the caller and sends the master to be processed. */
export async function createBeat(ctx: CreatorMutationCtx, input: BeatInput): Promise<{ beatId: Id<"beats">; slug: string }> {
  const { user, store } = ctx;
  const fields = checkFields(input);
  await spend(ctx, "createBeat", user._id);
  const key = await claimMaster(ctx, user._id, input.masterFileId);
  const slug = await freeSlug(ctx, fields.title);
  const beatId = await ctx.db.insert("beats", {
    ...fields,
    storeId: store._id,
    ownerId: user._id,
    slug,
    currency: "usd",
    status: "draft",
    publishedAt: null,
    soldBy: null,
    masterFileId: input.masterFileId,
    mp3FileId: null,
    previewFileId: null,
    processing: UNPROCESSED,
    audio: null,
    version: 1,
  });
  await processMaster(ctx, beatId, input.masterFileId, key);
  return { beatId, slug };
}
