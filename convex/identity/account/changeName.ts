import type { MutationCtx } from "../../_generated/server";
import { syncAuthUser } from "../authWrites";
import { ownAuthUser } from "./ownAuthUser";

/** Gives an account another name. Contracts and receipts keep the one they were made out to. */
export async function changeName(ctx: MutationCtx, { userId, name }: { userId: string; name: string }): Promise<void> {
  const user = await ownAuthUser(ctx, userId);
  const fields = { name, updatedAt: Date.now() };
  await ctx.db.patch(user._id, fields);
  await syncAuthUser(ctx, { ...user, ...fields });
}
