import { createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { ConvexHttpClient } from "convex/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import { until } from "../../scripts/seed/until";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { type ClerkTown, clerkCreator, openClerkTown } from "../support/clerk-house";
import type { StandinUser } from "../support/clerk-standin/state";
import { deliver } from "../support/clerk-standin/webhooks";
import { beat, type Creator, type TestBeat } from "../support/world";

/**
 * The same build with Clerk's keys: Clerk's own components against a stand-in of its service, and everything behind them.
 * What the stand-in cannot show is how the live service differs from it.
 */
const EMAIL = `buyer-${randomBytes(4).toString("hex")}@people.backline.test`;
const PASSWORD = randomBytes(12).toString("base64url");

let town: ClerkTown;
let browser: OpenBrowser;
let page: Page;
let seller: Creator;
let sold: TestBeat;
const complaints: string[] = [];

beforeAll(async () => {
  town = await openClerkTown();
  seller = await clerkCreator(town);
  sold = await beat(seller);
  browser = await openBrowser();
  page = await browser.context.newPage();
  page.on("console", (message) => {
    if (/Content Security Policy|hydrat/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const at = (path: string) => `${town.house.appUrl}${path}`;
const status = async (path: string) => (await page.request.get(at(path))).status();
const sessionCookie = async () => (await browser.context.cookies()).find(({ name }) => name === "__session");

/** Signs in by Clerk's form, on the page that shows it. */
async function signIn(password: string): Promise<void> {
  const identifier = page.getByLabel("Email address");
  const whose = page.locator(".cl-identityPreview");
  const go = page.getByRole("button", { name: "Continue", exact: true });
  await identifier.or(whose).first().waitFor();
  if (await identifier.isVisible()) {
    await identifier.fill(EMAIL);
    await go.click();
    await whose.waitFor();
  }
  await page.getByLabel("Password", { exact: true }).fill(password);
  await go.click();
}

describe("with Clerk's keys the same build", () => {
  test("signs people up with Clerk's own form, and they come back to where they were", async () => {
    await page.goto(at(`/beats/${sold.slug}`));
    await page.goto(at(`/sign-up?next=${encodeURIComponent(`/beats/${sold.slug}`)}`));
    await page.getByLabel("First name").fill("Bea");
    await page.getByLabel("Last name").fill("Buyer");
    await page.getByLabel("Email address").fill(EMAIL);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await page.waitForURL(`**/beats/${sold.slug}`);
    await page.getByRole("button", { name: "Open user menu" }).waitFor();
    expect(await status("/api/sync-user")).toBe(200);
  });

  test("sells them a beat: paid in the sandbox, delivered, in the library over the live connection", async () => {
    await page.goto(at(`/beats/${sold.slug}`));
    await page.getByRole("button", { name: /^Buy .*\$25/ }).click();
    await page.waitForURL("**/c/pay/**");
    await page.getByLabel("Name on card").fill("Bea Buyer");
    await page.getByLabel("Card number").fill("4242 4242 4242 4242");
    await page.getByLabel("Expiry").fill("12 / 40");
    await page.getByLabel("CVC").fill("123");
    await page.getByRole("button", { name: /^Pay/ }).click();
    await page.waitForURL("**/checkout/success**");
    await page.getByRole("link", { name: /WAV/ }).first().waitFor({ timeout: 60_000 });
    await page.goto(at("/library"));
    await page.getByText(/Test Beat/).first().waitFor();
  });

  test("keeps a page that stays open signed in: Clerk's token of a minute is renewed behind it", async () => {
    const before = await sessionCookie();
    await until(async () => (await sessionCookie())?.value !== before?.value, "a renewed token", 90_000);
    expect(await status("/api/sync-user")).toBe(200);
    await page.getByText(/Test Beat/).first().waitFor();
  }, 120_000);

  test("renews a token on the way in, for a page as for a download opened as a document", async () => {
    await browser.context.clearCookies({ name: "__session" });
    expect(await status("/api/sync-user")).toBe(401);
    await page.goto(at("/library"));
    expect(new URL(page.url()).pathname).toBe("/library");
    await page.getByText(/Test Beat/).first().waitFor();

    const href = await page.getByRole("link", { name: /WAV/ }).first().getAttribute("href");
    await browser.context.clearCookies({ name: "__session" });
    const tab = await browser.context.newPage();
    const [download] = await Promise.all([tab.waitForEvent("download"), tab.goto(new URL(href ?? "", at("/")).href).catch(() => null)]);
    expect(Buffer.compare(readFileSync(await download.path()), Buffer.from(sold.master))).toBe(0);
    await tab.close();
  });

  test("signs out by Clerk's menu, at once for routes and pages", async () => {
    await page.goto(at("/library"));
    await page.getByRole("button", { name: "Open user menu" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).first().waitFor();
    expect(await status("/api/sync-user")).toBe(401);
    await page.goto(at("/library"));
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });

  test("refuses a wrong password in Clerk's words, lets the right one in, and no link's redirect leads elsewhere", async () => {
    await page.goto(at(`/sign-in?next=${encodeURIComponent("//evil.example/x")}&redirect_url=${encodeURIComponent("https://evil.example/")}`));
    await signIn("not the password");
    await page.getByText(/Password is incorrect/).first().waitFor();
    await signIn(PASSWORD);
    await page.getByRole("button", { name: "Open user menu" }).waitFor();
    expect(page.url()).toBe(at("/"));
  });

  test("keeps the documented session routes and closes its own password routes", async () => {
    const session = z.object({ user: z.object({ email: z.string() }), session: z.object({ id: z.string() }) });
    for (const path of ["/api/auth/session", "/api/auth/get-session"]) expect(session.parse(await (await page.request.get(at(path))).json()).user.email).toBe(EMAIL);
    for (const path of ["sign-up/email", "sign-in/email", "sign-out", "send-verification-email"]) {
      const answer = await page.request.post(at(`/api/auth/${path}`), { data: { email: EMAIL, password: PASSWORD, name: "x" }, headers: { origin: town.house.appUrl } });
      expect([answer.status(), z.object({ code: z.string() }).parse(await answer.json()).code]).toEqual([409, "identity_external"]);
    }
  });
});

test("the pages about passwords and links of our own lead to Clerk's sign-in", async () => {
  for (const path of ["/forgot-password", "/reset-password?token=x", "/sign-in/link", "/sign-in/link/confirm?token=x"]) {
    const answer = await fetch(at(path), { redirect: "manual" });
    expect([path, answer.status, answer.headers.get("location")]).toEqual([path, 307, "/sign-in"]);
  }
});

describe("identity in headers opens nothing", () => {
  /** What Clerk's middleware would leave for a route, signed with the real secret: only a thief of the secret could. */
  async function forged(): Promise<Record<string, string>> {
    const user = town.clerk.state.userByEmail(EMAIL);
    const token = await town.clerk.tokens.session({ id: "sess_forged", userId: user?.id ?? "", createdAt: 0 });
    return {
      "x-clerk-auth-status": "signed-in",
      "x-clerk-auth-token": token,
      "x-clerk-auth-signature": createHmac("sha1", town.clerk.secretKey).update(token).digest("hex"),
      "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
    };
  }

  test.each(["/api/sync-user", "/api/auth/convex-token", "/api/files/a.css"])("outside the middleware: %s", async (path) => {
    const answer = await fetch(at(path), { headers: await forged(), redirect: "manual" });
    expect([401, 403, 404, 400]).toContain(answer.status);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test.each(["/library", "/studio"])("inside it: %s", async (path) => {
    const answer = await fetch(at(path), { headers: await forged(), redirect: "manual" });
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toContain("/sign-in");
  });
});

describe("what Clerk says of a user", () => {
  const userOf = (email: string) => {
    const user = town.clerk.state.userByEmail(email);
    if (user === undefined) throw new Error("nobody signed up");
    return user;
  };
  const buyer = () => userOf(EMAIL);

  /** Who the functions take a Clerk user for, asked past the routes with Clerk's own token. */
  async function nameOf(user: StandinUser): Promise<string | null> {
    const client = new ConvexHttpClient(town.house.convex.url, { logger: false });
    client.setAuth(await town.clerk.tokens.template({ id: "sess_any", userId: user.id, createdAt: 0 }, "convex"));
    return (await client.query(api.identity.queries.viewer, {}))?.name ?? null;
  }

  async function rename(user: StandinUser, firstName: string): Promise<void> {
    Object.assign(user, { firstName, updatedAt: Date.now() + 1 });
    expect((await deliver(town.webhook, { type: "user.updated", data: town.clerk.json(user) })).status).toBe(200);
  }

  test("reaches the product by signed events, once each; unsigned ones reach nothing", async () => {
    const event = { type: "user.created", data: town.clerk.json(buyer()) };
    expect(await (await deliver(town.webhook, event, { id: "msg_1" })).json()).toEqual({ received: true, duplicate: false });
    expect(await (await deliver(town.webhook, event, { id: "msg_1" })).json()).toEqual({ received: true, duplicate: true });
    for (const changes of [{ secret: `whsec_${randomBytes(24).toString("base64")}` }, { at: new Date(Date.now() - 600_000) }, { body: "{}" }]) {
      expect((await deliver(town.webhook, { type: "user.deleted", data: { id: buyer().id, deleted: true } }, changes)).status).toBe(400);
    }
    await rename(buyer(), "Beatrice");
    await until(async () => (await nameOf(buyer())) === "Beatrice Buyer");
  });

  test("a deletion signs them out everywhere at once, while their token still lives, and late news bring nobody back", async () => {
    const user = buyer();
    const session = { id: "sess_alive", userId: user.id, createdAt: Date.now() };
    const headers = { authorization: `Bearer ${await town.clerk.tokens.session(session)}` };
    expect((await fetch(at("/api/sync-user"), { headers })).status).toBe(200);
    await deliver(town.webhook, { type: "user.deleted", data: { object: "user", id: user.id, deleted: true } });
    await until(async () => (await nameOf(user)) === null);
    expect((await fetch(at("/api/sync-user"), { headers })).status).toBe(401);
    await rename(user, "Lazarus");
    await rename(userOf(seller.email), "Sarah");
    await until(async () => (await nameOf(userOf(seller.email))) === "Sarah Person");
    expect(await nameOf(user)).toBeNull();
    expect(await (await fetch(at("/api/auth/session"), { headers })).json()).toBeNull();
    town.clerk.state.removeUser(user.id);
    await page.goto(at("/library"));
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });
});

test("nothing left for another host, no policy was broken, and no secret stands in the log", () => {
  expect(browser.outside).toEqual([]);
  expect(complaints).toEqual([]);
  const log = readFileSync(town.log, "utf8");
  expect(log).not.toContain(town.clerk.secretKey);
  expect(log).not.toContain(town.webhook.secret);
});
