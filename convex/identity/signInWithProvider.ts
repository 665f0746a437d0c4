import { v, type Infer } from "convex/values";
import { unguessableId } from "../../lib/domain/ids";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { insertRows } from "./authWrites";
import { accountOfProven, takeOver } from "./proveAddress";

/** Who a provider says somebody is. `email` is null when it gives none; `emailVerified` is the provider's own word. */
export const vProviderProfile = v.object({
  providerId: v.union(v.literal("google"), v.literal("github")),
  accountId: v.string(),
  email: v.union(v.string(), v.null()),
  emailVerified: v.boolean(),
  name: v.string(),
});
type Profile = Infer<typeof vProviderProfile>;

export const vProviderOutcome = v.union(
  v.object({ kind: v.literal("admitted"), userId: v.string() }),
  v.object({ kind: v.literal("no_email") }),
  v.object({ kind: v.literal("email_unverified") }),
);

/**
 * The account of somebody whom a provider has identified. Once connected, the provider's own id decides, whatever
 * becomes of the address. Before that the address does, and only one that the provider has verified: otherwise
 * anybody could write a stranger's address into a profile and be let in to the stranger's account.
 */
export async function signInWithProvider(ctx: MutationCtx, profile: Profile): Promise<Infer<typeof vProviderOutcome>> {
  const { providerId, accountId, emailVerified, name } = profile;
  const email = profile.email?.trim().toLowerCase() ?? null;
  const connected = await connectedUser(ctx, profile);
  if (connected !== null) {
    // The address of a connected account went unproven again; the provider has just proved it.
    if (!connected.emailVerified && emailVerified && connected.email === email) {
      await takeOver(ctx, connected, name);
      await connect(ctx, profile, connected.id);
    }
    return { kind: "admitted", userId: connected.id };
  }
  if (email === null || email === "") return { kind: "no_email" };
  if (!emailVerified) return { kind: "email_unverified" };
  const userId = await accountOfProven(ctx, { email, name });
  await connect(ctx, { providerId, accountId }, userId);
  return { kind: "admitted", userId };
}

async function connectedUser(ctx: MutationCtx, { providerId, accountId }: Pick<Profile, "providerId" | "accountId">): Promise<Doc<"authUsers"> | null> {
  const account = await ctx.db
    .query("authAccounts")
    .withIndex("by_provider_account", (q) => q.eq("providerId", providerId).eq("accountId", accountId))
    .unique();
  if (account === null) return null;
  const user = await ctx.db.query("authUsers").withIndex("by_auth_id", (q) => q.eq("id", account.userId)).unique();
  // What is left of a deleted account connects to nobody.
  if (user === null) await ctx.db.delete(account._id);
  return user;
}

/** No token of the provider is kept: it was needed to learn who this is, and for nothing after. */
async function connect(ctx: MutationCtx, { providerId, accountId }: Pick<Profile, "providerId" | "accountId">, userId: string): Promise<void> {
  const now = Date.now();
  await insertRows(ctx, [{ model: "account", data: { id: `acc_${unguessableId()}`, providerId, accountId, userId, createdAt: now, updatedAt: now } }]);
}
