import type { Infer } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import type { vAuthority, vRole } from "./schema";

/** What an authority says about one of its users. */
export interface KnownUser {
  authority: Infer<typeof vAuthority>;
  externalId: string;
  email: string;
  emailVerified: boolean;
  name: string;
  imageUrl: string | null;
}

/** Brings our row of a user in line with what their authority says. Repeating it changes nothing. */
export async function syncUser(ctx: MutationCtx, known: KnownUser): Promise<{ userId: Id<"users">; created: boolean }> {
  const email = known.email.trim().toLowerCase();
  const fields = { ...known, email, role: roleOf(email, known.emailVerified) };
  const row = await ctx.db
    .query("users")
    .withIndex("by_external", (q) => q.eq("authority", known.authority).eq("externalId", known.externalId))
    .unique();
  if (row === null) {
    return { userId: await ctx.db.insert("users", { ...fields, createdAt: Date.now() }), created: true };
  }
  if (differs(row, fields)) await ctx.db.patch(row._id, fields);
  return { userId: row._id, created: false };
}

/** An administrator is who *proved* to own an address on the list: anybody can type one at sign-up. */
function roleOf(email: string, emailVerified: boolean): Infer<typeof vRole> {
  const admins = (process.env.ADMIN_EMAILS ?? "").split(",").map((entry) => entry.trim().toLowerCase());
  return emailVerified && email !== "" && admins.includes(email) ? "admin" : "user";
}

function differs(row: Doc<"users">, fields: Omit<Doc<"users">, "_id" | "_creationTime" | "createdAt">): boolean {
  return (
    row.email !== fields.email ||
    row.emailVerified !== fields.emailVerified ||
    row.name !== fields.name ||
    row.imageUrl !== fields.imageUrl ||
    row.role !== fields.role
  );
}
