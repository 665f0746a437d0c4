import { expect } from "vitest";
import { api } from "../../convex/_generated/api";
import { verificationLink } from "../../scripts/seed/person";
import { beat, house, member, stranger } from "../support/world";
import { type Case, FOREIGN, overTheLimit } from "./case";

const TRACK = "/api/analytics/track";

export const track: Case[] = [
  { name: "an anonymous visitor's event is taken", status: 200, call: () => stranger().post(TRACK, { event: "page_view", properties: { path: "/beats" } }), check: async (response) => expect(await response.json()).toEqual({ success: true }) },
  { name: "a member's event is taken", status: 200, call: ({ other }) => other.person.post(TRACK, { event: "play", properties: {} }) },
  { name: "visits and plays are taken in one go, and of a beat that is none as well: what counted is not told", status: 200, call: () => stranger().post(TRACK, { events: [{ event: "page_viewed", properties: { beatId: "none" } }, { event: "beat_played", properties: { beatId: "none", heardMs: 30_000 } }] }), check: async (response) => expect(await response.json()).toEqual({ success: true }) },
  { name: "more than 20 at once", status: 400, code: "invalid_request", call: () => stranger().post(TRACK, { events: Array.from({ length: 21 }, () => ({ event: "page_viewed", properties: {} })) }) },
  { name: "an event needs a name", status: 400, code: "invalid_request", call: () => stranger().post(TRACK, { properties: {} }) },
  { name: "more than 10 KB is too large", status: 413, code: "payload_too_large", call: () => stranger().post(TRACK, { event: "x", properties: { a: "y".repeat(12_000) } }) },
  { name: "a foreign page", status: 403, code: "foreign_origin", call: () => stranger().post(TRACK, { event: "page_view" }, FOREIGN) },
  overTheLimit(100, async () => {
    const visitor = stranger();
    return () => visitor.post(TRACK, { event: "page_view", properties: {} });
  }),
];

export const syncUser: Case[] = [
  { name: "it repeats without effect", status: 200, call: async ({ other }) => { await other.person.fetch("/api/sync-user"); return other.person.fetch("/api/sync-user"); }, check: async (response) => expect(await response.json()).toMatchObject({ userId: expect.any(String) }) },
  { name: "no identity", status: 401, code: "unauthenticated", call: () => stranger().fetch("/api/sync-user") },
];

/** With Clerk on: `tests/journeys/clerk.test.ts`. */
export const clerkWebhook: Case[] = [
  { name: "there is no such address where accounts are our own", status: 404, code: "not_found", call: () => stranger().post("/api/webhooks/clerk", { type: "user.deleted", data: { id: "user_1" } }) },
  { name: "more than 256 KB is too large", status: 413, code: "payload_too_large", call: () => stranger().post("/api/webhooks/clerk", { type: "x".repeat(300_000) }) },
];

export const health: Case[] = [
  { name: "plain text for a probe", status: 200, call: () => stranger().fetch("/api/health"), check: async (response) => expect(await response.text()).toBe("OK") },
  { name: "JSON when asked for", status: 200, call: () => stranger().fetch("/api/health", { headers: { accept: "application/json" } }), check: async (response) => expect(await response.json()).toBeTypeOf("object") },
];

export const convexToken: Case[] = [
  { name: "a member gets a short-lived token, never cached", status: 200, call: ({ other }) => other.person.fetch("/api/auth/convex-token"), check: (response) => expect(response.headers.get("cache-control")).toContain("no-store") },
  { name: "no identity", status: 401, call: () => stranger().fetch("/api/auth/convex-token") },
  { name: "a forged session cookie", status: 401, call: () => stranger().fetch("/api/auth/convex-token", { headers: { cookie: "better-auth.session_token=forged.forged" } }) },
];

async function previewPath(by: Parameters<typeof beat>[0]): Promise<string> {
  const { slug } = await beat(by);
  const page = await stranger().fetch(`/beats/${slug}`);
  const path = /\/api\/audio\/[a-z0-9]+\.mp3/.exec(await page.text())?.[0];
  if (!path) throw new Error("the beat page names no preview");
  return path;
}

export const audio: Case[] = [
  { name: "anybody hears the preview", status: 200, call: async ({ seller }) => stranger().fetch(await previewPath(seller)), check: (response) => { expect(response.headers.get("content-type")).toBe("audio/mpeg"); expect(response.headers.get("cache-control")).toContain("immutable"); expect(response.headers.get("accept-ranges")).toBe("bytes"); } },
  { name: "a range is answered with that range", status: 206, call: async ({ seller }) => stranger().fetch(await previewPath(seller), { headers: { range: "bytes=100-199" } }), check: async (response) => { expect((await response.arrayBuffer()).byteLength).toBe(100); expect(response.headers.get("content-range")).toMatch(/^bytes 100-199\/\d+$/); } },
  { name: "a range beyond the end is not satisfiable", status: 416, call: async ({ seller }) => stranger().fetch(await previewPath(seller), { headers: { range: "bytes=99999999-" } }) },
  { name: "what is no preview does not exist", status: 404, call: () => stranger().fetch("/api/audio/master.wav") },
  { name: "a path does not lead out", status: 404, call: () => stranger().fetch("/api/audio/..%2F..%2Fsecrets.json") },
];

export const swagger: Case[] = [
  { name: "the API describes itself", status: 200, call: () => stranger().fetch("/swagger.json"), check: async (response) => expect(await response.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) }) },
];

const SIGN_IN = "/api/auth/sign-in/email";
const SIGN_UP = "/api/auth/sign-up/email";
const fresh = () => ({ email: `doc-${Date.now()}-${Math.random().toString(36).slice(2)}@people.backline.test`, password: "correct horse", name: "Doc Person" });

function signUpCases(path: string): Case[] {
  return [
    {
      name: "it answers user and session as documented",
      status: 200,
      call: () => stranger().post(path, fresh()),
      check: async (response) => expect(await response.json()).toMatchObject({ user: { id: expect.stringMatching(/^usr_/), email: expect.any(String) }, session: { id: expect.stringMatching(/^ses_/), token: expect.any(String) } }),
    },
    { name: "a password below eight characters", status: 400, call: () => stranger().post(path, { ...fresh(), password: "seven77" }) },
    { name: "something that is no address", status: 400, call: () => stranger().post(path, { ...fresh(), email: "nobody" }) },
    { name: "a foreign page cannot sign anybody up", status: 403, call: () => stranger().post(path, fresh(), FOREIGN) },
  ];
}

function signInCases(path: string): Case[] {
  return [
    { name: "the right password gives a session", status: 200, call: ({ other }) => stranger().post(path, { email: other.email, password: other.password }), check: async (response) => expect(await response.json()).toMatchObject({ user: { id: expect.stringMatching(/^usr_/) } }) },
    { name: "a wrong password", status: 401, call: ({ other }) => stranger().post(path, { email: other.email, password: "not the password" }) },
    { name: "an unknown address answers like a wrong password", status: 401, call: () => stranger().post(path, { email: "nobody@people.backline.test", password: "not the password" }) },
    { name: "a foreign page cannot sign anybody in", status: 403, call: ({ other }) => stranger().post(path, { email: other.email, password: other.password }, FOREIGN) },
  ];
}

export const signUp = [...signUpCases(SIGN_UP)];
export const signUpBare = signUpCases("/api/auth/sign-up");
export const signInBare = signInCases("/api/auth/sign-in");
export const signIn: Case[] = [
  ...signInCases(SIGN_IN),
  {
    name: "the sixth guess at one account within a minute is refused, even with the right password",
    status: 429,
    code: "rate_limited",
    call: async ({ other }) => {
      const guesser = stranger();
      for (let guess = 0; guess < 5; guess++) await guesser.post(SIGN_IN, { email: other.email, password: `guess ${guess}` });
      return guesser.post(SIGN_IN, { email: other.email, password: other.password });
    },
    check: (response) => expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0),
  },
];

function sessionCases(path: string): Case[] {
  return [
    { name: "no session is null", status: 200, call: () => stranger().fetch(path), check: async (response) => expect(await response.json()).toBeNull() },
    { name: "one's own session", status: 200, call: ({ other }) => other.person.fetch(path), check: async (response, { other }) => expect(await response.json()).toMatchObject({ user: { email: other.email }, session: { id: expect.stringMatching(/^ses_/) } }) },
    { name: "a forged cookie is no session", status: 200, call: () => stranger().fetch(path, { headers: { cookie: "better-auth.session_token=forged.forged" } }), check: async (response) => expect(await response.json()).toBeNull() },
  ];
}
export const session = sessionCases("/api/auth/session");
export const getSession = sessionCases("/api/auth/get-session");

export const signOut: Case[] = [
  {
    name: "after signing out the same cookie opens nothing",
    status: 401,
    call: async () => {
      const { person } = await member();
      const cookie = person.cookies().map(({ name, value }) => `${name}=${value}`).join("; ");
      await person.fetch("/api/auth/sign-out", { method: "POST" });
      return stranger().fetch("/api/sync-user", { headers: { cookie } });
    },
  },
  { name: "signing out without a session is no error", status: 200, call: () => stranger().fetch("/api/auth/sign-out", { method: "POST" }) },
  { name: "a foreign page cannot sign anybody out", status: 403, call: async () => (await member()).person.fetch("/api/auth/sign-out", { method: "POST", headers: FOREIGN }) },
];

const VERIFY = "/api/auth/verify-email";
export const verifyByLink: Case[] = [
  { name: "a dead link leads back with a reason", status: 302, call: () => stranger().fetch(`${VERIFY}?token=${"a".repeat(32)}&callbackURL=/verify-email`), check: (response) => expect(response.headers.get("location")).toContain("error=invalid_link") },
  { name: "defect 28: the link never leads to another site", status: 302, call: () => stranger().fetch(`${VERIFY}?token=${"a".repeat(32)}&callbackURL=${encodeURIComponent("https://evil.example/")}`), check: (response) => expect(response.headers.get("location")).not.toContain("evil.example") },
  {
    name: "the link alone, opened by somebody who is not signed in, confirms nothing",
    status: 302,
    call: async () => {
      const credentials = fresh();
      const owner = stranger();
      await owner.post(SIGN_UP, credentials);
      const answer = await stranger().fetch(await verificationLink(house(), credentials.email));
      const viewer = await (await owner.convex()).query(api.identity.queries.viewer, {});
      expect(viewer?.emailVerified).toBe(false);
      return answer;
    },
    check: (response) => expect(response.headers.get("location")).toContain("/sign-in"),
  },
];
export const verifyByForm: Case[] = [
  { name: "a token that was never given out", status: 400, call: () => stranger().post(VERIFY, { token: "a".repeat(32), password: "correct horse" }) },
  {
    name: "whoever receives the mail takes the account over from whoever registered the address first",
    status: 200,
    call: async () => {
      const credentials = fresh();
      const squatter = stranger();
      await squatter.post(SIGN_UP, credentials);
      const token = new URL(await verificationLink(house(), credentials.email)).searchParams.get("token");
      const answer = await stranger().post(VERIFY, { token, newPassword: "the real owner's" });
      expect((await squatter.fetch("/api/sync-user")).status).toBe(401);
      expect((await stranger().post(SIGN_IN, credentials)).status).toBe(401);
      expect((await stranger().post(SIGN_IN, { email: credentials.email, password: "the real owner's" })).status).toBe(200);
      return answer;
    },
  },
];

export const resend: Case[] = [
  { name: "the answer does not say whether the address is known", status: 200, call: () => stranger().post("/api/auth/send-verification-email", { email: "nobody@people.backline.test" }) },
  { name: "something that is no address", status: 400, call: () => stranger().post("/api/auth/send-verification-email", { email: "nobody" }) },
];
