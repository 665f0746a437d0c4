import { dayOf } from "../../lib/domain/periods";
import { unguessableId } from "../../lib/domain/ids";
import { sha256Hex } from "../../lib/domain/sha256";
import type { MutationCtx } from "../_generated/server";

/** Who sends signals, as the server sees them. Digested here and kept nowhere. */
export type Sender = { address: string; userAgent: string };

/** Names a visitor and their network for one UTC day, so that nothing counts twice. Tomorrow the same visitor has another name. */
export async function visitorOf(ctx: MutationCtx, { address, userAgent }: Sender): Promise<{ visitor: string; network: string }> {
  const salt = await saltOf(ctx, dayOf(Date.now()));
  const digest = (...parts: string[]) => sha256Hex(JSON.stringify([salt, ...parts])).slice(0, 32);
  return { visitor: digest(address, userAgent), network: digest(address) };
}

async function saltOf(ctx: MutationCtx, day: number): Promise<string> {
  const known = await ctx.db
    .query("signalSalts")
    .withIndex("by_day", (q) => q.eq("day", day))
    .unique();
  if (known !== null) return known.salt;
  const salt = unguessableId();
  await ctx.db.insert("signalSalts", { day, salt });
  return salt;
}
