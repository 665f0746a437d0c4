import type { MutationCtx } from "../../../_generated/server";
import { fail } from "../../../errors";
import type { EventOutcome } from "../../eventOutcome";
import { isRecord } from "../../../../lib/domain/jsonRecord";
import { parseRecord } from "../../jsonRecord";
import { emailBounced } from "./emailBounced";
import { emailComplained } from "./emailComplained";
import { emailFailed } from "./emailFailed";
import { emailSuppressed } from "./emailSuppressed";
import { engagement } from "./engagement";
import { movesTo } from "./movesTo";
import { readText, type ResendHandler } from "./resendEvent";
import { suppressionAdded } from "./suppressionAdded";
import { suppressionRemoved } from "./suppressionRemoved";

const HANDLERS: Record<string, ResendHandler> = {
  "email.sent": movesTo("sent"),
  "email.delivered": movesTo("delivered"),
  "email.delivery_delayed": movesTo("delayed"),
  "email.bounced": emailBounced,
  "email.complained": emailComplained,
  "email.failed": emailFailed,
  "email.suppressed": emailSuppressed,
  "email.opened": engagement("opened"),
  "email.clicked": engagement("clicked"),
  "suppression.added": suppressionAdded,
  "suppression.removed": suppressionRemoved,
};

/** Applies a verified Resend event. Throws a refusal whose message is kept with the event. */
export async function applyResendEvent(ctx: MutationCtx, event: { eventId: string; type: string; payload: string }): Promise<EventOutcome> {
  const handler = Object.hasOwn(HANDLERS, event.type) ? HANDLERS[event.type] : undefined;
  if (handler === undefined) return { state: "ignored", note: "Nothing here depends on this type of event.", waitsFor: null };
  const { type, created_at, data } = parseRecord(event.payload);
  if (type !== event.type || !isRecord(data)) fail("invalid_request", "This is not the event it is filed as.");
  const at = Date.parse(readText({ created_at }, "created_at"));
  if (Number.isNaN(at)) fail("invalid_request", "The event's created_at is no moment.");
  return await handler(ctx, { eventId: event.eventId, at, data });
}
