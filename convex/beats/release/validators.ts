import { v } from "convex/values";

/** `missed`: its time came and the beat could not go on sale. */
export const vReleaseState = v.union(v.literal("waiting"), v.literal("missed"));

/** How a beat's release stands; `null` where none was asked for. */
export const vRelease = v.union(v.object({ at: v.number(), timeZone: v.string(), state: vReleaseState, reasons: v.array(v.string()) }), v.null());

/** What the mail about a missed release says; `null` once it is seen to. */
export const vMissedFacts = v.union(v.object({ beatId: v.id("beats"), beatTitle: v.string(), at: v.number(), timeZone: v.string(), reasons: v.array(v.string()) }), v.null());
