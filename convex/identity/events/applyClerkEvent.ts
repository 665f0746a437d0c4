import { readClerkUser } from "../../../lib/domain/clerkUser";
import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { EventOutcome } from "../../platform/eventOutcome";
import { isRecord } from "../../../lib/domain/jsonRecord";
import { parseRecord } from "../../platform/jsonRecord";
import { syncUser, userOf } from "../syncUser";
import { eraseUser, erasedFields } from "../eraseUser";

type Handler = (ctx: MutationCtx, data: Record<string, unknown>) => Promise<EventOutcome>;

const HANDLERS: Record<string, Handler> = {
  "user.created": userChanged,
  "user.updated": userChanged,
  "user.deleted": userDeleted,
};

/** Applies a verified Clerk event. Clerk promises no order: the newest word about a user counts, and a deletion is the last. */
export async function applyClerkEvent(ctx: MutationCtx, type: string, payload: string): Promise<EventOutcome> {
  const handler = Object.hasOwn(HANDLERS, type) ? HANDLERS[type] : undefined;
  if (handler === undefined) return { state: "ignored", note: "Nothing here depends on this type of event.", waitsFor: null };
  const event = parseRecord(payload);
  if (event.type !== type || !isRecord(event.data)) fail("invalid_request", "This is not the event it is filed as.");
  return await handler(ctx, event.data);
}

async function userChanged(ctx: MutationCtx, data: Record<string, unknown>): Promise<EventOutcome> {
  const user = readClerkUser(data) ?? fail("invalid_request", "The event's user is not what Clerk documents.");
  const { updatedAt, ...known } = user;
  const row = await userOf(ctx, "clerk", user.externalId);
  if (row?.deletedAt !== undefined) return { state: "ignored", note: "The account was deleted before.", waitsFor: null };
  await syncUser(ctx, { authority: "clerk", ...known, changedAt: updatedAt });
  return processed;
}

/** A user we never heard of leaves a row too: whatever arrives late about them must find that they are gone. */
async function userDeleted(ctx: MutationCtx, data: Record<string, unknown>): Promise<EventOutcome> {
  const externalId = data.id;
  if (typeof externalId !== "string" || externalId === "") fail("invalid_request", "The event names no user.");
  const user = await userOf(ctx, "clerk", externalId);
  const now = Date.now();
  if (user === null) await ctx.db.insert("users", { authority: "clerk", externalId, createdAt: now, ...erasedFields(now) });
  else await eraseUser(ctx, user);
  return processed;
}

const processed: EventOutcome = { state: "processed", note: null, waitsFor: null };
