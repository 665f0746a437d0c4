import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { serviceMutation } from "../functions";
import { applyStoredEvent, processEvent } from "./processEvent";
import { receiveEvent } from "./receiveEvent";
import { vProvider } from "./schema";

/**
 * Takes in one event whose signature our server has checked. Inserted once by provider and event id; processed by a
 * scheduled mutation of its own. `payload` is the raw JSON text of the event.
 */
export const receive = serviceMutation({
  args: { provider: vProvider, eventId: v.string(), type: v.string(), payload: v.string() },
  returns: v.object({ duplicate: v.boolean() }),
  handler: async (ctx, args) => await receiveEvent(ctx, args),
});

/** Processes a stored event and writes down how that went. */
export const process = internalMutation({
  args: { inboxId: v.id("inbox") },
  returns: v.null(),
  handler: async (ctx, { inboxId }): Promise<null> => {
    await processEvent(ctx, inboxId);
    return null;
  },
});

/** The event's effect itself: its own sub-transaction, so that a refusal leaves nothing half done. */
export const apply = internalMutation({
  args: { inboxId: v.id("inbox") },
  returns: v.object({
    state: v.union(v.literal("processed"), v.literal("ignored"), v.literal("waiting")),
    note: v.union(v.string(), v.null()),
    waitsFor: v.union(v.string(), v.null()),
  }),
  handler: async (ctx, { inboxId }) => await applyStoredEvent(ctx, inboxId),
});
