import { missingToPublish } from "../../lib/domain/publishChecklist";
import type { Doc, Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { MutationCtx } from "../_generated/server";
import type { CreatorMutationCtx } from "../functions";
import { type Actor, audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { keepListing } from "./listing/keepListing";
import { ownBeat } from "./ownBeat";
import { dropRelease } from "./release/releaseOf";

type BeatRef = { beatId: Id<"beats">; slug: string };

/** Puts a draft of the caller on sale when everything a buyer needs is there; otherwise says what is missing. */
export async function publishBeat(ctx: CreatorMutationCtx, beatId: Id<"beats">): Promise<BeatRef> {
  const beat = await ownBeat(ctx, beatId);
  if (await putOnSale(ctx, beat)) await spend(ctx, "changeBeat", ctx.user._id);
  return { beatId, slug: beat.slug };
}

/** Takes a beat of the caller off sale. */
export async function unpublishBeat(ctx: CreatorMutationCtx, beatId: Id<"beats">): Promise<BeatRef> {
  const beat = await ownBeat(ctx, beatId);
  if (await takeOffSale(ctx, beat)) await spend(ctx, "changeBeat", ctx.user._id);
  return { beatId, slug: beat.slug };
}

/** Puts a beat on sale; false when it is already. Refuses before it writes. */
export async function putOnSale(ctx: CreatorMutationCtx, beat: Doc<"beats">): Promise<boolean> {
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively.");
  const missing = missingToPublish(beat);
  if (missing.length > 0) fail("not_ready", "This beat cannot go on sale yet.", missing);
  if (beat.status === "published") return false;
  await dropRelease(ctx, beat._id);
  await setOnSale(ctx, beat, { userId: ctx.user._id });
  return true;
}

/** Makes a draft that has passed the checklist a beat on sale, wherever beats on sale are listed. */
export async function setOnSale(ctx: MutationCtx, beat: Doc<"beats">, actor: Actor): Promise<void> {
  await ctx.db.patch(beat._id, { status: "published", publishedAt: beat.publishedAt ?? Date.now() });
  await keepListing(ctx, beat._id);
  await audit(ctx, actor, "beat.published", `beat:${beat._id}`);
}

/** Takes a beat off sale; false when it is not on sale. Refuses before it writes. */
export async function takeOffSale(ctx: CreatorMutationCtx, beat: Doc<"beats">): Promise<boolean> {
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively; its page stays.");
  if (beat.status === "draft") return false;
  await ctx.db.patch(beat._id, { status: "draft" });
  await keepListing(ctx, beat._id);
  await audit(ctx, { userId: ctx.user._id }, "beat.unpublished", `beat:${beat._id}`);
  return true;
}
