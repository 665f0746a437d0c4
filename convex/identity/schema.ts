import { defineTable } from "convex/server";
import { v } from "convex/values";

export const vRole = v.union(v.literal("user"), v.literal("admin"));
/** Who vouches for a user: our own accounts, or Clerk. */
export const vAuthority = v.union(v.literal("embedded"), v.literal("clerk"));

/** Everybody the product knows, whichever authority signed them in. */
const users = defineTable({
  authority: vAuthority,
  externalId: v.string(),
  email: v.string(),
  emailVerified: v.boolean(),
  name: v.string(),
  imageUrl: v.union(v.string(), v.null()),
  role: vRole,
  createdAt: v.number(),
  /** When the authority last changed the user, by its own clock; an older word is not listened to. Clerk only. */
  changedAt: v.optional(v.number()),
  /** The account of another authority that this one took over: the same person, by a verified address on both sides. */
  linked: v.optional(v.object({ authority: vAuthority, externalId: v.string() })),
  /** When the account was deleted. The row stays, without anything personal: orders and licences point at it. */
  deletedAt: v.optional(v.number()),
})
  .index("by_external", ["authority", "externalId"])
  .index("by_email", ["email"]);

/*
 * The embedded identity provider's own tables (Better Auth 1.7). Ids are made by us (`usr_…`, `ses_…`), times are
 * Unix milliseconds. Nothing but `authStore` reads or writes them.
 */
export const authUserFields = {
  id: v.string(),
  name: v.string(),
  email: v.string(),
  emailVerified: v.boolean(),
  image: v.optional(v.union(v.string(), v.null())),
  createdAt: v.number(),
  updatedAt: v.number(),
};

export const authSessionFields = {
  id: v.string(),
  token: v.string(),
  userId: v.string(),
  expiresAt: v.number(),
  ipAddress: v.optional(v.union(v.string(), v.null())),
  userAgent: v.optional(v.union(v.string(), v.null())),
  createdAt: v.number(),
  updatedAt: v.number(),
};

const optionalText = v.optional(v.union(v.string(), v.null()));
const optionalTime = v.optional(v.union(v.number(), v.null()));

export const authAccountFields = {
  id: v.string(),
  accountId: v.string(),
  providerId: v.string(),
  userId: v.string(),
  password: optionalText,
  accessToken: optionalText,
  refreshToken: optionalText,
  idToken: optionalText,
  accessTokenExpiresAt: optionalTime,
  refreshTokenExpiresAt: optionalTime,
  scope: optionalText,
  createdAt: v.number(),
  updatedAt: v.number(),
};

export const authVerificationFields = {
  id: v.string(),
  identifier: v.string(),
  value: v.string(),
  expiresAt: v.number(),
  createdAt: v.number(),
  updatedAt: v.number(),
};

export const identityTables = {
  users,
  authUsers: defineTable(authUserFields).index("by_auth_id", ["id"]).index("by_email", ["email"]),
  authSessions: defineTable(authSessionFields)
    .index("by_auth_id", ["id"])
    .index("by_token", ["token"])
    .index("by_user", ["userId"]),
  authAccounts: defineTable(authAccountFields)
    .index("by_auth_id", ["id"])
    .index("by_user", ["userId"])
    .index("by_provider_account", ["providerId", "accountId"]),
  authVerifications: defineTable(authVerificationFields)
    .index("by_auth_id", ["id"])
    .index("by_identifier", ["identifier"])
    .index("by_expiry", ["expiresAt"]),
};
