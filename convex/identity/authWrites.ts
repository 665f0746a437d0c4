import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { findRows, LOOKUP_LIMIT } from "./authLookup";
import type { AuthDoc, Change, Clause, Model, NewRow } from "./authModels";
import { syncUser } from "./syncUser";

/** Devices one user may be signed in on at once; the longest unused one makes room. Bounds every read of a user's sessions. */
const MAX_SESSIONS_PER_USER = 100;

/**
 * Inserts rows in one transaction: all or none. Convex has no unique indexes, but its transactions are serializable,
 * so reading the index and inserting is as good: of two sign-ups with one address, one is refused.
 */
export async function insertRows(ctx: MutationCtx, rows: readonly NewRow[]): Promise<void> {
  for (const row of rows) await insertRow(ctx, row);
}

async function insertRow(ctx: MutationCtx, row: NewRow): Promise<void> {
  switch (row.model) {
    case "user":
      await refuseTaken(ctx, "user", "email", row.data.email);
      await ctx.db.insert("authUsers", row.data);
      return await syncAuthUser(ctx, row.data);
    case "session":
      await refuseTaken(ctx, "session", "token", row.data.token);
      await makeRoomForSession(ctx, row.data.userId);
      await ctx.db.insert("authSessions", row.data);
      return;
    case "account": {
      const { providerId, accountId } = row.data;
      const taken = await ctx.db
        .query("authAccounts")
        .withIndex("by_provider_account", (q) => q.eq("providerId", providerId).eq("accountId", accountId))
        .first();
      if (taken !== null) fail("conflict", "This account is connected already.");
      await ctx.db.insert("authAccounts", row.data);
      return;
    }
    case "verification":
      await ctx.db.insert("authVerifications", row.data);
  }
}

/** Changes the rows that fulfil `where`, at most `limit`, and returns how they are now. */
export async function updateRows(ctx: MutationCtx, change: Change, where: readonly Clause[], limit: number): Promise<AuthDoc[]> {
  if (change.model === "user" && change.data.email !== undefined) await refuseTakenByOther(ctx, change.data.email, where);
  const docs = (await findRows(ctx, change.model, where)).slice(0, limit);
  const changed: AuthDoc[] = [];
  for (const { _id } of docs) {
    await ctx.db.patch(_id, change.data);
    const doc = await ctx.db.get(_id);
    if (doc !== null) changed.push(doc);
  }
  if (change.model === "user") for (const doc of changed) if ("emailVerified" in doc) await syncAuthUser(ctx, doc);
  return changed;
}

/** Removes the rows that fulfil `where`, at most `limit`, and returns what they were. */
export async function removeRows(ctx: MutationCtx, model: Model, where: readonly Clause[], limit: number): Promise<AuthDoc[]> {
  const docs = (await findRows(ctx, model, where)).slice(0, limit);
  for (const doc of docs) await ctx.db.delete(doc._id);
  return docs;
}

/** Our own row of a user changes in the transaction that changes the account: there is never one without the other. */
export async function syncAuthUser(
  ctx: MutationCtx,
  user: Pick<Doc<"authUsers">, "id" | "email" | "emailVerified" | "name" | "image">,
): Promise<void> {
  await syncUser(ctx, {
    authority: "embedded",
    externalId: user.id,
    email: user.email,
    emailVerified: user.emailVerified,
    name: user.name,
    imageUrl: user.image ?? null,
  });
}

async function refuseTaken(ctx: MutationCtx, model: Model, field: "email" | "token", value: string): Promise<void> {
  const taken = await findRows(ctx, model, [{ field, operator: "eq", value }]);
  if (taken.length > 0) fail("conflict", field === "email" ? EMAIL_TAKEN : "This token is taken.");
}

async function refuseTakenByOther(ctx: MutationCtx, email: string, where: readonly Clause[]): Promise<void> {
  const owners = await findRows(ctx, "user", [{ field: "email", operator: "eq", value: email }]);
  const changing = new Set((await findRows(ctx, "user", where)).map((doc) => doc._id));
  if (owners.some((owner) => !changing.has(owner._id))) fail("conflict", EMAIL_TAKEN);
}

const EMAIL_TAKEN = "There is an account with this e-mail address already. Sign in instead.";

async function makeRoomForSession(ctx: MutationCtx, userId: string): Promise<void> {
  const sessions = await ctx.db.query("authSessions").withIndex("by_user", (q) => q.eq("userId", userId)).take(LOOKUP_LIMIT);
  const live = sessions.filter((session) => session.expiresAt > Date.now()).sort((a, b) => b.updatedAt - a.updatedAt);
  const kept = new Set(live.slice(0, MAX_SESSIONS_PER_USER - 1));
  for (const session of sessions) if (!kept.has(session)) await ctx.db.delete(session._id);
}
