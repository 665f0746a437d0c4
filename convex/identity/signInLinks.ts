import { v, type Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

/** What a link in a mail is for. One link serves one purpose. */
export type LinkPurpose = "magic-link" | "reset-password" | "change-email";

/**
 * A link's token as we know it: which row, and the SHA-256 of the rest. The rest itself is in the mail alone, so the
 * table gives nobody a way in.
 */
export const vLinkToken = v.object({ id: v.string(), hash: v.string() });
export type LinkToken = Infer<typeof vLinkToken>;

/** Links to one address that work at the same time; an older one makes room. */
const MAX_LIVE = 5;
const PRUNE_BATCH = 200;

/** Keeps a link for `lifeMs`. `subject` is what it is bound to: an address, or an account together with its address. */
export async function keepLink(ctx: MutationCtx, purpose: LinkPurpose, subject: string, token: LinkToken, lifeMs: number): Promise<void> {
  const now = Date.now();
  const identifier = identifierOf(purpose, subject);
  const known = await ctx.db.query("authVerifications").withIndex("by_identifier", (q) => q.eq("identifier", identifier)).order("desc").take(2 * MAX_LIVE);
  for (const old of known.slice(MAX_LIVE - 1)) await ctx.db.delete(old._id);
  await ctx.db.insert("authVerifications", { id: token.id, identifier, value: token.hash, expiresAt: now + lifeMs, createdAt: now, updatedAt: now });
}

/** What a link that still works is bound to, or null: used, too old, made up, or for something else. */
export async function subjectOfLink(ctx: QueryCtx, purpose: LinkPurpose, token: LinkToken): Promise<string | null> {
  const row = await ctx.db.query("authVerifications").withIndex("by_auth_id", (q) => q.eq("id", token.id)).unique();
  const prefix = identifierOf(purpose, "");
  if (row === null || !row.identifier.startsWith(prefix) || row.value !== token.hash || row.expiresAt <= Date.now()) return null;
  return row.identifier.slice(prefix.length);
}

/** A link was used: it and its siblings are over. */
export async function endLinks(ctx: MutationCtx, purpose: LinkPurpose, subject: string): Promise<void> {
  const rows = await ctx.db
    .query("authVerifications")
    .withIndex("by_identifier", (q) => q.eq("identifier", identifierOf(purpose, subject)))
    .take(2 * MAX_LIVE);
  for (const row of rows) await ctx.db.delete(row._id);
}

/** Deletes links that are over. */
export async function pruneLinks(ctx: MutationCtx): Promise<void> {
  const over = await ctx.db
    .query("authVerifications")
    .withIndex("by_expiry", (q) => q.lt("expiresAt", Date.now()))
    .take(PRUNE_BATCH);
  for (const row of over) await ctx.db.delete(row._id);
}

/** The account that an address belongs to. */
export async function userByEmail(ctx: QueryCtx, email: string): Promise<Doc<"authUsers"> | null> {
  return await ctx.db.query("authUsers").withIndex("by_email", (q) => q.eq("email", email)).unique();
}

function identifierOf(purpose: LinkPurpose, subject: string): string {
  return `${purpose}:${subject}`;
}
