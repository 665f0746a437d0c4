import { describe, expect, test, onTestFinished } from "vitest";
import { openHouse, SECRET } from "../../tests/support/accounts";
import { ADDRESS, bearer, cookies, openClerkHouse } from "../../tests/support/clerk-accounts";
import { callerOfSession } from "./embedded/sessions";
import type { Authority, UserCaller } from "./types";

/** What the rest of the house relies on, whoever keeps the accounts. */
interface Adapter {
  authority: Authority;
  /** Signs somebody up; `asCookie` and `asBearer` are what their browser and their script then send. */
  join(email: string, name: string): Promise<{ externalId: string; asCookie: Headers; asBearer: Headers }>;
  callerOf(headers: Headers): Promise<UserCaller | null>;
  /** Moves the end of every session or token into the past. */
  expire(headers: Headers): Promise<Headers>;
  users(): Promise<{ authority: string; externalId: string; email: string }[]>;
}

async function embedded(): Promise<Adapter> {
  const house = openHouse();
  return {
    authority: "embedded",
    join: async (email, name) => {
      const client = house.client();
      await client.post("/sign-up/email", { email, name, password: "correct horse" });
      const who = await client.who();
      const token = client.cookie().split("=").slice(1).join("=");
      return { externalId: who?.externalId ?? "", asCookie: new Headers({ cookie: client.cookie() }), asBearer: bearer(token) };
    },
    callerOf: (headers) => callerOfSession(house.auth, SECRET, headers, ADDRESS),
    expire: async (headers) => {
      await house.database.run(async (ctx) => {
        for (const session of await ctx.db.query("authSessions").collect()) await ctx.db.patch(session._id, { expiresAt: Date.now() - 1 });
      });
      return headers;
    },
    users: () => house.database.run((ctx) => ctx.db.query("users").collect()),
  };
}

async function clerk(): Promise<Adapter> {
  const house = await openClerkHouse();
  onTestFinished(() => house.clerk.close());
  return {
    authority: "clerk",
    join: async (email, name) => {
      const { user, session } = house.clerk.signedIn({ email, firstName: name.split(" ")[0] ?? name });
      const token = await house.clerk.tokens.session(session);
      return { externalId: user.id, asCookie: cookies(token), asBearer: bearer(token) };
    },
    callerOf: house.who,
    expire: async () => {
      const [session] = [...house.clerk.state.clients.values()].flatMap(({ sessions }) => sessions);
      if (session === undefined) throw new Error("nobody has signed up");
      return cookies(await house.clerk.tokens.session(session, { seconds: -10 }));
    },
    users: () => house.database.run((ctx) => ctx.db.query("users").collect()),
  };
}

describe.each([
  ["embedded", embedded],
  ["clerk", clerk],
] as const)("accounts kept by %s", (authority, open) => {
  test("a request without credentials is nobody's, whatever else it says of itself", async () => {
    const { callerOf } = await open();
    expect(await callerOf(new Headers())).toBeNull();
    const claims = { "x-clerk-auth-status": "signed-in", "x-clerk-auth-token": "t", "x-user-id": "usr_1", "x-middleware-subrequest": "middleware", authorization: "Basic YTpi" };
    expect(await callerOf(new Headers(claims))).toBeNull();
  });

  test("a session is its user, by cookie as by bearer token", async () => {
    const { join, callerOf } = await open();
    const ada = await join("ada@example.com", "Ada Person");
    for (const headers of [ada.asCookie, ada.asBearer]) {
      expect(await callerOf(headers)).toMatchObject({ kind: "user", authority, externalId: ada.externalId, email: "ada@example.com", name: "Ada Person", scopes: ["*"], address: ADDRESS });
    }
    expect((await callerOf(ada.asCookie))?.sessionId).toBe((await callerOf(ada.asBearer))?.sessionId);
  });

  test("the product has one row of them, however often they come", async () => {
    const { join, callerOf, users } = await open();
    const ada = await join("ada@example.com", "Ada Person");
    await Promise.all([callerOf(ada.asCookie), callerOf(ada.asBearer), callerOf(ada.asCookie)]);
    expect(await users()).toMatchObject([{ authority, externalId: ada.externalId, email: "ada@example.com" }]);
  });

  test("two people are two", async () => {
    const { join, callerOf } = await open();
    const [ada, ben] = [await join("ada@example.com", "Ada Person"), await join("ben@example.com", "Ben Person")];
    expect(await callerOf(ada.asCookie)).toMatchObject({ externalId: ada.externalId });
    expect(await callerOf(ben.asBearer)).toMatchObject({ externalId: ben.externalId, email: "ben@example.com" });
  });

  test("a token with one character changed is nobody", async () => {
    const { join, callerOf } = await open();
    const { asBearer } = await join("ada@example.com", "Ada Person");
    const token = asBearer.get("authorization") ?? "";
    const at = token.length - 20;
    const spoilt = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    expect(await callerOf(new Headers({ authorization: spoilt }))).toBeNull();
  });

  test("what has expired is nobody", async () => {
    const { join, callerOf, expire } = await open();
    const { asCookie } = await join("ada@example.com", "Ada Person");
    expect(await callerOf(asCookie)).not.toBeNull();
    expect(await callerOf(await expire(asCookie))).toBeNull();
  });
});
