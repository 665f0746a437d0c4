import type { AuthConfig } from "convex/server";

/** Clerk's Frontend API, or `off`: a variable that this file reads must be set on every deployment. */
const clerk = process.env.CLERK_JWT_ISSUER_DOMAIN ?? "off";

/**
 * Two issuers of our own, each with its own key: the service, and users through sessions that Next has checked.
 * The key sets are data URIs, so verifying a token needs no network. Where Clerk keeps the accounts it is a third: browsers
 * hold its token, made from its template `convex`. All five variables are set by whoever deploys.
 */
export default {
  providers: [
    {
      type: "customJwt",
      issuer: process.env.AUTH_SERVICE_ISSUER ?? "",
      jwks: process.env.AUTH_SERVICE_JWKS ?? "",
      applicationID: "convex",
      algorithm: "RS256",
    },
    {
      type: "customJwt",
      issuer: process.env.AUTH_USER_ISSUER ?? "",
      jwks: process.env.AUTH_USER_JWKS ?? "",
      applicationID: "convex",
      algorithm: "RS256",
    },
    ...(clerk === "off" ? [] : [{ domain: clerk, applicationID: "convex" }]),
  ],
} satisfies AuthConfig;
