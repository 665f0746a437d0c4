import { v } from "convex/values";
import { vBeatStatus, vGenre, vMood, vTierSetting, vTierType } from "../validators";

/** A row as the table shows it: a beat changed since is refused, not overwritten. */
export const vBulkRow = v.object({ beatId: v.id("beats"), version: v.number() });

/** What is asked of every row; what a field leaves out stays as it is. */
export const vBulkChange = v.union(
  v.object({
    kind: v.literal("edit"),
    genre: v.optional(vGenre),
    addTags: v.optional(v.array(v.string())),
    removeTags: v.optional(v.array(v.string())),
    addMoods: v.optional(v.array(vMood)),
    removeMoods: v.optional(v.array(vMood)),
    /** Minor units; a tier keeps what is not named. */
    tiers: v.optional(v.array(v.object({ tierType: vTierType, enabled: v.optional(v.boolean()), price: v.optional(v.number()) }))),
  }),
  v.object({ kind: v.literal("publish") }),
  v.object({ kind: v.literal("unpublish") }),
  v.object({ kind: v.literal("delete") }),
);

/** What an edit may have changed, as it was: enough to undo it. */
export const vBulkBefore = v.object({ genre: vGenre, moods: v.array(vMood), tags: v.array(v.string()), tiers: v.array(vTierSetting) });

export const vBulkOutcome = v.union(
  v.object({
    beatId: v.id("beats"),
    ok: v.literal(true),
    /** False where the beat already was as asked. */
    changed: v.boolean(),
    version: v.number(),
    /** `null` once the beat is deleted. */
    status: v.union(vBeatStatus, v.null()),
    before: v.union(vBulkBefore, v.null()),
  }),
  v.object({ beatId: v.id("beats"), ok: v.literal(false), code: v.string(), message: v.string() }),
);
