import type { AuthConfig } from "convex/server";

/**
 * Two issuers of our own, each with its own key: the service, and users through sessions that Next has checked.
 * The key sets are data URIs, so verifying a token needs no network. All four variables are set by whoever deploys.
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
  ],
} satisfies AuthConfig;
