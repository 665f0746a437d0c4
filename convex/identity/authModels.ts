import { v, type Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import { authAccountFields, authSessionFields, authUserFields, authVerificationFields } from "./schema";

/** The identity provider's names of its tables. */
export const vModel = v.union(v.literal("user"), v.literal("session"), v.literal("account"), v.literal("verification"));
export type Model = Infer<typeof vModel>;

const vScalar = v.union(v.string(), v.number(), v.boolean(), v.null());

/** A row as the identity provider sees it: without Convex's own fields. */
export const vAuthRow = v.record(v.string(), vScalar);
export type AuthRow = Infer<typeof vAuthRow>;

/** One condition; all of a list hold together. There is no "or": no flow of ours asks for it. */
export const vClause = v.object({
  field: v.string(),
  operator: v.union(
    v.literal("eq"),
    v.literal("ne"),
    v.literal("lt"),
    v.literal("lte"),
    v.literal("gt"),
    v.literal("gte"),
    v.literal("in"),
  ),
  value: v.union(vScalar, v.array(v.string()), v.array(v.number())),
});
export type Clause = Infer<typeof vClause>;

const user = v.object(authUserFields);
const session = v.object(authSessionFields);
const account = v.object(authAccountFields);
const verification = v.object(authVerificationFields);

/** A row to insert, with the table it belongs to. */
export const vNewRow = v.union(
  v.object({ model: v.literal("user"), data: user }),
  v.object({ model: v.literal("session"), data: session }),
  v.object({ model: v.literal("account"), data: account }),
  v.object({ model: v.literal("verification"), data: verification }),
);
export type NewRow = Infer<typeof vNewRow>;

/** Fields to change in rows of a table. */
export const vChange = v.union(
  v.object({ model: v.literal("user"), data: user.partial() }),
  v.object({ model: v.literal("session"), data: session.partial() }),
  v.object({ model: v.literal("account"), data: account.partial() }),
  v.object({ model: v.literal("verification"), data: verification.partial() }),
);
export type Change = Infer<typeof vChange>;

export type AuthDoc = Doc<"authUsers"> | Doc<"authSessions"> | Doc<"authAccounts"> | Doc<"authVerifications">;

export function toAuthRow(doc: AuthDoc): AuthRow {
  const { _id, _creationTime, ...row } = doc;
  return Object.fromEntries(Object.entries(row).filter((entry): entry is [string, AuthRow[string]] => entry[1] !== undefined));
}
