import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

/** Signs a token with the deployment's own key. */
export const signIn = mutation({
  args: { subject: v.string(), seconds: v.number(), claims: v.optional(v.any()) },
  handler: (ctx, { subject, seconds, claims }) => ctx.auth.signJwt({ claims: { sub: subject, ...claims }, expiresInSeconds: seconds }),
});

export const whole = query({ args: {}, handler: (ctx) => ctx.auth.getUserIdentity() });
