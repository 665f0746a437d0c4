import { messageFor } from "../messages";
import { FOREIGN, mailOf, PROCESSED, type ResendHandler } from "./resendEvent";

const COUNTS = { opened: "opens", clicked: "clicks" } as const;

/**
 * Counts an opening or a click; each event is counted once, for the inbox takes it once. Sent only where the domain's
 * tracking is on, and an opening may be a mail program's own.
 */
export function engagement(what: keyof typeof COUNTS): ResendHandler {
  return async (ctx, event) => {
    const message = await messageFor(ctx, mailOf(event), "sent");
    if (message === null) return FOREIGN;
    const count = COUNTS[what];
    const first = Math.min(message.times[what] ?? event.at, event.at);
    await ctx.db.patch(message._id, { [count]: message[count] + 1, times: { ...message.times, [what]: first } });
    return PROCESSED;
  };
}
