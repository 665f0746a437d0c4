import type { Infer } from "convex/values";
import type { MailState } from "../../../lib/domain/mailMachine";
import type { MutationCtx } from "../../_generated/server";
import type { vSent, vSentBefore, vWithheld } from "../workKinds";
import { happened, messageFor } from "./messages";

type Result = Infer<typeof vSent> | Infer<typeof vSentBefore> | Infer<typeof vWithheld>;

/** Keeps what came of a piece of `mail.send`: one row per mail, whether it left or was withheld. Events may have come first. */
export async function recordMail(ctx: MutationCtx, key: string, { template, to }: { template: string; to: string }, result: Result): Promise<void> {
  const { state, note } = outcomeOf(result);
  const messageId = "messageId" in result ? result.messageId : null;
  const message = await messageFor(ctx, { fact: { key, template }, messageId, to }, state);
  if (message === null) return;
  if (messageId !== null && message.messageId !== messageId) await ctx.db.patch(message._id, { messageId });
  await happened(ctx, message, { state, at: Date.now(), ...(note !== null && { note }) });
}

function outcomeOf(result: Result): { state: MailState; note: string | null } {
  if (!("withheld" in result)) return { state: "sent", note: null };
  if (result.withheld === "overtaken") return { state: "overtaken", note: "What it would have said no longer holds." };
  if (result.withheld === "unwanted") return { state: "suppressed", note: "Its recipient has turned such mails off." };
  return { state: "suppressed", note: `The address is suppressed: ${result.withheld}.` };
}
