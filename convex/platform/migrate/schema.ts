import { defineTable } from "convex/server";
import { v } from "convex/values";

/** `stopped`: a batch failed; the next start tries it again. */
export const vMigrationState = v.union(v.literal("running"), v.literal("stopped"), v.literal("done"));

export const migrationTables = {
  /** How far each migration has come: one row per name, kept for good. */
  migrations: defineTable({
    name: v.string(),
    state: vMigrationState,
    /** Where the next batch begins; `null` at the start of the table. */
    cursor: v.union(v.string(), v.null()),
    /** Batches done. A step names the one it is for, so that of two chains of steps one ends. */
    batches: v.number(),
    /** Documents looked at, and those that were changed. */
    seen: v.number(),
    changed: v.number(),
    startedAt: v.number(),
    finishedAt: v.union(v.number(), v.null()),
    /** Why it stopped. */
    error: v.union(v.string(), v.null()),
  }).index("by_name", ["name"]),
};
