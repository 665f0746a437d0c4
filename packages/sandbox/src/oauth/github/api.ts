import type { Hono } from "hono";
import type { Authority } from "../authority";
import { type Persona, subjectOf } from "../personas";

/** `GET /user` and `GET /user/emails`. https://docs.github.com/rest/users/users, https://docs.github.com/rest/users/emails */
export function addApi(routes: Hono, authority: Authority, origin: string): void {
  routes.get("/api/user", (c) => {
    const bearer = authority.bearer(c.req.header("authorization"));
    if (bearer === null) return c.json(BAD_CREDENTIALS, 401);
    return c.json(userOf(bearer.persona, origin), 200, { "x-oauth-scopes": bearer.scopes.join(", ") });
  });

  routes.get("/api/user/emails", (c) => {
    const bearer = authority.bearer(c.req.header("authorization"));
    if (bearer === null) return c.json(BAD_CREDENTIALS, 401);
    const { persona, scopes } = bearer;
    // Without the scope GitHub answers as if there were nothing here.
    if (!scopes.includes("user:email") && !scopes.includes("user")) {
      return c.json({ message: "Not Found", documentation_url: "https://docs.github.com/rest/users/emails", status: "404" }, 404);
    }
    const { email, emailVerified, emailPublic, login } = persona;
    const noreply = `${subjectOf("github", persona.id, 8)}+${login}@users.noreply.sandbox.test`;
    return c.json([
      { email: noreply, primary: false, verified: true, visibility: null },
      { email, primary: true, verified: emailVerified, visibility: emailPublic ? "public" : "private" },
    ]);
  });
}

const BAD_CREDENTIALS = { message: "Bad credentials", documentation_url: "https://docs.github.com/rest", status: "401" };

function userOf({ id, login, name, email, emailPublic }: Persona, origin: string) {
  return {
    login,
    id: Number(subjectOf("github", id, 8)),
    avatar_url: `${origin}/github/avatars/${login}`,
    html_url: `${origin}/github/${login}`,
    type: "User",
    site_admin: false,
    name,
    email: emailPublic ? email : null,
  };
}
