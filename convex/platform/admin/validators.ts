import { v } from "convex/values";
import { vFlat, vInboxState } from "../schema";

export const vWorkState = v.union(v.literal("queued"), v.literal("leased"), v.literal("done"), v.literal("parked"));

export const vWorkRow = v.object({
  workId: v.id("work"),
  kind: v.string(),
  key: v.string(),
  state: vWorkState,
  attempts: v.number(),
  dueAt: v.number(),
  lastError: v.union(v.string(), v.null()),
  createdAt: v.number(),
  finishedAt: v.union(v.number(), v.null()),
});

export const vEventRow = v.object({
  inboxId: v.id("inbox"),
  provider: v.string(),
  eventId: v.string(),
  type: v.string(),
  state: vInboxState,
  attempts: v.number(),
  note: v.union(v.string(), v.null()),
  receivedAt: v.number(),
});

export const vAuditRow = v.object({
  auditId: v.id("auditLog"),
  at: v.number(),
  actor: v.string(),
  /** Who that is, where it is a person. */
  actorName: v.union(v.string(), v.null()),
  action: v.string(),
  subject: v.string(),
  detail: vFlat,
});

/** A count that is not counted to its end. */
export const vCount = v.object({ count: v.number(), more: v.boolean() });

export const vOverview = v.object({
  openIncidents: vCount,
  failedEvents: vCount,
  waitingEvents: vCount,
  parkedWork: vCount,
  queuedWork: vCount,
  run: v.union(v.object({ startedAt: v.number(), state: v.string(), checked: v.number(), repaired: v.number(), opened: v.number(), closed: v.number() }), v.null()),
  proof: v.union(
    v.object({ proofId: v.id("proofs"), day: v.string(), state: v.string(), finishedAt: v.union(v.number(), v.null()), orders: v.number(), deferred: v.number(), mismatched: v.number(), orphans: v.number() }),
    v.null(),
  ),
});
