import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vWorkTask } from "./workKinds";

/** Values an event or an audit entry may carry: flat and small. */
export const vFlat = v.record(v.string(), v.union(v.string(), v.number(), v.boolean(), v.null()));

/** Whose events the inbox takes. */
export const vProvider = v.union(v.literal("stripe"), v.literal("resend"), v.literal("clerk"));

export const vInboxState = v.union(
  v.literal("received"),
  v.literal("processed"),
  v.literal("ignored"),
  v.literal("waiting"),
  v.literal("failed"),
);

export const platformTables = {
  /** Events from outside, each once. The raw text is kept: it is what was signed. */
  inbox: defineTable({
    provider: v.string(),
    eventId: v.string(),
    type: v.string(),
    payload: v.string(),
    state: vInboxState,
    attempts: v.number(),
    /** Why it failed, was ignored or waits; for people. */
    note: v.union(v.string(), v.null()),
    /** What a waiting event waits for, e.g. `payment_intent:<id>`. */
    waitsFor: v.union(v.string(), v.null()),
    handledAt: v.union(v.number(), v.null()),
    /** The payment or the session it is about, by the provider's id, so that an order finds its events. */
    about: v.optional(v.string()),
  })
    .index("by_about", ["about"])
    .index("by_event", ["provider", "eventId"])
    .index("by_state", ["state"])
    .index("by_provider_state", ["provider", "state"])
    .index("by_wait", ["waitsFor"]),

  work: defineTable({
    task: vWorkTask,
    /** The business fact that calls for it, unique. */
    key: v.string(),
    state: v.union(v.literal("queued"), v.literal("leased"), v.literal("done"), v.literal("parked")),
    /** Claims so far. */
    attempts: v.number(),
    /** When it may be claimed (queued) or when the lease ends (leased), ms. */
    dueAt: v.number(),
    leaseId: v.union(v.string(), v.null()),
    lastError: v.union(v.string(), v.null()),
    finishedAt: v.union(v.number(), v.null()),
    /** How often the reconciler took it up again after it was given up. */
    revivals: v.optional(v.number()),
  })
    .index("by_key", ["key"])
    .index("by_state", ["state", "dueAt"])
    .index("by_state_created", ["state"]),

  /** Numbers that many people change, in parts; the parts' sum is the number. `platform/tally.ts` reads and writes them. */
  tallies: defineTable({ key: v.string(), part: v.number(), count: v.number() }).index("by_key", ["key", "part"]),

  /** Sliding windows: the count of the running window and of the one before it. */
  limits: defineTable({
    key: v.string(),
    windowStart: v.number(),
    used: v.number(),
    usedBefore: v.number(),
    /** When the row no longer matters, ms. */
    staleAt: v.number(),
  })
    .index("by_key", ["key"])
    .index("by_stale", ["staleAt"]),

  /** What a person should look at: found by the reconciler, the daily proof, or a handler that could not do what it must. */
  incidents: defineTable({
    /** The fact it is about, e.g. `transfer_missing/<orderId>`; one open incident per key. */
    key: v.string(),
    kind: v.string(),
    /** The thing it is about, e.g. `order:<id>`. */
    subject: v.string(),
    message: v.string(),
    detail: vFlat,
    state: v.union(v.literal("open"), v.literal("resolved")),
    resolvedAt: v.union(v.number(), v.null()),
    /** How it ended, for people. */
    resolution: v.union(v.string(), v.null()),
    /** Who closed it; `null` where the fact went away by itself. */
    resolvedBy: v.optional(v.union(v.id("users"), v.null())),
  })
    .index("by_key", ["key", "state"])
    .index("by_kind", ["kind", "state"])
    .index("by_state", ["state"])
    .index("by_subject", ["subject"]),

  auditLog: defineTable({
    /** `user:<id>`, `service` or `system`. */
    actor: v.string(),
    action: v.string(),
    subject: v.string(),
    detail: vFlat,
  })
    .index("by_subject", ["subject"])
    .index("by_action", ["action"])
    .index("by_actor", ["actor"]),

  analyticsEvents: defineTable({
    userId: v.union(v.id("users"), v.null()),
    anonymousId: v.union(v.string(), v.null()),
    event: v.string(),
    properties: vFlat,
  })
    .index("by_event", ["event"])
    .index("by_user", ["userId"]),
};
