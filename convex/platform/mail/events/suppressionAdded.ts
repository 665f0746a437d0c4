import { SUPPRESSION_REASONS } from "../../../../lib/domain/suppression";
import type { MutationCtx } from "../../../_generated/server";
import { fail } from "../../../errors";
import type { EventOutcome } from "../../eventOutcome";
import { suppress } from "../suppressions";
import { PROCESSED, readText, type ResendEvent } from "./resendEvent";

/** Resend put an address on its own list, by itself or by its owner's hand in the dashboard: nothing would arrive there. */
export async function suppressionAdded(ctx: MutationCtx, { eventId, at, data }: ResendEvent): Promise<EventOutcome> {
  const origin = readText(data, "origin");
  const reason = SUPPRESSION_REASONS.find((known) => known === origin) ?? fail("invalid_request", `A suppression by ${origin} is not what Resend documents.`);
  await suppress(ctx, { address: readText(data, "email"), reason, at, source: eventId });
  return PROCESSED;
}
