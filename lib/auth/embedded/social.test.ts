import { startSandbox, type Sandbox } from "@backline/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { APP_URL, openHouse, type Client } from "../../../tests/support/accounts";
import { createGithub } from "../../providers/github";
import { createGoogle } from "../../providers/google";
import type { SocialProviderId } from "../social";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, memory: true, appOrigin: APP_URL });
});
afterAll(() => sandbox.close());

const BOTH: SocialProviderId[] = ["google", "github"];

function house(change: { clientSecret?: string; googleClientId?: string; tokenUrl?: string } = {}) {
  const { env } = sandbox;
  const client = (name: string) => ({ clientId: env[`${name}_CLIENT_ID`] ?? "", clientSecret: change.clientSecret ?? env[`${name}_CLIENT_SECRET`] ?? "" });
  const google = createGoogle({ ...client("GOOGLE"), oauthUrl: env["GOOGLE_OAUTH_URL"], tokenUrl: change.tokenUrl ?? env["GOOGLE_TOKEN_URL"], apiUrl: env["GOOGLE_API_URL"] });
  const github = createGithub({ ...client("GITHUB"), oauthUrl: env["GITHUB_OAUTH_URL"], apiUrl: env["GITHUB_API_URL"] });
  return openHouse({ providers: (id) => (id === "google" ? google : github) });
}
type House = ReturnType<typeof house>;

const begun = z.object({ url: z.url(), redirect: z.literal(true) });

async function begin(client: Client, provider: SocialProviderId, callbackURL = "/library"): Promise<URL> {
  const answer = await client.post("/sign-in/social", { provider, callbackURL });
  expect(answer.status).toBe(200);
  return new URL(begun.parse(answer.json).url);
}

/** Decides on the provider's page; returns the path that the browser is sent back to. */
async function decide(url: URL, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.origin).toBe(APP_URL);
  return back.pathname.replace("/api/auth", "") + back.search;
}

async function signIn(client: Client, provider: SocialProviderId, fields: Record<string, string>) {
  return await client.get(await decide(await begin(client, provider), fields));
}

const made = (email: string, change: Record<string, string> = {}) => ({ persona: "else", name: "Ada Provider", email, verified: "yes", ...change });

async function tables(house: House) {
  return await house.database.run(async (ctx) => ({
    users: await ctx.db.query("users").collect(),
    accounts: await ctx.db.query("authAccounts").collect(),
    sessions: await ctx.db.query("authSessions").collect(),
  }));
}

describe.each(BOTH)("signing in with %s", (provider) => {
  test("makes a verified account at once, and is the same account the next time", async () => {
    const home = house();
    const ada = home.client();
    const answer = await signIn(ada, provider, made("new@people.sandbox.test"));
    expect([answer.status, answer.location?.href]).toEqual([302, `${APP_URL}/library`]);
    expect(await ada.who()).toMatchObject({ email: "new@people.sandbox.test", emailVerified: true, name: "Ada Provider" });
    const again = home.client();
    await signIn(again, provider, made("new@people.sandbox.test"));
    expect((await again.who())?.externalId).toBe((await ada.who())?.externalId);
    const { users, accounts } = await tables(home);
    expect(users).toMatchObject([{ email: "new@people.sandbox.test", emailVerified: true }]);
    expect(accounts).toHaveLength(1);
    // Nothing of the provider is kept beyond who it was.
    expect(Object.keys(accounts[0] ?? {}).filter((key) => /token/i.test(key))).toEqual([]);
  });

  test("connects to an account whose own address is verified, and leaves its password and sessions alone", async () => {
    const home = house();
    const email = "both@people.sandbox.test";
    const ada = home.client();
    await ada.post("/sign-up/email", { name: "Ada", email, password: "correct horse" });
    await ada.get((home.mails[0]?.url.pathname ?? "").replace("/api/auth", "") + (home.mails[0]?.url.search ?? ""));
    const phone = home.client();
    await signIn(phone, provider, made(email));
    expect((await phone.who())?.externalId).toBe((await ada.who())?.externalId);
    expect(await ada.who()).toMatchObject({ name: "Ada", emailVerified: true });
    expect((await home.client().post("/sign-in/email", { email, password: "correct horse" })).status).toBe(200);
  });

  test("defeats whoever registered the address first: their password, their session and their name are gone", async () => {
    const home = house();
    const email = "victim@people.sandbox.test";
    const squatter = home.client();
    await squatter.post("/sign-up/email", { name: "Squatter", email, password: "the squatter's" });
    const owner = home.client();
    await signIn(owner, provider, made(email));
    expect(await owner.who()).toMatchObject({ email, emailVerified: true, name: "Ada Provider" });
    expect(await squatter.who()).toBeNull();
    expect((await home.client().post("/sign-in/email", { email, password: "the squatter's" })).status).toBe(401);
    expect((await tables(home)).accounts).toMatchObject([{ providerId: provider }]);
  });

  test("gives nothing to whoever wrote a stranger's address into a profile: neither the account nor a new one", async () => {
    const home = house();
    const email = "target@people.sandbox.test";
    const target = home.client();
    await target.post("/sign-up/email", { name: "Target", email, password: "correct horse" });
    for (const address of [email, "nobodys@people.sandbox.test"]) {
      const attacker = home.client();
      const answer = await signIn(attacker, provider, { persona: "else", name: "Evil", email: address });
      expect(answer.location?.pathname).toBe("/sign-in");
      expect(answer.location?.searchParams.get("error")).toBe("email_unverified");
      expect(await attacker.who()).toBeNull();
    }
    expect(await target.who()).toMatchObject({ email, emailVerified: false });
    expect((await tables(home)).users).toHaveLength(1);
  });

  test("cancelled there, it leads back with the reason and the way on", async () => {
    const client = house().client();
    const answer = await client.get(await decide(await begin(client, provider, "/beats/x"), { cancel: "yes" }));
    expect(answer.location?.pathname).toBe("/sign-in");
    expect(Object.fromEntries(answer.location?.searchParams ?? [])).toEqual({ error: "cancelled", provider, next: "/beats/x" });
  });

  test("an answer counts only in the browser that asked, and once", async () => {
    const home = house();
    const ada = home.client();
    const path = await decide(await begin(ada, provider), made("state@people.sandbox.test"));
    const eve = home.client();
    // Eve has an attempt of her own running: its cookie does not fit Ada's answer.
    await begin(eve, provider);
    for (const stranger of [home.client(), eve]) {
      expect((await stranger.get(path)).location?.searchParams.get("error")).toBe("expired");
      expect(await stranger.who()).toBeNull();
    }
    await ada.get(path);
    expect(await ada.who()).not.toBeNull();
    expect((await ada.get(path)).location?.searchParams.get("error")).toBe("expired");
  });

  test("a code of somebody else's attempt signs nobody in, though the state is right", async () => {
    const home = house();
    const eve = home.client();
    const stolen = new URL(`http://x${await decide(await begin(eve, provider), made("eve@people.sandbox.test"))}`).searchParams.get("code") ?? "";
    const ada = home.client();
    const own = new URL(`http://x${await decide(await begin(ada, provider), made("ada@people.sandbox.test"))}`);
    own.searchParams.set("code", stolen);
    expect((await ada.get(own.pathname + own.search)).location?.searchParams.get("error")).toBe("provider_failed");
    expect(await ada.who()).toBeNull();
  });

  test("a client secret that the provider does not know signs nobody in", async () => {
    const client = house({ clientSecret: "wrong" }).client();
    expect((await signIn(client, provider, { persona: "maya" })).location?.searchParams.get("error")).toBe("provider_failed");
  });

  test("leads only to paths of ours", async () => {
    const client = house().client();
    const answer = await client.get(await decide(await begin(client, provider, "//evil.example/x"), { persona: "maya" }));
    expect(answer.location?.href).toBe(`${APP_URL}/`);
  });
});

test("two sign-ins of a new person at once make one account", async () => {
  const home = house();
  const browsers = [home.client(), home.client(), home.client()];
  const paths = await Promise.all(browsers.map(async (browser) => await decide(await begin(browser, "google"), made("twice@people.sandbox.test"))));
  await Promise.all(browsers.map((browser, at) => browser.get(paths[at] ?? "")));
  const { users, accounts, sessions } = await tables(home);
  expect([users.length, accounts.length, sessions.length]).toEqual([1, 1, 3]);
});

test("the same address verified at both providers is one account", async () => {
  const home = house();
  const [a, b] = [home.client(), home.client()];
  await signIn(a, "google", { persona: "maya" });
  await signIn(b, "github", { persona: "maya" });
  expect((await a.who())?.externalId).toBe((await b.who())?.externalId);
});

test("once connected, the provider's id decides: an address that changes there, or is unverified now, opens the same account", async () => {
  const home = house();
  const email = "changes@people.sandbox.test";
  const [before, after] = [home.client(), home.client()];
  await signIn(before, "google", made(email));
  const url = await begin(after, "google");
  await after.get(await decide(url, { persona: "else", name: "Ada Provider", email }));
  expect((await after.who())?.externalId).toBe((await before.who())?.externalId);
});

test("an address that GitHub keeps private is known all the same", async () => {
  const client = house().client();
  await signIn(client, "github", { persona: "jonas" });
  expect(await client.who()).toMatchObject({ email: "jonas@people.sandbox.test", emailVerified: true });
});

test("what nobody set up is not offered, and an unknown provider is no address", async () => {
  const client = openHouse().client();
  expect(await client.post("/sign-in/social", { provider: "google" })).toMatchObject({ status: 404, json: { code: "not_found" } });
  expect(await client.post("/sign-in/social", { provider: "myspace" })).toMatchObject({ status: 400 });
  expect((await client.get("/callback/myspace?code=x&state=y")).status).toBe(404);
});

test("a provider that is not there is said to be so", async () => {
  const client = house({ tokenUrl: "http://127.0.0.1:1" }).client();
  expect((await signIn(client, "google", { persona: "maya" })).location?.searchParams.get("error")).toBe("provider_unavailable");
});
