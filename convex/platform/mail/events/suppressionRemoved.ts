import type { MutationCtx } from "../../../_generated/server";
import type { EventOutcome } from "../../eventOutcome";
import { lift, suppressionRow } from "../suppressions";
import { PROCESSED, readText, type ResendEvent } from "./resendEvent";

/** The owner took an address off Resend's list. One that an administrator of ours shut stays shut, and so does one suppressed since. */
export async function suppressionRemoved(ctx: MutationCtx, { at, data }: ResendEvent): Promise<EventOutcome> {
  const row = await suppressionRow(ctx, readText(data, "email"));
  if (row === null || row.since > at || (row.reason === "manual" && row.source === null)) {
    return { state: "ignored", note: "Nothing of ours was lifted by this.", waitsFor: null };
  }
  await lift(ctx, row, "system");
  return PROCESSED;
}
