import { sellerAccount } from "../../lib/domain/ledger";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { audit } from "../platform/audit";
import { openIncident } from "../platform/incidents";
import { closeStore } from "../stores/closeStore";
import { LOOKUP_LIMIT } from "./authLookup";
import { forgetTies } from "./forgetTies";

/** What stands where something personal stood. `.invalid` is reserved (RFC 2606): no mail ever arrives there. */
export function erasedFields(now: number) {
  return { email: "deleted@account.invalid", emailVerified: false, name: "Deleted account", imageUrl: null, role: "user" as const, deletedAt: now };
}

/**
 * Pseudonymises an account: nothing personal stays in its row, nobody acts as it again, its store closes, and what it saved,
 * followed and said is deleted. What others hold against it stays: orders, ledger, licences and the contracts in them
 * (docs/decisions/0007-identity.md and 0030-wishes-follows-and-reviews.md say why).
 * Repeating it changes nothing.
 */
export async function eraseUser(ctx: MutationCtx, user: Doc<"users">): Promise<void> {
  if (user.deletedAt !== undefined) return;
  await ctx.db.patch(user._id, erasedFields(Date.now()));
  const own = user.authority === "embedded" ? user.externalId : user.linked?.authority === "embedded" ? user.linked.externalId : null;
  if (own !== null) await eraseEmbedded(ctx, own);
  const choices = await ctx.db
    .query("mailChoices")
    .withIndex("by_user", (q) => q.eq("userId", user._id))
    .unique();
  if (choices !== null) await ctx.db.delete(choices._id);
  const store = await ctx.db
    .query("stores")
    .withIndex("by_owner", (q) => q.eq("ownerId", user._id))
    .unique();
  if (store !== null) await closeStore(ctx, store);
  await forgetTies(ctx, user._id);
  await sayWhatIsOwed(ctx, user);
  await audit(ctx, "service", "user.deleted", `user:${user._id}`);
}

/** The account of ours behind this one, or linked to it: its password, sessions and address go too. */
async function eraseEmbedded(ctx: MutationCtx, authId: string): Promise<void> {
  const account = await ctx.db.query("authUsers").withIndex("by_auth_id", (q) => q.eq("id", authId)).unique();
  const sessions = await ctx.db.query("authSessions").withIndex("by_user", (q) => q.eq("userId", authId)).take(LOOKUP_LIMIT);
  const logins = await ctx.db.query("authAccounts").withIndex("by_user", (q) => q.eq("userId", authId)).take(LOOKUP_LIMIT);
  for (const row of [...sessions, ...logins, ...(account === null ? [] : [account])]) await ctx.db.delete(row._id);
}

/** Somebody who sold may still be owed money, or owe it: a person has to settle that. */
async function sayWhatIsOwed(ctx: MutationCtx, user: Doc<"users">): Promise<void> {
  const sale = await ctx.db
    .query("ledgerEntries")
    .withIndex("by_account", (q) => q.eq("account", sellerAccount(user._id)))
    .first();
  if (sale === null) return;
  await openIncident(ctx, {
    key: `seller_deleted/${user._id}`,
    kind: "seller_deleted",
    subject: `user:${user._id}`,
    message: "A seller deleted their account. Settle by hand what the ledger owes them, or they it.",
  });
}
