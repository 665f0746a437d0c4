import type { Infer } from "convex/values";
import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { aboutOf } from "./aboutOf";
import type { vProvider } from "./schema";

/** Longest event kept, in characters. Stripe's largest are a few tens of thousands; a document holds a mebibyte. */
const MAX_PAYLOAD = 500_000;

type Received = { provider: Infer<typeof vProvider>; eventId: string; type: string; payload: string };

/** Inserts an event the first time it is seen and schedules its processing in the same transaction. */
export async function receiveEvent(ctx: MutationCtx, event: Received): Promise<{ duplicate: boolean }> {
  if (event.payload.length > MAX_PAYLOAD) fail("payload_too_large", "This event is too large to keep.");
  const known = await ctx.db
    .query("inbox")
    .withIndex("by_event", (q) => q.eq("provider", event.provider).eq("eventId", event.eventId))
    .unique();
  if (known !== null) return { duplicate: true };
  const about = aboutOf(event.payload);
  const inboxId = await ctx.db.insert("inbox", {
    ...event,
    ...(about === null ? {} : { about }),
    state: "received",
    attempts: 0,
    note: null,
    waitsFor: null,
    handledAt: null,
  });
  await ctx.scheduler.runAfter(0, internal.platform.inbox.process, { inboxId });
  return { duplicate: false };
}
