import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import { toAuthRow, type AuthDoc, type Clause, type Model } from "./authModels";

/** More rows than any one user, token or address ever has; a read stops here. */
export const LOOKUP_LIMIT = 500;

type Reader<D extends AuthDoc> = (ctx: QueryCtx, value: string) => Promise<D[]>;

/** The fields that an index answers. Everything else only filters what these found: no table is ever read whole. */
const users: Record<string, Reader<Doc<"authUsers">>> = {
  id: (ctx, value) => ctx.db.query("authUsers").withIndex("by_auth_id", (q) => q.eq("id", value)).take(LOOKUP_LIMIT),
  email: (ctx, value) => ctx.db.query("authUsers").withIndex("by_email", (q) => q.eq("email", value)).take(LOOKUP_LIMIT),
};

const sessions: Record<string, Reader<Doc<"authSessions">>> = {
  id: (ctx, value) => ctx.db.query("authSessions").withIndex("by_auth_id", (q) => q.eq("id", value)).take(LOOKUP_LIMIT),
  token: (ctx, value) => ctx.db.query("authSessions").withIndex("by_token", (q) => q.eq("token", value)).take(LOOKUP_LIMIT),
  userId: (ctx, value) => ctx.db.query("authSessions").withIndex("by_user", (q) => q.eq("userId", value)).take(LOOKUP_LIMIT),
};

const accounts: Record<string, Reader<Doc<"authAccounts">>> = {
  id: (ctx, value) => ctx.db.query("authAccounts").withIndex("by_auth_id", (q) => q.eq("id", value)).take(LOOKUP_LIMIT),
  userId: (ctx, value) => ctx.db.query("authAccounts").withIndex("by_user", (q) => q.eq("userId", value)).take(LOOKUP_LIMIT),
};

const verifications: Record<string, Reader<Doc<"authVerifications">>> = {
  id: (ctx, value) => ctx.db.query("authVerifications").withIndex("by_auth_id", (q) => q.eq("id", value)).take(LOOKUP_LIMIT),
  identifier: (ctx, value) =>
    ctx.db.query("authVerifications").withIndex("by_identifier", (q) => q.eq("identifier", value)).take(LOOKUP_LIMIT),
};

const READERS: Record<Model, Record<string, Reader<AuthDoc>>> = { user: users, session: sessions, account: accounts, verification: verifications };

/** The rows that fulfil every condition, oldest first. Refuses conditions that no index answers. */
export async function findRows(ctx: QueryCtx, model: Model, where: readonly Clause[]): Promise<AuthDoc[]> {
  const lead = leadOf(READERS[model], where) ?? fail("invalid_request", `No index answers this question about ${model}.`);
  const found = await Promise.all(lead.values.map((value) => lead.read(ctx, value)));
  return found.flat().filter((doc) => where.every((clause) => fulfils(doc, clause)));
}

function leadOf(readers: Record<string, Reader<AuthDoc>>, where: readonly Clause[]): { read: Reader<AuthDoc>; values: string[] } | null {
  for (const { field, operator, value } of where) {
    const read = readers[field];
    if (read === undefined) continue;
    if (operator === "eq" && typeof value === "string") return { read, values: [value] };
    if (operator === "in" && Array.isArray(value)) return { read, values: value.filter((entry) => typeof entry === "string") };
  }
  return null;
}

function fulfils(doc: AuthDoc, { field, operator, value }: Clause): boolean {
  const actual = toAuthRow(doc)[field] ?? null;
  if (operator === "in") return Array.isArray(value) && value.some((entry) => entry === actual);
  if (operator === "eq") return actual === value;
  if (operator === "ne") return actual !== value;
  if (typeof actual !== "number" || typeof value !== "number") return false;
  if (operator === "lt") return actual < value;
  if (operator === "lte") return actual <= value;
  return operator === "gt" ? actual > value : actual >= value;
}
