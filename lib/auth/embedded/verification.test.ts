import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { openHouse, SECRET, type Client } from "../../../tests/support/accounts";
import { verificationToken } from "./verification";

const ADA = { name: "Ada", email: "ada@example.com", password: "correct horse" };

type House = ReturnType<typeof openHouse>;

function linkIn(house: House, index = 0): { path: string; token: string } {
  const url = house.mails[index]?.url ?? new URL("http://no.mail");
  return { path: url.pathname.replace("/api/auth", "") + url.search, token: url.searchParams.get("token") ?? "" };
}

async function isVerified(house: House): Promise<boolean[]> {
  return await house.database.run(async (ctx) => (await ctx.db.query("users").collect()).map((user) => user.emailVerified));
}

async function signsIn(client: Client, password: string): Promise<number> {
  return (await client.post("/sign-in/email", { email: ADA.email, password })).status;
}

describe("the link in the mail", () => {
  test("opened in the browser that signed up, it confirms the address and keeps the password and this session", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    const elsewhere = house.client();
    await signsIn(elsewhere, ADA.password);
    expect((await ada.get(linkIn(house).path)).location?.pathname).toBe("/verify-email");
    expect(await isVerified(house)).toEqual([true]);
    expect(await ada.who()).toMatchObject({ emailVerified: true });
    expect(await elsewhere.who()).toBeNull();
    expect(await signsIn(house.client(), ADA.password)).toBe(200);
  });

  test("opened without a session (another device, a mail scanner) it confirms nothing and leads to signing in and back", async () => {
    const house = openHouse();
    await house.client().post("/sign-up/email", ADA);
    const phone = house.client();
    const { path } = linkIn(house);
    const answer = await phone.get(path);
    expect(answer.location?.pathname).toBe("/sign-in");
    expect(answer.location?.searchParams.get("next")).toBe(`/api/auth${path}`);
    expect(await isVerified(house)).toEqual([false]);
    await signsIn(phone, ADA.password);
    await phone.get(path);
    expect(await isVerified(house)).toEqual([true]);
  });

  test("opened while signed in to another account it confirms nothing and says why", async () => {
    const house = openHouse();
    await house.client().post("/sign-up/email", ADA);
    const eve = house.client();
    await eve.post("/sign-up/email", { name: "Eve", email: "eve@example.com", password: "eve's password" });
    expect((await eve.get(linkIn(house).path)).location?.searchParams.get("error")).toBe("other_account");
    expect(await isVerified(house)).toEqual([false, false]);
  });

  test("a token that is forged, foreign or for another account's address confirms nothing", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    const userId = (await ada.who())?.externalId ?? "";
    const tokens = [
      "not-a-token",
      await verificationToken({ id: userId, email: ADA.email }, "another secret, also long enough to sign with"),
      await verificationToken({ id: userId, email: "other@example.com" }, SECRET),
      await verificationToken({ id: "usr_nobody", email: ADA.email }, SECRET),
      // What the same secret signed for another purpose.
      await new SignJWT({ email: ADA.email }).setProtectedHeader({ alg: "HS256" }).setSubject(userId).setExpirationTime("1h").sign(new TextEncoder().encode(SECRET)),
    ];
    for (const token of tokens) {
      expect((await ada.get(`/verify-email?token=${token}`)).location?.searchParams.get("error")).not.toBeNull();
    }
    expect(await isVerified(house)).toEqual([false]);
  });

  test("leads only to paths of ours", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    const { token } = linkIn(house);
    const answer = await ada.get(`/verify-email?token=${token}&callbackURL=${encodeURIComponent("//evil.example/x")}`);
    expect(answer.location?.href).toBe("http://localhost:3000/verify-email");
  });
});

describe("somebody signed up with an address that is not theirs", () => {
  async function preRegistered(): Promise<{ house: House; attacker: Client; token: string }> {
    const house = openHouse();
    const attacker = house.client();
    await attacker.post("/sign-up/email", { ...ADA, password: "attacker's own" });
    return { house, attacker, token: linkIn(house).token };
  }

  test("the owner takes the account over with a new password: the attacker's password and session are gone", async () => {
    const { house, attacker, token } = await preRegistered();
    const owner = house.client();
    expect(await owner.post("/verify-email", { token, newPassword: "the owner's own" })).toMatchObject({ status: 200, json: { user: { emailVerified: true } } });
    expect(await owner.who()).toMatchObject({ email: ADA.email, emailVerified: true });
    expect(await attacker.who()).toBeNull();
    expect(await signsIn(house.client(), "attacker's own")).toBe(401);
    expect(await signsIn(house.client(), "the owner's own")).toBe(200);
    expect(await house.database.run((ctx) => ctx.db.query("authAccounts").collect())).toHaveLength(1);
  });

  test("the owner's click alone gives the attacker nothing", async () => {
    const { house, attacker, token } = await preRegistered();
    expect(await house.client().post("/verify-email", { token })).toMatchObject({ status: 401 });
    await house.client().get(linkIn(house).path);
    expect(await attacker.who()).toMatchObject({ emailVerified: false });
  });

  test("the attacker cannot confirm without the mail", async () => {
    const { house, attacker } = await preRegistered();
    expect(await attacker.post("/verify-email", { token: "x", password: "attacker's own" })).toMatchObject({ status: 400 });
    expect(await isVerified(house)).toEqual([false]);
  });

  test("an old link takes nothing over once the address is confirmed", async () => {
    const { house, token } = await preRegistered();
    await house.client().post("/verify-email", { token, newPassword: "the owner's own" });
    const late = house.client();
    expect(await late.post("/verify-email", { token, newPassword: "somebody else's" })).toMatchObject({ status: 200, json: { alreadyVerified: true } });
    expect(await late.who()).toBeNull();
    expect(await signsIn(house.client(), "somebody else's")).toBe(401);
  });
});

describe("confirming with the password, on another device", () => {
  test("the right one confirms, signs in here and ends every session of before", async () => {
    const house = openHouse();
    const laptop = house.client();
    await laptop.post("/sign-up/email", ADA);
    const phone = house.client();
    const { token } = linkIn(house);
    expect(await phone.post("/verify-email", { token, password: "wrong horse" })).toMatchObject({ status: 401 });
    expect(await phone.post("/verify-email", { token, password: ADA.password })).toMatchObject({ status: 200 });
    expect(await phone.who()).toMatchObject({ emailVerified: true });
    expect(await laptop.who()).toBeNull();
  });
});

describe("the function itself, whatever its caller claims", () => {
  test("accepts no session that is over or another's, and no password that is not the stored one", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    const eve = house.client();
    await eve.post("/sign-up/email", { name: "Eve", email: "eve@example.com", password: "eve's password" });
    const [userId, own, foreign] = [(await ada.who())?.externalId ?? "", (await ada.who())?.sessionId ?? "", (await eve.who())?.sessionId ?? ""];
    const confirm = (proof: { kind: "session"; sessionId: string } | { kind: "password"; hash: string }) =>
      house.service.mutation(api.identity.authStore.confirmEmail, { userId, email: ADA.email, proof });
    expect(await confirm({ kind: "session", sessionId: foreign })).toBe("unproven");
    expect(await confirm({ kind: "password", hash: "another hash" })).toBe("unproven");
    await house.database.run(async (ctx) => {
      for (const session of await ctx.db.query("authSessions").collect()) await ctx.db.patch(session._id, { expiresAt: Date.now() - 1 });
    });
    expect(await confirm({ kind: "session", sessionId: own })).toBe("unproven");
    expect(await isVerified(house)).toEqual([false, false]);
  });

  test("is closed to everybody but the service", async () => {
    const { database } = openHouse();
    const args = { model: "user" as const, where: [{ field: "email", operator: "eq" as const, value: ADA.email }] };
    const user = database.withIdentity({ issuer: "http://localhost:3000/issuer/user", subject: "usr_1" });
    await expect(database.query(api.identity.authStore.findOne, args)).rejects.toThrow();
    await expect(user.query(api.identity.authStore.findOne, args)).rejects.toThrow();
  });

  test("answers no question that would read a whole table", async () => {
    const { service } = openHouse();
    await expect(service.query(api.identity.authStore.findMany, { model: "session", where: [], limit: 10 })).rejects.toThrow(/No index/);
    const where = [{ field: "name", operator: "eq" as const, value: "Ada" }];
    await expect(service.query(api.identity.authStore.findOne, { model: "user", where })).rejects.toThrow(/No index/);
  });
});

describe("asking for the mail again", () => {
  test("answers the same for an unknown address, and mails only an unconfirmed account", async () => {
    const house = openHouse();
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    const stranger = house.client();
    const known = await stranger.post("/send-verification-email", { email: ADA.email });
    const unknown = await stranger.post("/send-verification-email", { email: "nobody@example.com" });
    expect(known).toEqual(unknown);
    expect(house.mails).toHaveLength(2);
    await ada.get(linkIn(house, 1).path);
    expect(await isVerified(house)).toEqual([true]);
  });
});

describe("administrators", () => {
  test("are those on the list who confirmed their address, not those who typed it", async () => {
    const house = openHouse({ admins: "boss@example.com, Ada@Example.com" });
    const ada = house.client();
    await ada.post("/sign-up/email", ADA);
    const role = () => house.database.run(async (ctx) => (await ctx.db.query("users").first())?.role);
    expect(await role()).toBe("user");
    await ada.get(linkIn(house).path);
    expect(await role()).toBe("admin");
  });
});
