import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { vAuditRow, vEventRow, vWorkRow } from "./validators";

/** Rows as an administrator's lists show them. */
export function workRow({ _id, _creationTime, task, key, state, attempts, dueAt, lastError, finishedAt }: Doc<"work">): Infer<typeof vWorkRow> {
  return { workId: _id, kind: task.kind, key, state, attempts, dueAt, lastError, createdAt: _creationTime, finishedAt };
}

export function eventRow({ _id, _creationTime, provider, eventId, type, state, attempts, note }: Doc<"inbox">): Infer<typeof vEventRow> {
  return { inboxId: _id, provider, eventId, type, state, attempts, note, receivedAt: _creationTime };
}

export async function auditRow(ctx: QueryCtx, { _id, _creationTime, actor, action, subject, detail }: Doc<"auditLog">): Promise<Infer<typeof vAuditRow>> {
  const userId = actor.startsWith("user:") ? ctx.db.normalizeId("users", actor.slice("user:".length)) : null;
  const person = userId === null ? null : await ctx.db.get(userId);
  return { auditId: _id, at: _creationTime, actor, actorName: person?.name ?? null, action, subject, detail };
}
