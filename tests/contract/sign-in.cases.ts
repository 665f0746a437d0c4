import { expect } from "vitest";
import { z } from "zod";
import { house, mailedLink, member, stranger } from "../support/world";
import { type Case, FOREIGN } from "./case";

const SOCIAL = "/api/auth/sign-in/social";
const MAGIC = "/api/auth/sign-in/magic-link";
const VERIFY = "/api/auth/magic-link/verify";
const FORGOT = "/api/auth/forgot-password";
const RESET = "/api/auth/reset-password";
const DEAD = `ver_${"0".repeat(32)}.${"A".repeat(43)}`;

const fresh = () => `link-${Date.now()}-${Math.random().toString(36).slice(2)}@people.backline.test`;
const begun = z.object({ url: z.url(), redirect: z.literal(true) });

function onlyOwnPages(path: string, body: () => Record<string, string>): Case[] {
  return [{ name: "a foreign page is refused", status: 403, code: "foreign_origin", call: () => stranger().post(path, body(), FOREIGN) }];
}

function sixth(path: string, body: Record<string, string>): Case {
  return {
    name: "the sixth call about the same thing within a minute is refused",
    status: 429,
    code: "rate_limited",
    call: async () => {
      const person = stranger();
      for (let call = 0; call < 5; call++) expect((await person.post(path, body)).status).not.toBe(429);
      return person.post(path, body);
    },
    check: (response) => expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0),
  };
}

export const social: Case[] = [
  ...(["google", "github"] as const).map(
    (provider): Case => ({
      name: `it answers where to go for ${provider}, with PKCE and a state, and ties the attempt to this browser`,
      status: 200,
      call: () => stranger().post(SOCIAL, { provider }),
      check: async (response) => {
        const { searchParams } = new URL(begun.parse(await response.clone().json()).url);
        expect(searchParams.get("code_challenge_method")).toBe("S256");
        expect(searchParams.get("state")?.length).toBeGreaterThanOrEqual(43);
        expect(searchParams.get("redirect_uri")).toBe(`${house().appUrl}/api/auth/callback/${provider}`);
        expect(response.headers.getSetCookie()[0]).toMatch(/^backline\.oauth=[^;]+; Path=\/api\/auth\/callback; Max-Age=600; HttpOnly; SameSite=Lax/);
      },
    }),
  ),
  { name: "an unknown provider", status: 400, code: "invalid_request", call: () => stranger().post(SOCIAL, { provider: "myspace" }) },
  { name: "no provider", status: 400, code: "invalid_request", call: () => stranger().post(SOCIAL, {}) },
  ...onlyOwnPages(SOCIAL, () => ({ provider: "google" })),
];

export const callback: Case[] = [
  { name: "an answer that no browser of ours asked for leads back without a session", status: 302, call: () => stranger().fetch("/api/auth/callback/google?code=stolen&state=made-up"), check: (response) => { expect(response.headers.get("location")).toBe(`${house().appUrl}/sign-in?error=expired&provider=google`); expect(response.headers.getSetCookie().join()).not.toContain("session_token"); } },
  { name: "an error that somebody typed is not repeated", status: 302, call: () => stranger().fetch("/api/auth/callback/github?error=%3Cscript%3E&state=x"), check: (response) => expect(response.headers.get("location")).not.toContain("script") },
  { name: "an unknown provider does not exist", status: 404, code: "not_found", call: () => stranger().fetch("/api/auth/callback/myspace?code=x&state=y") },
];

export const sendMagicLink: Case[] = [
  { name: "an unknown address is answered like any other, and gets the mail", status: 200, call: async () => { const email = fresh(); const answer = await stranger().post(MAGIC, { email }); await mailedLink(email, "magic-link"); return answer; }, check: async (response) => expect(await response.json()).toEqual({ status: true }) },
  { name: "a known address", status: 200, call: ({ other }) => stranger().post(MAGIC, { email: other.email }), check: async (response) => expect(await response.json()).toEqual({ status: true }) },
  { name: "something that is no address", status: 400, code: "invalid_request", call: () => stranger().post(MAGIC, { email: "nobody" }) },
  ...onlyOwnPages(MAGIC, () => ({ email: fresh() })),
  sixth(MAGIC, { email: fresh() }),
];

export const openMagicLink: Case[] = [
  {
    name: "following the link changes nothing: it leads to the page that asks, and still works afterwards",
    status: 302,
    call: async () => {
      const email = fresh();
      await stranger().post(MAGIC, { email });
      const link = await mailedLink(email, "magic-link");
      const answer = await stranger().fetch(link.href);
      const token = link.searchParams.get("token");
      expect((await stranger().post(VERIFY, { token })).status).toBe(200);
      return answer;
    },
    check: (response) => { expect(response.headers.get("location")).toContain("/sign-in/link/confirm?token="); expect(response.headers.getSetCookie()).toEqual([]); },
  },
  { name: "it never leads to another site", status: 302, call: () => stranger().fetch(`${VERIFY}?token=x&callbackURL=${encodeURIComponent("https://evil.example/")}`), check: (response) => expect(response.headers.get("location")).not.toContain("evil.example") },
];

export const redeemMagicLink: Case[] = [
  {
    name: "the token signs in once",
    status: 200,
    call: async () => {
      const email = fresh();
      await stranger().post(MAGIC, { email });
      const token = (await mailedLink(email, "magic-link")).searchParams.get("token");
      const answer = await stranger().post(VERIFY, { token, name: "Link Person" });
      expect((await stranger().post(VERIFY, { token })).status).toBe(400);
      return answer;
    },
    check: async (response) => expect(await response.json()).toMatchObject({ user: { name: "Link Person", emailVerified: true }, session: { id: expect.stringMatching(/^ses_/), token: expect.any(String) } }),
  },
  { name: "a token that was never given out", status: 400, code: "invalid_request", call: () => stranger().post(VERIFY, { token: DEAD }) },
  { name: "no token", status: 400, code: "invalid_request", call: () => stranger().post(VERIFY, {}) },
  ...onlyOwnPages(VERIFY, () => ({ token: DEAD })),
  sixth(VERIFY, { token: DEAD.replace("A", "B") }),
];

export const forgotPassword: Case[] = [
  { name: "it answers as documented", status: 200, call: ({ other }) => stranger().post(FORGOT, { email: other.email }), check: async (response) => expect(await response.json()).toEqual({ success: true, message: "Password reset email sent" }) },
  { name: "an unknown address is answered the same", status: 200, call: () => stranger().post(FORGOT, { email: fresh() }), check: async (response) => expect(await response.json()).toEqual({ success: true, message: "Password reset email sent" }) },
  { name: "something that is no address", status: 400, code: "invalid_request", call: () => stranger().post(FORGOT, { email: "nobody" }) },
  ...onlyOwnPages(FORGOT, () => ({ email: fresh() })),
  sixth(FORGOT, { email: fresh() }),
];

export const resetPassword: Case[] = [
  {
    name: "it answers as documented, ends every session of before, and works once",
    status: 200,
    call: async () => {
      const { person, email, password } = await member();
      await stranger().post(FORGOT, { email });
      const token = (await mailedLink(email, "reset-password")).searchParams.get("token");
      const answer = await stranger().post(RESET, { token, password: "quite another horse" });
      expect((await person.fetch("/api/sync-user")).status).toBe(401);
      expect((await stranger().post("/api/auth/sign-in/email", { email, password })).status).toBe(401);
      expect((await stranger().post("/api/auth/sign-in/email", { email, password: "quite another horse" })).status).toBe(200);
      expect((await stranger().post(RESET, { token, password: "a third one of these" })).status).toBe(400);
      return answer;
    },
    check: async (response) => expect(await response.json()).toEqual({ success: true, message: "Password reset successfully" }),
  },
  { name: "a token that was never given out", status: 400, code: "invalid_request", call: () => stranger().post(RESET, { token: DEAD, password: "quite another horse" }) },
  { name: "a password below eight characters", status: 400, code: "invalid_request", call: () => stranger().post(RESET, { token: DEAD, password: "seven77" }) },
  ...onlyOwnPages(RESET, () => ({ token: DEAD, password: "quite another horse" })),
  sixth(RESET, { token: DEAD.replace("A", "C"), password: "quite another horse" }),
];
