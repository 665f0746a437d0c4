import { v, type Infer } from "convex/values";
import { missingToPublish } from "../../lib/domain/publishChecklist";
import type { CreatorQueryCtx } from "../functions";

/** How far a store has come on the way to its first beat on sale; `null` once it has had one. */
export const vFirstSteps = v.union(
  v.null(),
  v.object({
    beat: v.union(
      v.null(),
      v.object({
        beatId: v.id("beats"),
        title: v.string(),
        /** The audio is still at work; the checklist waits for it. */
        processing: v.boolean(),
        /** What keeps it off sale, apart from audio that is at work. */
        missing: v.number(),
      }),
    ),
  }),
);

/** Drafts that are looked at: whichever of them is nearest to being on sale is shown. */
const LOOKED_AT = 20;

/** The store's first steps, by what is there. A beat that was ever published, or sold, ends them. */
export async function firstSteps(ctx: CreatorQueryCtx): Promise<Infer<typeof vFirstSteps>> {
  for (const status of ["published", "sold"] as const) {
    const one = await ctx.db
      .query("beats")
      .withIndex("by_store_status", (q) => q.eq("storeId", ctx.store._id).eq("status", status))
      .first();
    if (one !== null) return null;
  }
  const drafts = await ctx.db
    .query("beats")
    .withIndex("by_store_status", (q) => q.eq("storeId", ctx.store._id).eq("status", "draft"))
    .order("desc")
    .take(LOOKED_AT);
  if (drafts.some(({ publishedAt }) => publishedAt !== null)) return null;
  const ranked = drafts.map((beat) => {
    const processing = beat.processing.state === "pending";
    const missing = missingToPublish(beat).filter(({ field }) => !(processing && field === "master")).length;
    return { beatId: beat._id, title: beat.title, processing, missing };
  });
  const [nearest = null] = ranked.sort((a, b) => a.missing - b.missing);
  return { beat: nearest };
}
