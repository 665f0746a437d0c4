import type { MutationCtx } from "../../../_generated/server";
import type { EventOutcome } from "../../eventOutcome";
import { suppress } from "../suppressions";
import { movesTo } from "./movesTo";
import { recipientsOf, type ResendEvent } from "./resendEvent";

const complained = movesTo("complained");

/** A recipient called it spam. They get no more notices. */
export async function emailComplained(ctx: MutationCtx, event: ResendEvent): Promise<EventOutcome> {
  const outcome = await complained(ctx, event);
  for (const address of recipientsOf(event.data)) await suppress(ctx, { address, reason: "complaint", at: event.at, source: event.eventId });
  return { ...outcome, state: "processed" };
}
