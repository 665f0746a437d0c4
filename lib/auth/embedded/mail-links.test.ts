import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { api } from "../../../convex/_generated/api";
import { openHouse, type Client } from "../../../tests/support/accounts";
import { newLinkToken } from "./link-token";

// The functions ring for the mails they ask for; here nobody would hear it, so what is scheduled waits.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const EMAIL = "ada@example.com";
const ADA = { name: "Ada", email: EMAIL, password: "correct horse" };
type House = ReturnType<typeof openHouse>;

/** The newest mail of a template to the address: its link's token, and the whole link. */
async function newest(house: House, template: string): Promise<{ token: string; url: URL }> {
  const mail = (await house.queuedMails(EMAIL)).findLast((each) => each.template === template);
  const url = new URL(mail?.data["url"] ?? "http://no.mail");
  return { token: url.searchParams.get("token") ?? "", url };
}

async function confirmed(house: House): Promise<Client> {
  const ada = house.client();
  await ada.post("/sign-up/email", ADA);
  const url = house.mails.at(-1)?.url ?? new URL("http://no.mail");
  await ada.get(url.pathname.replace("/api/auth", "") + url.search);
  return ada;
}

async function expireLinks(house: House): Promise<void> {
  await house.database.run(async (ctx) => {
    for (const row of await ctx.db.query("authVerifications").collect()) await ctx.db.patch(row._id, { expiresAt: Date.now() });
  });
}

async function lifetimes(house: House): Promise<number[]> {
  return await house.database.run(async (ctx) => (await ctx.db.query("authVerifications").collect()).map(({ expiresAt, createdAt }) => expiresAt - createdAt));
}

describe("a link that signs in", () => {
  test("is used up by nobody who only follows it: a scanner's GET leads to a page and changes nothing", async () => {
    const house = openHouse();
    await house.client().post("/sign-in/magic-link", { email: EMAIL, callbackURL: "/beats/x" });
    const { url, token } = await newest(house, "magic-link");
    for (let scans = 0; scans < 3; scans += 1) {
      const scanner = house.client();
      const answer = await scanner.get(url.pathname.replace("/api/auth", "") + url.search);
      expect(answer.location?.pathname).toBe("/sign-in/link/confirm");
      expect(Object.fromEntries(answer.location?.searchParams ?? [])).toEqual({ token, next: "/beats/x" });
      expect(await scanner.who()).toBeNull();
    }
    expect((await house.client().post("/magic-link/verify", { token, name: "Ada" })).status).toBe(200);
  });

  test("signs in once, in any browser, and makes a verified account for a new address", async () => {
    const house = openHouse();
    await house.client().post("/sign-in/magic-link", { email: "Ada@Example.com" });
    const { token } = await newest(house, "magic-link");
    const phone = house.client();
    expect(await phone.post("/magic-link/verify", { token, name: " Ada " })).toMatchObject({ status: 200, json: { user: { email: EMAIL, name: "Ada", emailVerified: true }, session: { token: expect.any(String) } } });
    expect(await phone.who()).toMatchObject({ email: EMAIL, emailVerified: true });
    const second = house.client();
    expect(await second.post("/magic-link/verify", { token })).toMatchObject({ status: 400, json: { code: "invalid_request" } });
    expect(await second.who()).toBeNull();
  });

  test("of two clicks at once, one signs in", async () => {
    const house = openHouse();
    await house.client().post("/sign-in/magic-link", { email: EMAIL });
    const { token } = await newest(house, "magic-link");
    const answers = await Promise.all([house.client().post("/magic-link/verify", { token }), house.client().post("/magic-link/verify", { token })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test("lives fifteen minutes, and using it ends its siblings", async () => {
    const house = openHouse();
    const client = house.client();
    await client.post("/sign-in/magic-link", { email: EMAIL });
    const first = await newest(house, "magic-link");
    await client.post("/sign-in/magic-link", { email: EMAIL });
    expect(await lifetimes(house)).toEqual([15 * 60_000, 15 * 60_000]);
    expect((await client.post("/magic-link/verify", { token: (await newest(house, "magic-link")).token })).status).toBe(200);
    expect((await client.post("/magic-link/verify", { token: first.token })).status).toBe(400);
    await client.post("/sign-in/magic-link", { email: EMAIL });
    await expireLinks(house);
    expect((await client.post("/magic-link/verify", { token: (await newest(house, "magic-link")).token })).status).toBe(400);
  });

  test("leaves a confirmed account its password and its other sessions", async () => {
    const house = openHouse();
    const laptop = await confirmed(house);
    const phone = house.client();
    await phone.post("/sign-in/magic-link", { email: EMAIL });
    await phone.post("/magic-link/verify", { token: (await newest(house, "magic-link")).token, name: "Other" });
    expect((await phone.who())?.externalId).toBe((await laptop.who())?.externalId);
    expect(await laptop.who()).toMatchObject({ name: "Ada" });
  });

  test("defeats whoever registered the address first", async () => {
    const house = openHouse();
    const squatter = house.client();
    await squatter.post("/sign-up/email", { ...ADA, password: "the squatter's" });
    const owner = house.client();
    await owner.post("/sign-in/magic-link", { email: EMAIL });
    await owner.post("/magic-link/verify", { token: (await newest(house, "magic-link")).token, name: "The Owner" });
    expect(await owner.who()).toMatchObject({ emailVerified: true, name: "The Owner" });
    expect(await squatter.who()).toBeNull();
    expect((await house.client().post("/sign-in/email", { email: EMAIL, password: "the squatter's" })).status).toBe(401);
  });
});

describe("a link that sets a password", () => {
  test("sets it once, ends every session of before, opens one here, and says so by mail", async () => {
    const house = openHouse();
    const laptop = await confirmed(house);
    const phone = house.client();
    expect(await phone.post("/forgot-password", { email: EMAIL })).toMatchObject({ status: 200, json: { success: true, message: "Password reset email sent" } });
    expect((await lifetimes(house)).at(-1)).toBe(60 * 60_000);
    const { token, url } = await newest(house, "reset-password");
    expect(url.pathname).toBe("/reset-password");
    expect(await phone.post("/reset-password", { token, password: "a better horse" })).toMatchObject({ status: 200, json: { success: true, message: "Password reset successfully" } });
    expect(await laptop.who()).toBeNull();
    expect(await phone.who()).toMatchObject({ email: EMAIL });
    expect((await house.client().post("/sign-in/email", { email: EMAIL, password: ADA.password })).status).toBe(401);
    expect((await house.client().post("/sign-in/email", { email: EMAIL, password: "a better horse" })).status).toBe(200);
    expect(await phone.post("/reset-password", { token, password: "a third horse" })).toMatchObject({ status: 400 });
    expect((await house.queuedMails(EMAIL)).filter(({ template }) => template === "password-changed")).toHaveLength(1);
  });

  test("holds a new password to the rule of signing up, and is still good after a refusal", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await ada.post("/forgot-password", { email: EMAIL });
    const { token } = await newest(house, "reset-password");
    expect(await ada.post("/reset-password", { token, password: "1234567" })).toMatchObject({ status: 400, json: { code: "invalid_request" } });
    expect((await ada.post("/reset-password", { token, password: "12345678" })).status).toBe(200);
  });

  test("proves the address: a squatter's account becomes its owner's, with no way in but the new password", async () => {
    const house = openHouse();
    const squatter = house.client();
    await squatter.post("/sign-up/email", { ...ADA, password: "the squatter's" });
    const owner = house.client();
    await owner.post("/forgot-password", { email: EMAIL });
    await owner.post("/reset-password", { token: (await newest(house, "reset-password")).token, password: "the owner's own" });
    expect(await owner.who()).toMatchObject({ emailVerified: true });
    expect(await squatter.who()).toBeNull();
    expect((await house.client().post("/sign-in/email", { email: EMAIL, password: "the squatter's" })).status).toBe(401);
  });

  test("is dead once the account has another address", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await ada.post("/forgot-password", { email: EMAIL });
    const { token } = await newest(house, "reset-password");
    await house.database.run(async (ctx) => {
      for (const user of await ctx.db.query("authUsers").collect()) await ctx.db.patch(user._id, { email: "moved@example.com" });
    });
    expect((await ada.post("/reset-password", { token, password: "a better horse" })).status).toBe(400);
  });
});

describe("asking for a link", () => {
  test.each(["/forgot-password", "/sign-in/magic-link"])("%s answers a known and an unknown address alike, to the letter", async (path) => {
    const house = openHouse();
    await confirmed(house);
    const known = await house.client().post(path, { email: EMAIL });
    expect(known.status).toBe(200);
    expect(await house.client().post(path, { email: "nobody@example.com" })).toEqual(known);
  });

  test("to set a password mails nothing to an address without an account", async () => {
    const house = openHouse();
    await house.client().post("/forgot-password", { email: EMAIL });
    expect(await house.queuedMails(EMAIL)).toEqual([]);
  });

  test("is limited in the functions too: per address whoever asks, and per client whatever it asks for, alike for unknown addresses", async () => {
    const house = openHouse();
    await confirmed(house);
    const ask = (email: string, caller: string) =>
      house.service.mutation(api.identity.signIn.requestPasswordReset, { email, token: newLinkToken().kept, url: "http://localhost:3000/x", caller });
    for (const email of [EMAIL, "nobody@example.com"]) {
      for (let asked = 0; asked < 5; asked += 1) await ask(email, `client ${email} ${asked}`);
      await expect(ask(email, `another client ${email}`)).rejects.toMatchObject({ data: { code: "rate_limited" } });
    }
    for (let asked = 0; asked < 20; asked += 1) await ask(`person${asked}@example.com`, "one client");
    await expect(ask("last@example.com", "one client")).rejects.toMatchObject({ data: { code: "rate_limited" } });
  });
});

describe("a token", () => {
  test("is kept as its digest only", async () => {
    const house = openHouse();
    await house.client().post("/sign-in/magic-link", { email: EMAIL });
    const { token } = await newest(house, "magic-link");
    const rows = await house.database.run((ctx) => ctx.db.query("authVerifications").collect());
    expect(JSON.stringify(rows)).not.toContain(token.split(".")[1]);
  });

  test("serves the purpose it was made for and no other, and a made-up one none", async () => {
    const house = openHouse();
    const ada = await confirmed(house);
    await ada.post("/forgot-password", { email: EMAIL });
    await ada.post("/sign-in/magic-link", { email: EMAIL });
    const [reset, magic] = [(await newest(house, "reset-password")).token, (await newest(house, "magic-link")).token];
    const [magicId = ""] = magic.split(".");
    for (const token of [reset, newLinkToken().token, `${magicId}.${newLinkToken().token.split(".")[1]}`, magicId, `${magic}.x`, "x"]) {
      expect(z.object({ code: z.string() }).parse((await house.client().post("/magic-link/verify", { token })).json).code).toBe("invalid_request");
    }
    expect((await house.client().post("/reset-password", { token: magic, password: "a better horse" })).status).toBe(400);
    expect((await house.client().post("/magic-link/verify", { token: magic })).status).toBe(200);
  });
});
