import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { Kernel, Provider } from "../../kernel/types";
import { type Authority, createAuthority, registeredClient } from "../authority";
import { addConsent } from "../consent";
import { addApi } from "./api";
import { DENIAL, judgeAuthorization } from "./authorize";
import { exchangeCode } from "./token";

/** GitHub's sign-in and the two reads that follow it. Wire: https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
export function github(kernel: Kernel): Provider & { authority: Authority } {
  const client = registeredClient(kernel, "github", {
    id: () => `Ov23li${randomBytes(7).toString("hex")}`,
    secret: () => randomBytes(20).toString("hex"),
  });
  const authority = createAuthority(kernel, { name: "github", client, codePrefix: "", tokenPrefix: "gho_" });
  const routes = new Hono();

  addConsent(routes, authority, {
    path: "/login/oauth/authorize",
    origin: kernel.origin,
    judge: (query) => judgeAuthorization(query, client),
    words: { provider: "GitHub", learns: ["your name", "your e-mail addresses"], hidesEmail: true },
    noteOn: ({ emailVerified, emailPublic }) => [emailVerified ? "" : "not verified", emailPublic ? "" : "private"].filter((note) => note !== "").join(", "),
    denial: DENIAL,
  });
  routes.post("/login/oauth/access_token", async (c) => exchangeCode(authority, c.req.raw));
  addApi(routes, authority, kernel.origin);
  routes.notFound((c) => c.json({ message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" }, 404));
  routes.onError((_error, c) => c.json({ message: "Server Error", status: "500" }, 500));

  return {
    name: "github",
    mount: "/github",
    routes,
    authority,
    env: {
      GITHUB_CLIENT_ID: client.id,
      GITHUB_CLIENT_SECRET: client.secret,
      GITHUB_OAUTH_URL: `${kernel.origin}/github`,
      GITHUB_API_URL: `${kernel.origin}/github/api`,
    },
  };
}
