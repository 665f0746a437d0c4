import type { MutationCtx } from "../../_generated/server";
import { enqueueWork } from "../../platform/enqueueWork";
import { endSessions, setPassword } from "../access";
import { endLinks } from "../signInLinks";
import { demandPassword, ownAuthUser } from "./ownAuthUser";

/**
 * Sets a new password for whoever has shown the current one. Every other session ends, and so do links that would set
 * another; the mailbox is told.
 * @param proved the stored hash that the current password matched
 * @param recoveryUrl where the notice sends whoever did not do this
 */
export async function changePassword(
  ctx: MutationCtx,
  { userId, sessionId, proved, hash, recoveryUrl }: { userId: string; sessionId: string; proved: string; hash: string; recoveryUrl: string },
): Promise<void> {
  const user = await ownAuthUser(ctx, userId);
  await demandPassword(ctx, userId, proved);
  await setPassword(ctx, userId, hash);
  await endSessions(ctx, userId, sessionId);
  await endLinks(ctx, "reset-password", `${user.id} ${user.email}`);
  const mail = { template: "password-changed", to: user.email, data: { url: recoveryUrl, by: "settings" } };
  await enqueueWork(ctx, { kind: "mail.send", args: mail }, `mail/password-changed/${userId}/${Date.now()}`);
}
