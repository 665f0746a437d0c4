import { v } from "convex/values";

/** A place where somebody is signed in. Times in ms. */
const vOwnSession = v.object({ id: v.string(), createdAt: v.number(), usedAt: v.number(), address: v.string(), userAgent: v.string() });

/** The ways into an account, and where it is signed in; the latest used first. */
export const vAccountFacts = v.object({ hasPassword: v.boolean(), providers: v.array(v.string()), sessions: v.array(vOwnSession) });
