import { describe, expect, test } from "vitest";
import { z } from "zod";
import { openHouse, SECRET } from "../../../tests/support/accounts";
import { signToken } from "./session-token";
import { callerOfSession } from "./sessions";

const ADA = { name: "Ada", email: "Ada@Example.com", password: "correct horse" };

const signedIn = z.object({
  token: z.string(),
  user: z.object({ id: z.string().startsWith("usr_"), email: z.string(), name: z.string(), emailVerified: z.boolean() }),
  session: z.object({ id: z.string().startsWith("ses_"), token: z.string(), expiresAt: z.string() }),
});

describe("signing up", () => {
  test("answers with the user and the session as documented, signs in, and asks for one verification mail", async () => {
    const house = openHouse();
    const ada = house.client();
    const answer = await ada.post("/sign-up/email", ADA);
    expect(answer).toMatchObject({ status: 200 });
    const { user, session, token } = signedIn.parse(answer.json);
    expect(user).toMatchObject({ email: "ada@example.com", name: "Ada", emailVerified: false });
    expect(session.token).toBe(token);
    expect(Date.parse(session.expiresAt) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    expect(await ada.who()).toMatchObject({ externalId: user.id, sessionId: session.id, emailVerified: false });
    expect(house.mails.map(({ to }) => to.email)).toEqual(["ada@example.com"]);
  });

  test("writes the product's own row of the user in the same transaction", async () => {
    const house = openHouse();
    const { user } = signedIn.parse((await house.client().post("/sign-up", ADA)).json);
    const rows = await house.database.run((ctx) => ctx.db.query("users").collect());
    expect(rows).toMatchObject([{ authority: "embedded", externalId: user.id, email: "ada@example.com", role: "user", emailVerified: false }]);
  });

  test("refuses an address that has an account, whatever its case, and leaves nothing behind", async () => {
    const house = openHouse();
    await house.client().post("/sign-up/email", ADA);
    const second = await house.client().post("/sign-up/email", { ...ADA, email: "ADA@example.COM" });
    expect(second).toMatchObject({ status: 409, json: { code: "conflict" } });
    expect(await house.database.run((ctx) => ctx.db.query("authUsers").collect())).toHaveLength(1);
  });

  test("of two sign-ups at once with one address, one wins and the other leaves nothing", async () => {
    const house = openHouse();
    const answers = await Promise.all([house.client().post("/sign-up/email", ADA), house.client().post("/sign-up/email", ADA)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const left = await house.database.run(async (ctx) => ({
      users: await ctx.db.query("authUsers").collect(),
      accounts: await ctx.db.query("authAccounts").collect(),
      sessions: await ctx.db.query("authSessions").collect(),
    }));
    expect([left.users.length, left.accounts.length, left.sessions.length]).toEqual([1, 1, 1]);
  });

  test.each([
    ["a short password", { ...ADA, password: "1234567" }],
    ["no name", { ...ADA, name: " " }],
    ["no address", { ...ADA, email: "ada" }],
  ])("refuses %s with the field's name", async (_, body) => {
    expect(await openHouse().client().post("/sign-up/email", body)).toMatchObject({ status: 400, json: { code: "invalid_request" } });
  });
});

describe("signing in and out", () => {
  test("the right password opens a session of its own; a wrong one and an unknown address answer the same", async () => {
    const house = openHouse();
    await house.client().post("/sign-up/email", ADA);
    const client = house.client();
    expect(await client.post("/sign-in/email", { email: ADA.email, password: ADA.password })).toMatchObject({ status: 200 });
    expect(await client.who()).toMatchObject({ email: "ada@example.com" });
    const wrong = await house.client().post("/sign-in", { email: ADA.email, password: "wrong horse" });
    const unknown = await house.client().post("/sign-in", { email: "eve@example.com", password: "wrong horse" });
    expect(wrong).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
    expect(unknown).toMatchObject({ status: 401, json: { error: z.object({ error: z.string() }).parse(wrong.json).error } });
  });

  test("both names of the session answer, with null for nobody", async () => {
    const house = openHouse();
    const ada = house.client();
    expect(await ada.get("/session")).toMatchObject({ status: 200, json: null });
    const { token } = signedIn.parse((await ada.post("/sign-up/email", ADA)).json);
    for (const path of ["/session", "/get-session"]) {
      expect(await ada.get(path)).toMatchObject({ status: 200, json: { user: { email: "ada@example.com", image: null }, session: { id: expect.stringMatching(/^ses_/), token } } });
    }
  });

  test("signing out without a content type ends the session in the store at once", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    const stolen = ada.cookie();
    expect(await ada.post("/sign-out")).toMatchObject({ status: 200, json: { success: true } });
    expect(ada.cookie()).toBe("");
    const thief = await house.auth.api.getSession({ headers: new Headers({ cookie: stolen }) });
    expect(thief).toBeNull();
    expect(await house.database.run((ctx) => ctx.db.query("authSessions").collect())).toEqual([]);
  });

  test("a sign-out that could not end the session says so and keeps the cookie", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    house.calls.down = true;
    expect(await ada.post("/sign-out")).toMatchObject({ status: 503, json: { code: "provider_unavailable" } });
    house.calls.down = false;
    expect(await ada.who()).toMatchObject({ email: "ada@example.com" });
  });

  test("guessing at one account stops after the strict quota", async () => {
    const house = openHouse();
    await house.client().post("/sign-up/email", ADA);
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess++) {
      statuses.push((await house.client().post("/sign-in/email", { email: ADA.email, password: `guess number ${guess}` })).status);
    }
    expect(statuses.at(0)).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("credentials", () => {
  test("the token from the answer works as a bearer token and, as documented, as the cookie's value", async () => {
    const house = openHouse();
    const { token, user } = signedIn.parse((await house.client().post("/sign-up/email", ADA)).json);
    for (const [name, value] of [["authorization", `Bearer ${token}`], ["cookie", `better-auth.session_token=${token}`]] as const) {
      expect(await callerOfSession(house.auth, SECRET, new Headers([[name, value]]), "address")).toMatchObject({ externalId: user.id });
    }
  });

  test("a forged or foreign-signed token is nobody, without a look into the database", async () => {
    const house = openHouse();
    const { token } = signedIn.parse((await house.client().post("/sign-up/email", ADA)).json);
    const bare = token.slice(0, token.indexOf("."));
    const before = house.calls.count;
    for (const forged of [bare, `${bare}.AAAA`, signToken(bare, "another secret that is not ours"), `${token}x.y`, "."]) {
      expect(await callerOfSession(house.auth, SECRET, new Headers({ authorization: `Bearer ${forged}` }), "address")).toBeNull();
    }
    expect(house.calls.count).toBe(before);
  });

  test("an expired session is nobody", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    await house.database.run(async (ctx) => {
      for (const session of await ctx.db.query("authSessions").collect()) await ctx.db.patch(session._id, { expiresAt: Date.now() - 1 });
    });
    expect(await ada.who()).toBeNull();
  });

  test("finding the caller is one read", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    const before = house.calls.count;
    await ada.who();
    expect(house.calls.count - before).toBe(1);
  });
});

describe("what is not built is absent", () => {
  test.each(["/request-password-reset", "/open-session", "/openSession", "/link-social", "/list-sessions", "/set-password", "/ok"])(
    "POST %s is 404",
    async (path) => {
      expect(await openHouse().client().post(path, {})).toMatchObject({ status: 404, json: { code: "not_found" } });
    },
  );
});
