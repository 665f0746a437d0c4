import type { Infer } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { isFresh, samePerson, stepAside, takeOver } from "./linkAccounts";
import type { vAuthority, vRole } from "./schema";

/** What an authority says about one of its users. */
export interface KnownUser {
  authority: Infer<typeof vAuthority>;
  externalId: string;
  email: string;
  emailVerified: boolean;
  name: string;
  imageUrl: string | null;
  /** When the authority last changed them, by its own clock, ms. Its words may arrive in any order. */
  changedAt?: number;
}

type Fields = KnownUser & Pick<Doc<"users">, "role">;

/**
 * Brings our row of a user in line with what their authority says. Repeating it changes nothing, and neither does an
 * older word than the one known. Refuses a deleted account: nothing brings it back.
 */
export async function syncUser(ctx: MutationCtx, known: KnownUser): Promise<{ userId: Id<"users">; created: boolean }> {
  const email = known.email.trim().toLowerCase();
  const fields: Fields = { ...known, email, role: roleOf(email, known.emailVerified) };
  const row = await userOf(ctx, known.authority, known.externalId);
  if (row?.deletedAt !== undefined) fail("unauthenticated", "This account was deleted.");
  const before = await samePerson(ctx, fields);
  const newest = row !== null && isOlder(fields, row) ? fieldsOf(row) : fields;
  // An older word still proves the address it names: whose account is whose must not hang on the order of deliveries.
  if (before !== null && (row === null || (await isFresh(ctx, row)))) {
    if (row !== null) await stepAside(ctx, row, before);
    await takeOver(ctx, before, newest);
    return { userId: before._id, created: false };
  }
  if (row === null) return { userId: await ctx.db.insert("users", { ...fields, createdAt: Date.now() }), created: true };
  if (differs(row, newest)) await ctx.db.patch(row._id, newest);
  return { userId: row._id, created: false };
}

/** The row of an authority's user, deleted or not. */
export async function userOf(ctx: MutationCtx, authority: KnownUser["authority"], externalId: string): Promise<Doc<"users"> | null> {
  return await ctx.db
    .query("users")
    .withIndex("by_external", (q) => q.eq("authority", authority).eq("externalId", externalId))
    .unique();
}

/** An administrator is who *proved* to own an address on the list: anybody can type one at sign-up. */
function roleOf(email: string, emailVerified: boolean): Infer<typeof vRole> {
  const admins = (process.env.ADMIN_EMAILS ?? "").split(",").map((entry) => entry.trim().toLowerCase());
  return emailVerified && email !== "" && admins.includes(email) ? "admin" : "user";
}

function isOlder(fields: Fields, row: Doc<"users">): boolean {
  return fields.changedAt !== undefined && row.changedAt !== undefined && fields.changedAt < row.changedAt;
}

function fieldsOf({ authority, externalId, email, emailVerified, name, imageUrl, role, changedAt }: Doc<"users">): Fields {
  return { authority, externalId, email, emailVerified, name, imageUrl, role, ...(changedAt === undefined ? {} : { changedAt }) };
}

function differs(row: Doc<"users">, fields: Fields): boolean {
  return (
    row.email !== fields.email ||
    row.emailVerified !== fields.emailVerified ||
    row.name !== fields.name ||
    row.imageUrl !== fields.imageUrl ||
    row.role !== fields.role ||
    (fields.changedAt !== undefined && row.changedAt !== fields.changedAt)
  );
}
