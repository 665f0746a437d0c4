import type { MailState } from "../../../../lib/domain/mailMachine";
import { happened, messageFor } from "../messages";
import { FOREIGN, mailOf, PROCESSED, type ResendEvent, type ResendHandler } from "./resendEvent";

/** Handles an event that says no more than where a mail now stands. `noteOf` reads why, where the event says so. */
export function movesTo(state: MailState, noteOf?: (event: ResendEvent) => string): ResendHandler {
  return async (ctx, event) => {
    const message = await messageFor(ctx, mailOf(event), state);
    if (message === null) return FOREIGN;
    await happened(ctx, message, { state, at: event.at, ...(noteOf !== undefined && { note: noteOf(event) }) });
    return PROCESSED;
  };
}
