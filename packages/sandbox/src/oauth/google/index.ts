import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { Kernel, Provider } from "../../kernel/types";
import { type Authority, createAuthority, registeredClient } from "../authority";
import { addConsent } from "../consent";
import { subjectOf } from "../personas";
import { judgeAuthorization } from "./authorize";
import { type IdTokenSigner, idTokenSigner } from "./idToken";
import { exchangeCode } from "./token";

/** Google's three hosts, each under a path of its own. Wire: https://developers.google.com/identity/openid-connect/openid-connect */
export function google(kernel: Kernel): Provider & { authority: Authority } {
  const client = registeredClient(kernel, "google", {
    id: () => `${Math.floor(1e11 + Math.random() * 9e11)}-${randomBytes(16).toString("hex")}.apps.googleusercontent.com`,
    secret: () => `GOCSPX-${randomBytes(21).toString("base64url")}`,
  });
  const authority = createAuthority(kernel, { name: "google", client, codePrefix: "4/0A", tokenPrefix: "ya29.a0" });
  const issuer = `${kernel.origin}/google/accounts`;
  // A key takes a while to make: not before somebody signs in.
  let made: IdTokenSigner | undefined;
  const signer = () => (made ??= idTokenSigner(kernel, issuer));
  const routes = new Hono();

  addConsent(routes, authority, {
    path: "/accounts/o/oauth2/v2/auth",
    origin: kernel.origin,
    judge: (query) => judgeAuthorization(query, client),
    words: { provider: "Google", learns: ["your name", "your e-mail address"], hidesEmail: false },
    noteOn: ({ emailVerified }) => (emailVerified ? "" : "not verified"),
    denial: { error: "access_denied" },
  });
  routes.post("/oauth2/token", async (c) => exchangeCode(authority, signer(), c.req.raw));
  routes.get("/apis/oauth2/v3/certs", (c) => c.json({ keys: [signer().publicJwk] }, 200, { "cache-control": "public, max-age=19800" }));
  routes.get("/apis/oauth2/v3/userinfo", (c) => {
    const bearer = authority.bearer(c.req.header("authorization"));
    if (bearer === null) return c.json({ error: "invalid_request", error_description: "Invalid Credentials" }, 401);
    const { persona, scopes } = bearer;
    const sub = subjectOf("google", persona.id, 21);
    return c.json({
      sub,
      ...(scopes.includes("profile") && { name: persona.name }),
      ...(scopes.includes("email") && { email: persona.email, email_verified: persona.emailVerified }),
    });
  });
  routes.notFound((c) => c.json({ error: { code: 404, message: "Not Found", status: "NOT_FOUND" } }, 404));
  routes.onError((_error, c) => c.json({ error: { code: 500, message: "Internal error encountered.", status: "INTERNAL" } }, 500));

  return {
    name: "google",
    mount: "/google",
    routes,
    authority,
    env: {
      GOOGLE_CLIENT_ID: client.id,
      GOOGLE_CLIENT_SECRET: client.secret,
      GOOGLE_OAUTH_URL: issuer,
      GOOGLE_TOKEN_URL: `${kernel.origin}/google/oauth2`,
      GOOGLE_API_URL: `${kernel.origin}/google/apis`,
    },
  };
}
