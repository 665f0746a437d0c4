import type { AuthConfig } from "convex/server";

export default {
  providers: [
    { type: "customJwt", issuer: "https://app.example", applicationID: "convex", algorithm: "RS256", jwks: process.env.AUTH_JWKS ?? "" },
    { type: "customJwt", issuer: "https://other.example", applicationID: "convex", algorithm: "ES256", jwks: process.env.AUTH_JWKS_ES ?? "" },
    { type: "customJwt", issuer: process.env.CONVEX_CLOUD_URL ?? "", algorithm: "ES256", jwks: `${process.env.CONVEX_CLOUD_URL}/.well-known/jwks.json` },
    { domain: process.env.OIDC_DOMAIN ?? "", applicationID: "oidc-app" },
  ],
} satisfies AuthConfig;
