import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { audit } from "../platform/audit";
import { erasedFields } from "./eraseUser";
import { forgetTies } from "./forgetTies";
import type { KnownUser } from "./syncUser";

/** More rows than one address can have: one per authority. */
const ROWS_PER_ADDRESS = 10;

/**
 * The account that another authority holds for the same person, or `null`. Same person means the same address, proved to
 * *both*: an address that was only typed, on either side, would hand one person's purchases to another.
 */
export async function samePerson(
  ctx: QueryCtx,
  { authority, email, emailVerified }: Pick<KnownUser, "authority" | "email" | "emailVerified">,
): Promise<Doc<"users"> | null> {
  if (!emailVerified || email === "") return null;
  const rows = await ctx.db
    .query("users")
    .withIndex("by_email", (q) => q.eq("email", email))
    .take(ROWS_PER_ADDRESS);
  return rows.find((row) => row.authority !== authority && row.emailVerified && row.deletedAt === undefined) ?? null;
}

/** The account of before goes on under the authority that vouches for the person now. */
export async function takeOver(ctx: MutationCtx, before: Doc<"users">, fields: KnownUser & Pick<Doc<"users">, "role">): Promise<void> {
  const linked = { authority: before.authority, externalId: before.externalId };
  await ctx.db.patch(before._id, { ...fields, linked });
  await audit(ctx, "service", "user.linked", `user:${before._id}`, { from: linked.authority, to: fields.authority });
}

/** Whether a row can make room for the account of before: nothing was linked to it, sold from it or bought with it yet. */
export async function isFresh(ctx: QueryCtx, user: Doc<"users">): Promise<boolean> {
  if (user.linked !== undefined) return false;
  const store = await ctx.db.query("stores").withIndex("by_owner", (q) => q.eq("ownerId", user._id)).first();
  const order = await ctx.db.query("orders").withIndex("by_buyer_payment", (q) => q.eq("buyerId", user._id)).first();
  return store === null && order === null;
}

/** Empties a fresh row and frees its name for the account of before. It stays for what may point at it. */
export async function stepAside(ctx: MutationCtx, user: Doc<"users">, inFavourOf: Doc<"users">): Promise<void> {
  await ctx.db.patch(user._id, { ...erasedFields(Date.now()), externalId: `merged/${inFavourOf._id}/${user._id}` });
  await forgetTies(ctx, user._id);
}
