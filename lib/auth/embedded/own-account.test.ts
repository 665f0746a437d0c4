import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openHouse, type Client } from "../../../tests/support/accounts";

// The functions ring for the mails they ask for; here nobody would hear it, so what is scheduled waits.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const EMAIL = "ada@example.com";
const NEW_EMAIL = "ada@elsewhere.example";
const ADA = { name: "Ada", email: EMAIL, password: "correct horse" };
type House = ReturnType<typeof openHouse>;

/** Somebody with a confirmed account, signed in. */
async function confirmed(house: House, who = ADA): Promise<Client> {
  const client = house.client();
  await client.post("/sign-up/email", who);
  const url = house.mails.at(-1)?.url ?? new URL("http://no.mail");
  await client.get(url.pathname.replace("/api/auth", "") + url.search);
  return client;
}

async function elsewhere(house: House, who: { email: string; password: string } = ADA): Promise<Client> {
  const client = house.client();
  await client.post("/sign-in/email", { email: who.email, password: who.password });
  return client;
}

async function tokenFor(house: House, email: string): Promise<string> {
  const mail = (await house.queuedMails(email)).findLast(({ template }) => template === "change-email");
  return new URL(mail?.data["url"] ?? "http://no.mail").searchParams.get("token") ?? "";
}

const templatesTo = async (house: House, email: string) => (await house.queuedMails(email)).map(({ template }) => template);

describe("without a session", () => {
  test.each([
    ["/update-user", { name: "Eve" }],
    ["/change-password", { currentPassword: "correct horse", newPassword: "another horse" }],
    ["/change-email", { newEmail: NEW_EMAIL, password: "correct horse" }],
    ["/change-email/confirm", { token: "x" }],
    ["/revoke-session", { id: "ses_1" }],
    ["/revoke-sessions", { keepCurrent: false }],
    ["/unlink-account", { provider: "google" }],
    ["/delete-user", { password: "correct horse" }],
  ])("%s is refused", async (path, body) => {
    const house = openHouse();
    await confirmed(house);
    expect(await house.client().post(path, body)).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
  });
});

test("a new name is the account's and the product's at once", async () => {
  const house = openHouse();
  const ada = await confirmed(house);
  expect((await ada.post("/update-user", { name: " Ada Lovelace " })).status).toBe(200);
  expect(await ada.who()).toMatchObject({ name: "Ada Lovelace" });
  expect(await house.database.run(async (ctx) => (await ctx.db.query("users").first())?.name)).toBe("Ada Lovelace");
  expect((await ada.post("/update-user", { name: "  " })).status).toBe(400);
});

describe("a new password", () => {
  test("needs the current one, ends every other session, and tells the mailbox", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    const phone = await elsewhere(house);
    const change = { currentPassword: "correct horse", newPassword: "another horse" };
    expect(await ada.post("/change-password", { ...change, currentPassword: "wrong horse" })).toMatchObject({ status: 403, json: { code: "forbidden" } });
    expect(await phone.who()).not.toBeNull();
    expect((await ada.post("/change-password", change)).status).toBe(200);
    expect(await ada.who()).not.toBeNull();
    expect(await phone.who()).toBeNull();
    expect((await house.client().post("/sign-in/email", { ...ADA, password: "another horse" })).status).toBe(200);
    expect(await templatesTo(house, EMAIL)).toContain("password-changed");
  });

  test("of two at once, one is set", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    const change = (newPassword: string) => ada.post("/change-password", { currentPassword: "correct horse", newPassword });
    const answers = await Promise.all([change("another horse"), change("a third horse")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test("ends a link that would set another", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await ada.post("/forgot-password", { email: EMAIL });
    const mail = (await house.queuedMails(EMAIL)).findLast(({ template }) => template === "reset-password");
    const token = new URL(mail?.data["url"] ?? "http://no.mail").searchParams.get("token") ?? "";
    await ada.post("/change-password", { currentPassword: "correct horse", newPassword: "another horse" });
    expect((await house.client().post("/reset-password", { token, password: "the thief's horse" })).status).toBe(400);
  });

  test("is not set on an account that has none: the mailbox sets the first", async () => {
    const house = openHouse();
    const client = house.client();
    await client.post("/sign-in/magic-link", { email: EMAIL });
    const mail = (await house.queuedMails(EMAIL)).at(-1);
    const token = new URL(mail?.data["url"] ?? "http://no.mail").searchParams.get("token");
    await client.post("/magic-link/verify", { token, name: "Ada" });
    expect(await client.post("/change-password", { currentPassword: "x", newPassword: "another horse" })).toMatchObject({ status: 409, json: { code: "conflict" } });
    expect(await client.post("/delete-user", { password: "x" })).toMatchObject({ status: 409, json: { code: "conflict" } });
  });
});

describe("a new address", () => {
  const move = { newEmail: NEW_EMAIL, password: "correct horse" };

  test("counts once its mailbox was read, and the old one is told", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    const phone = await elsewhere(house);
    expect((await ada.post("/change-email", move)).status).toBe(200);
    expect(await ada.who()).toMatchObject({ email: EMAIL });
    const token = await tokenFor(house, NEW_EMAIL);
    expect(await ada.post("/change-email/confirm", { token })).toMatchObject({ status: 200, json: { email: NEW_EMAIL } });
    expect(await ada.who()).toMatchObject({ email: NEW_EMAIL, emailVerified: true });
    expect(await phone.who()).toBeNull();
    expect(await templatesTo(house, EMAIL)).toContain("email-changed");
    expect((await ada.post("/change-email/confirm", { token })).status).toBe(400);
    expect(await house.database.run(async (ctx) => (await ctx.db.query("users").first())?.email)).toBe(NEW_EMAIL);
  });

  test("needs the password", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    expect(await ada.post("/change-email", { ...move, password: "wrong horse" })).toMatchObject({ status: 403, json: { code: "forbidden" } });
    expect(await house.queuedMails(NEW_EMAIL)).toEqual([]);
  });

  test("that somebody else has is answered as a free one is, and gets no mail", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await confirmed(house, { name: "Ben", email: "ben@example.com", password: "correct horse" });
    const [free, taken] = [await ada.post("/change-email", move), await ada.post("/change-email", { ...move, newEmail: "Ben@Example.com" })];
    expect(taken).toEqual(free);
    expect(await templatesTo(house, "ben@example.com")).not.toContain("change-email");
  });

  test("that was taken since the mail went is not given twice", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await ada.post("/change-email", move);
    const token = await tokenFor(house, NEW_EMAIL);
    await confirmed(house, { name: "Ben", email: NEW_EMAIL, password: "correct horse" });
    expect(await ada.post("/change-email/confirm", { token })).toMatchObject({ status: 400, json: { code: "invalid_request" } });
    expect(await ada.who()).toMatchObject({ email: EMAIL });
  });

  test("moves the account that asked and no other: a stranger's link does nothing for whoever owns the mailbox", async () => {
    const house = openHouse();
    const eve = await confirmed(house, { name: "Eve", email: "eve@example.com", password: "correct horse" });
    const ada = await confirmed(house);
    await eve.post("/change-email", move);
    const token = await tokenFor(house, NEW_EMAIL);
    expect((await ada.post("/change-email/confirm", { token })).status).toBe(400);
    expect((await house.client().post("/change-email/confirm", { token })).status).toBe(401);
    expect(await ada.who()).toMatchObject({ email: EMAIL });
    expect(await eve.who()).toMatchObject({ email: "eve@example.com" });
  });

  test("is not given by a link from before another change", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await ada.post("/change-email", move);
    const first = await tokenFor(house, NEW_EMAIL);
    await ada.post("/change-email", { ...move, newEmail: "third@example.com" });
    expect((await ada.post("/change-email/confirm", { token: await tokenFor(house, "third@example.com") })).status).toBe(200);
    expect((await ada.post("/change-email/confirm", { token: first })).status).toBe(400);
  });

  test("is not given by a link that is too old", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await ada.post("/change-email", move);
    await house.database.run(async (ctx) => {
      for (const row of await ctx.db.query("authVerifications").collect()) await ctx.db.patch(row._id, { expiresAt: Date.now() });
    });
    expect((await ada.post("/change-email/confirm", { token: await tokenFor(house, NEW_EMAIL) })).status).toBe(400);
  });

  test("of two clicks at once, one moves it", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await ada.post("/change-email", move);
    const token = await tokenFor(house, NEW_EMAIL);
    const answers = await Promise.all([ada.post("/change-email/confirm", { token }), ada.post("/change-email/confirm", { token })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe("sessions", () => {
  const sessionsOf = async (house: House) => await house.database.run(async (ctx) => await ctx.db.query("authSessions").collect());

  test("one is ended by its owner, and by nobody else", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    const phone = await elsewhere(house);
    const id = (await phone.who())?.sessionId;
    const eve = await confirmed(house, { name: "Eve", email: "eve@example.com", password: "correct horse" });
    await eve.post("/revoke-session", { id });
    expect(await phone.who()).not.toBeNull();
    await ada.post("/revoke-session", { id });
    expect(await phone.who()).toBeNull();
    expect(await ada.who()).not.toBeNull();
  });

  test("everywhere else, or everywhere", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    const phone = await elsewhere(house);
    await ada.post("/revoke-sessions", { keepCurrent: true });
    expect([await ada.who(), await phone.who()]).toMatchObject([{ email: EMAIL }, null]);
    await elsewhere(house);
    await ada.post("/revoke-sessions", { keepCurrent: false });
    expect(await ada.who()).toBeNull();
    expect(await sessionsOf(house)).toEqual([]);
  });
});

describe("the end of an account", () => {
  test("needs the password, takes everything personal and every way in, and frees the address", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    const phone = await elsewhere(house);
    expect(await ada.post("/delete-user", { password: "wrong horse" })).toMatchObject({ status: 403, json: { code: "forbidden" } });
    expect((await ada.post("/delete-user", { password: "correct horse" })).status).toBe(200);
    expect([await ada.who(), await phone.who()]).toEqual([null, null]);
    expect(ada.cookie()).not.toContain("session_token");
    const left = await house.database.run(async (ctx) => ({
      user: await ctx.db.query("users").first(),
      rows: [...(await ctx.db.query("authUsers").collect()), ...(await ctx.db.query("authAccounts").collect()), ...(await ctx.db.query("authSessions").collect())],
    }));
    expect(left.rows).toEqual([]);
    expect(left.user).toMatchObject({ email: "deleted@account.invalid", name: "Deleted account", deletedAt: expect.any(Number) });
    expect(await templatesTo(house, EMAIL)).toContain("account-deleted");
    expect((await house.client().post("/sign-in/email", ADA)).status).toBe(401);
    expect((await house.client().post("/sign-up/email", ADA)).status).toBe(200);
  });
});
