import { unguessableId } from "../../lib/domain/ids";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { endSessions, markVerified, removeWaysIn } from "./access";
import { insertRows } from "./authWrites";
import { userByEmail } from "./signInLinks";

/**
 * Somebody has proved that an address is theirs: by a link in its mailbox, or by a provider that vouches for it.
 * Returns their account's id.
 * - There is none: it is made, verified.
 * - It is verified: it is theirs.
 * - It is not: anybody may have made it and waited for this moment. Its owner gets it, and every session and way in of
 *   before is gone, in the transaction that makes the address count.
 */
export async function accountOfProven(ctx: MutationCtx, { email, name }: { email: string; name: string }): Promise<string> {
  const user = await userByEmail(ctx, email);
  if (user === null) return await createVerified(ctx, email, name);
  if (!user.emailVerified) await takeOver(ctx, user, name);
  return user.id;
}

/** @param name what the owner calls themselves; the name on the account was somebody's claim. Empty keeps it. */
export async function takeOver(ctx: MutationCtx, user: Doc<"authUsers">, name: string): Promise<void> {
  await endSessions(ctx, user.id);
  await removeWaysIn(ctx, user.id);
  await markVerified(ctx, user, name === "" ? user.name : name);
}

async function createVerified(ctx: MutationCtx, email: string, name: string): Promise<string> {
  const id = `usr_${unguessableId()}`;
  const now = Date.now();
  const data = { id, email, emailVerified: true, name: name === "" ? (email.split("@")[0] ?? email) : name, image: null, createdAt: now, updatedAt: now };
  await insertRows(ctx, [{ model: "user", data }]);
  return id;
}
