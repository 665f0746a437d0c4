import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { applyStripeEvent } from "../commerce/events/applyStripeEvent";
import { fail } from "../errors";
import { applyClerkEvent } from "../identity/events/applyClerkEvent";
import type { EventOutcome } from "./eventOutcome";
import { applyResendEvent } from "./mail/events/applyResendEvent";
import { messageOf } from "./messageOf";

/** Processes an event that is still to be processed. Whatever happens is written down: a refusal is `failed`, with its reason. */
export async function processEvent(ctx: MutationCtx, inboxId: Id<"inbox">): Promise<void> {
  const event = await ctx.db.get(inboxId);
  if (event === null || event.state === "processed" || event.state === "ignored") return;
  const attempts = event.attempts + 1;
  try {
    const outcome: EventOutcome = await ctx.runMutation(internal.platform.inbox.apply, { inboxId });
    await ctx.db.patch(inboxId, { ...outcome, ...keptPayload(event, outcome), attempts, handledAt: Date.now() });
  } catch (error) {
    await ctx.db.patch(inboxId, { state: "failed", note: messageOf(error), waitsFor: null, attempts, handledAt: Date.now() });
  }
}

/** The effect of a stored event, by its provider. */
export async function applyStoredEvent(ctx: MutationCtx, inboxId: Id<"inbox">): Promise<EventOutcome> {
  const event = await ctx.db.get(inboxId);
  if (event === null) fail("not_found", "There is no such event.");
  switch (event.provider) {
    case "stripe":
      return await applyStripeEvent(ctx, event.type, event.payload);
    case "resend":
      return await applyResendEvent(ctx, event);
    case "clerk":
      return await applyClerkEvent(ctx, event.type, event.payload);
    default:
      fail("internal", `Nobody here reads events of ${event.provider}.`);
  }
}

/** An applied event about a person is their row by now. A second copy in the inbox would outlive the deletion of the account. */
function keptPayload(event: Doc<"inbox">, outcome: EventOutcome): { payload?: string } {
  return event.provider === "clerk" && outcome.state !== "waiting" ? { payload: "{}" } : {};
}
