import type { Doc, Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { CreatorMutationCtx } from "../functions";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { ownBeat } from "./ownBeat";

type BeatRef = { beatId: Id<"beats">; slug: string };

/** Puts a draft on sale when everything a buyer needs is there; otherwise says what is missing. */
export async function publishBeat(ctx: CreatorMutationCtx, beatId: Id<"beats">): Promise<BeatRef> {
  const beat = await ownBeat(ctx, beatId);
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively.");
  const missing = missingFor(beat);
  if (missing.length > 0) fail("not_ready", "This beat cannot go on sale yet.", missing);
  if (beat.status === "draft") {
    await spend(ctx, "changeBeat", ctx.user._id);
    await ctx.db.patch(beatId, { status: "published", publishedAt: beat.publishedAt ?? Date.now() });
    await audit(ctx, { userId: ctx.user._id }, "beat.published", `beat:${beatId}`);
  }
  return { beatId, slug: beat.slug };
}

/** Takes a beat off sale. */
export async function unpublishBeat(ctx: CreatorMutationCtx, beatId: Id<"beats">): Promise<BeatRef> {
  const beat = await ownBeat(ctx, beatId);
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively; its page stays.");
  if (beat.status === "published") {
    await spend(ctx, "changeBeat", ctx.user._id);
    await ctx.db.patch(beatId, { status: "draft" });
    await audit(ctx, { userId: ctx.user._id }, "beat.unpublished", `beat:${beatId}`);
  }
  return { beatId, slug: beat.slug };
}

function missingFor(beat: Doc<"beats">): { field: string; message: string }[] {
  const missing: { field: string; message: string }[] = [];
  if (beat.processing.state === "pending") missing.push({ field: "master", message: "The audio is still being processed." });
  if (beat.processing.state === "failed") missing.push({ field: "master", message: beat.processing.error ?? "The audio could not be processed." });
  if (beat.fromPrice === null) missing.push({ field: "tiers", message: "Enable at least one licence." });
  return missing;
}
