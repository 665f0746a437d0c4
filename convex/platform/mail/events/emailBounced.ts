import type { MutationCtx } from "../../../_generated/server";
import type { EventOutcome } from "../../eventOutcome";
import { suppress } from "../suppressions";
import { movesTo } from "./movesTo";
import { readDetail, readText, recipientsOf, type ResendEvent } from "./resendEvent";

const bounced = movesTo("bounced", ({ data }) => {
  const bounce = readDetail(data, "bounce");
  return `${readText(bounce, "type")}, ${readText(bounce, "subType")}: ${readText(bounce, "message")}`;
});

/**
 * The recipient's server refused it. Only a permanent refusal suppresses the address: a full mailbox (`Transient`) has room
 * again one day, and `Undetermined` says nothing. https://resend.com/docs/dashboard/emails/email-bounces
 */
export async function emailBounced(ctx: MutationCtx, event: ResendEvent): Promise<EventOutcome> {
  const outcome = await bounced(ctx, event);
  if (readText(readDetail(event.data, "bounce"), "type") !== "Permanent") return outcome;
  for (const address of recipientsOf(event.data)) await suppress(ctx, { address, reason: "bounce", at: event.at, source: event.eventId });
  return { ...outcome, state: "processed" };
}
