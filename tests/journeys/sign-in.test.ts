import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { beat, creator, house, mailedLink, member, pay, stranger } from "../support/world";

const open: OpenBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) {
    expect(browser.outside).toEqual([]);
    await browser.close();
  }
});

async function browser(): Promise<Page> {
  const opened = await openBrowser();
  open.push(opened);
  return await opened.context.newPage();
}

const fresh = (who: string) => `${who}-${Date.now()}@people.backline.test`;
const at = (page: Page, path: string) => page.waitForURL((url) => url.origin === house().appUrl && url.pathname === path);

/** On a provider's consent page: continues as somebody with this address. */
async function continueAs(page: Page, email: string, { name = "Journey Person", verified = true, hidden = false } = {}): Promise<void> {
  await page.getByText("Somebody else").click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel(/has verified this address/).setChecked(verified);
  if (hidden) await page.getByLabel(/Keep it off/).check();
  await page.getByRole("button", { name: "Continue as this person" }).click();
}

async function whoIs(page: Page): Promise<{ user: { email: string; emailVerified: boolean; name: string } } | null> {
  return (await page.request.get(`${house().appUrl}/api/auth/session`)).json();
}

test("somebody new signs up with Google on their way to a beat, is verified at once, and buys it", async () => {
  const { slug } = await beat(await creator());
  const page = await browser();
  const email = fresh("google");
  await page.goto(`${house().appUrl}/sign-up?next=${encodeURIComponent(`/beats/${slug}`)}`);
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await page.getByRole("heading", { name: "Sign in with Google" }).waitFor();
  await continueAs(page, email, { name: "Gia Buyer" });
  await at(page, `/beats/${slug}`);
  expect((await whoIs(page))?.user).toMatchObject({ email, emailVerified: true, name: "Gia Buyer" });
  await page.getByRole("button", { name: /^Buy/ }).first().click();
  await page.waitForURL(/\/c\/pay\//);
  const sessionId = /cs_\w+/.exec(page.url())?.[0] ?? "";
  expect((await pay(sessionId)).status).toBe(200);
  await page.goto(`${house().appUrl}/checkout/success?session_id=${sessionId}`);
  await page.getByRole("link", { name: /WAV/ }).first().waitFor({ timeout: 60_000 });
});

test("an address that GitHub keeps private is a whole account here", async () => {
  const page = await browser();
  const email = fresh("github");
  await page.goto(`${house().appUrl}/sign-in?next=/library`);
  await page.getByRole("button", { name: "Continue with GitHub" }).click();
  await continueAs(page, email, { hidden: true });
  await at(page, "/library");
  expect((await whoIs(page))?.user).toMatchObject({ email, emailVerified: true });
});

test("cancelling at the provider leads back, says so, and keeps the way on", async () => {
  const page = await browser();
  await page.goto(`${house().appUrl}/sign-in?next=/library`);
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await at(page, "/sign-in");
  await page.getByRole("alert").filter({ hasText: "You cancelled, so nothing happened." }).waitFor();
  expect(new URL(page.url()).searchParams.get("next")).toBe("/library");
  expect(await whoIs(page)).toBeNull();
});

test("a Google account with a stranger's address that Google has not verified opens nothing, and says why", async () => {
  const victim = await member();
  const page = await browser();
  await page.goto(`${house().appUrl}/sign-in`);
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await continueAs(page, victim.email, { verified: false });
  await page.getByRole("alert").filter({ hasText: "Google has not verified the e-mail address" }).waitFor();
  expect(await whoIs(page)).toBeNull();
  expect((await victim.person.fetch("/api/sync-user")).status).toBe(200);
});

test("somebody squats on an address; its owner signs in with Google, and the squatter's password and session are dead", async () => {
  const email = fresh("squatted");
  const squatter = stranger();
  await squatter.post("/api/auth/sign-up/email", { email, password: "the squatter's own", name: "Squatter" });
  expect((await squatter.fetch("/api/sync-user")).status).toBe(200);
  const page = await browser();
  await page.goto(`${house().appUrl}/sign-in?next=/library`);
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await continueAs(page, email, { name: "The Owner" });
  await at(page, "/library");
  expect((await whoIs(page))?.user).toMatchObject({ email, emailVerified: true, name: "The Owner" });
  expect((await squatter.fetch("/api/sync-user")).status).toBe(401);
  expect((await stranger().post("/api/auth/sign-in/email", { email, password: "the squatter's own" })).status).toBe(401);
});

test("a mailed link signs in from another browser after one click, and a second time it is over", async () => {
  const email = fresh("magic");
  const desk = await browser();
  await desk.goto(`${house().appUrl}/sign-in`);
  await desk.getByRole("link", { name: "E-mail me a link" }).click();
  await desk.getByRole("heading", { name: "Sign in by mail" }).waitFor();
  await desk.getByLabel("E-mail").fill(email);
  await desk.getByRole("button", { name: "E-mail me a link" }).click();
  await desk.getByText(`Look in the inbox of ${email}.`).waitFor();
  expect(await desk.getByRole("button", { name: /Send it again in/ }).isDisabled()).toBe(true);

  const link = await mailedLink(email, "magic-link");
  const phone = await browser();
  await phone.goto(link.href);
  await phone.getByRole("heading", { name: "Create your account" }).waitFor();
  expect(await whoIs(phone)).toBeNull();
  await phone.getByLabel("Name").fill("Mag Link");
  await phone.getByRole("button", { name: "Create account" }).click();
  await at(phone, "/");
  expect((await whoIs(phone))?.user).toMatchObject({ email, emailVerified: true, name: "Mag Link" });

  await desk.goto(link.href);
  await desk.getByRole("heading", { name: "This link no longer works" }).waitFor();
  expect(await whoIs(desk)).toBeNull();
});

test("a forgotten password: the link sets a new one, signs in here, signs out everywhere else, and works once", async () => {
  const { person, email, password } = await member();
  const page = await browser();
  await page.goto(`${house().appUrl}/sign-in`);
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await page.getByRole("heading", { name: "Forgot your password?" }).waitFor();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await page.getByText(`Look in the inbox of ${email}.`).waitFor();
  const link = await mailedLink(email, "reset-password");
  await page.goto(link.href);
  await page.getByLabel("New password").fill("a better horse");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await at(page, "/library");
  expect((await person.fetch("/api/sync-user")).status).toBe(401);
  expect((await stranger().post("/api/auth/sign-in/email", { email, password })).status).toBe(401);
  await page.goto(link.href);
  await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
});
