import { createHmac } from "node:crypto";
import { exportSPKI, generateKeyPair, importJWK } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { toAppError } from "../../http/errors";
import { APP_URL } from "../../../tests/support/accounts";
import { bearer, cookies, openClerkHouse, type ClerkHouse } from "../../../tests/support/clerk-accounts";
import { clerkBackend } from "./backend";
import { callerOfClerk } from "./caller";
import { passClerk } from "./document";
import { answerExternally } from "./external";

let house: ClerkHouse;
beforeEach(async () => {
  house = await openClerkHouse();
});
afterEach(() => house.clerk.close());

const signedIn = () => house.clerk.signedIn({ email: "ada@example.com", firstName: "Ada" });

describe("a token that is no session of ours is nobody", () => {
  test.each([
    ["of another issuer, signed with our key", { issuer: "https://clerk.evil.example" }],
    ["made for another app", { party: "https://evil.example" }],
    ["that has ended", { seconds: -30 }],
    ["of another kind", { category: "cl_B7d4PD333AAA" }],
    ["whose key nobody knows", { kid: "ins_other" }],
  ])("one %s", async (_, changes) => {
    const { session } = signedIn();
    const token = await house.clerk.tokens.session(session, changes);
    expect(await house.who(bearer(token))).toBeNull();
    expect(await house.who(cookies(token))).toBeNull();
  });

  test("one signed with another key under our key's name", async () => {
    const { session } = signedIn();
    const { privateKey } = await generateKeyPair("RS256");
    expect(await house.who(bearer(await house.clerk.tokens.session(session, { key: privateKey })))).toBeNull();
  });

  test("one for Convex: what the browser's live connection shows opens no route", async () => {
    const { session } = signedIn();
    expect(await house.who(bearer(await house.clerk.tokens.template(session, "convex")))).toBeNull();
  });

  test("one that is older than the browser's last change of sessions", async () => {
    const { session } = signedIn();
    const token = await house.clerk.tokens.session(session);
    expect(await house.who(cookies(token, Math.floor(Date.now() / 1000) + 30))).toBeNull();
  });

  test.each(["", "a.b.c", "null", "Bearer", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyX2EifQ."])("no token at all: %j", async (token) => {
    expect(await house.who(bearer(token))).toBeNull();
    expect(await house.who(cookies(token))).toBeNull();
  });
});

test("identity in headers is not believed, even signed with the secret key as Clerk's middleware signs it", async () => {
  const { session } = signedIn();
  const token = await house.clerk.tokens.session(session);
  const forged = new Headers({
    "x-clerk-auth-status": "signed-in",
    "x-clerk-auth-token": token,
    "x-clerk-auth-signature": createHmac("sha1", house.settings.secretKey).update(token).digest("hex"),
  });
  expect(await house.who(forged)).toBeNull();
});

describe("with the instance's public key at hand", () => {
  test("nobody is asked for keys", async () => {
    const [jwk] = house.clerk.tokens.jwks.keys;
    const key = await importJWK({ ...jwk, ext: true }, "RS256");
    if (key instanceof Uint8Array) throw new Error("not a public key");
    const settings = { ...house.settings, jwtKey: await exportSPKI(key) };
    const { session } = signedIn();
    await house.who(bearer(await house.clerk.tokens.session(session)));
    await house.clerk.close();
    const identity = { ...house.identity, settings, backend: clerkBackend(settings) };
    expect(await callerOfClerk(identity, bearer(await house.clerk.tokens.session(session)), "address")).toMatchObject({ email: "ada@example.com" });
    house = await openClerkHouse();
  });
});

test("while Clerk is not reachable people are told so, not that they are signed out; no secret is in the words", async () => {
  const { session } = signedIn();
  const settings = { ...house.settings, apiUrl: "http://127.0.0.1:1", secretKey: "sk_live_unreachable" };
  const identity = { ...house.identity, settings, backend: clerkBackend(settings) };
  const failure = toAppError(await callerOfClerk(identity, bearer(await house.clerk.tokens.session(session)), "address").catch((thrown: unknown) => thrown));
  expect(failure).toMatchObject({ code: "provider_unavailable" });
  expect(JSON.stringify([failure.message, failure.stack, String(failure.cause)])).not.toContain("sk_live_unreachable");
});

describe("somebody who comes before Clerk's first event about them", () => {
  test("is looked up once and is who Clerk says, verified or not", async () => {
    const { user, session } = house.clerk.signedIn({ email: "ada@example.com", verified: false });
    const token = await house.clerk.tokens.session(session);
    expect(await house.who(bearer(token))).toMatchObject({ externalId: user.id, emailVerified: false });
    await house.clerk.state.users.delete(user.id);
    expect(await house.who(bearer(token))).toMatchObject({ externalId: user.id });
  });

  test("is nobody when Clerk knows them no more", async () => {
    const { user, session } = signedIn();
    house.clerk.state.removeUser(user.id);
    expect(await house.who(bearer(await house.clerk.tokens.session(session)))).toBeNull();
    expect(await house.database.run((ctx) => ctx.db.query("users").collect())).toEqual([]);
  });
});

test("a deleted account is nobody at once, whatever its last token says", async () => {
  const { user, session } = signedIn();
  const token = await house.clerk.tokens.session(session);
  expect(await house.who(bearer(token))).not.toBeNull();
  await house.database.run(async (ctx) => {
    for (const row of await ctx.db.query("users").collect()) await ctx.db.patch(row._id, { deletedAt: Date.now() });
  });
  expect(await house.who(bearer(token))).toBeNull();
  expect(user.id).toMatch(/^user_/);
});

describe("a document on its way in", () => {
  const document = (headers: Record<string, string>, path = "/library?a=1") => new Request(`${APP_URL}${path}`, { headers: { "sec-fetch-dest": "document", ...headers } });
  const pass = (request: Request) => passClerk(house.identity.backend, house.settings, request);

  test("of a visitor goes on as it is", async () => {
    const passage = await pass(document({ accept: "text/html" }));
    expect(passage).toMatchObject({ kind: "on", cookies: [] });
    if (passage.kind === "on") expect(passage.asked.get("authorization")).toBeNull();
  });

  test("with a live session goes on with its token, which is checked again where it arrives", async () => {
    const { user, session } = signedIn();
    const passage = await pass(document({ cookie: cookies(await house.clerk.tokens.session(session)).get("cookie") ?? "" }));
    if (passage.kind !== "on") throw new Error("redirected");
    expect(await house.who(passage.asked)).toMatchObject({ externalId: user.id });
  });

  test("with a token that has ended makes one round trip through Clerk, and comes back to us alone", async () => {
    const { session } = signedIn();
    const cookie = cookies(await house.clerk.tokens.session(session, { seconds: -30 })).get("cookie") ?? "";
    const claims = { cookie, host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
    const passage = await pass(document(claims));
    if (passage.kind !== "redirect") throw new Error("not redirected");
    const to = new URL(passage.headers.get("location") ?? "");
    expect(to.origin).toBe(`https://${new URL(house.clerk.url).host}`);
    expect(to.searchParams.get("redirect_url")).toBe(`${APP_URL}/library?a=1`);
    expect(passage.headers.get("cache-control")).toBe("no-store");
  });

  test("carries its own bearer token on untouched", async () => {
    const { session } = signedIn();
    const cookie = cookies(await house.clerk.tokens.session(session)).get("cookie") ?? "";
    const passage = await pass(document({ cookie, authorization: "Bearer own" }));
    expect(passage.kind === "on" && passage.asked.get("authorization")).toBe("Bearer own");
  });
});

describe("/api/auth where Clerk keeps the accounts", () => {
  const ask = async (method: string, path: string, headers = new Headers()) =>
    await answerExternally(house.identity, new Request(`${APP_URL}/api/auth${path}`, { method, headers })).catch((thrown: unknown) => toAppError(thrown));

  test.each(["/session", "/get-session"])("GET %s tells who is signed in, as documented", async (path) => {
    const { user, session } = signedIn();
    const token = await house.clerk.tokens.session(session);
    const answer = await ask("GET", path, bearer(token));
    if (!(answer instanceof Response)) throw answer;
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({
      user: { id: user.id, email: "ada@example.com", emailVerified: true, name: "Ada Person", image: null, createdAt: expect.stringMatching(/Z$/) },
      session: { id: session.id, token, userId: user.id, expiresAt: expect.stringMatching(/Z$/) },
    });
    const nobody = await ask("GET", path);
    expect(nobody instanceof Response && (await nobody.json())).toBeNull();
  });

  test.each(["/sign-up/email", "/sign-up", "/sign-in/email", "/sign-in", "/sign-out", "/send-verification-email", "/verify-email", "/change-password", "/change-email", "/delete-user"])("POST %s is no second way in", async (path) => {
    expect(await ask("POST", path)).toMatchObject({ code: "identity_external", status: 409 });
  });

  test("what does not exist stays absent", async () => {
    expect(await ask("POST", "/link-social")).toMatchObject({ code: "not_found" });
  });
});

test("somebody's own row is refreshed from Clerk when they ask for it", async () => {
  const { user, session } = signedIn();
  await house.who(bearer(await house.clerk.tokens.session(session)));
  Object.assign(user, { email: "new@example.com", updatedAt: Date.now() + 1 });
  const { bringInLine } = await import("./caller");
  expect(await bringInLine(house.identity, user.id)).toMatchObject({ created: false });
  expect(await house.service.query(api.identity.queries.known, { authority: "clerk", externalId: user.id })).toMatchObject({ email: "new@example.com" });
});
