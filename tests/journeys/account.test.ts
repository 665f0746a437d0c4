import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { beat, checkout, creator, house, mailedLink, member, type Member, orderWhen, pay, purchase, stranger } from "../support/world";

let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  expect(browser.outside).toEqual([]);
  await browser.close();
});

async function pageOf(who: Member, path: string): Promise<Page> {
  await browser.context.clearCookies();
  await browser.context.addCookies(who.person.cookies());
  const page = await browser.context.newPage();
  await page.goto(house().appUrl + path);
  return page;
}

test("a buyer finds their order, its receipt and their download again, and nobody else's", async () => {
  const seller = await creator();
  const [made, another] = [await beat(seller), await beat(seller)];
  const buyer = await member();
  const { order } = await purchase(buyer.person, made.beatId);
  await checkout(buyer.person, another.beatId);

  const page = await pageOf(buyer, "/library");
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Orders" }).click();
  await page.getByRole("heading", { level: 1, name: "Orders" }).waitFor();
  const rows = page.getByRole("main").getByRole("heading", { level: 2 });
  await rows.nth(1).waitFor();
  await page.getByText("Not finished").waitFor();
  expect(await page.getByRole("link", { name: "Finish this order" }).getAttribute("href")).toMatch(/\/c\/pay\//);

  await page.getByRole("link", { name: `Order ${order.number}` }).click();
  await page.getByRole("heading", { level: 1, name: order.number }).waitFor();
  const receipt = await page.getByRole("link", { name: "Receipt (PDF)" }).getAttribute("href");
  const answer = await page.request.get(house().appUrl + receipt);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);

  await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /WAV/ }).click()]);
  await page.goto(`${house().appUrl}/library/downloads`);
  await page.getByRole("main").getByRole("listitem").filter({ hasText: "WAV" }).waitFor();

  const other = await pageOf(await member(), `/orders/${order.orderId}`);
  await other.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
});

test("a licence says in plain words what it allows, and how to name the producer", async () => {
  const made = await beat(await creator());
  const buyer = await member();
  await purchase(buyer.person, made.beatId);
  const page = await pageOf(buyer, "/library");
  await page.getByRole("button", { name: /^What may I do/ }).click();
  const window = page.getByRole("dialog");
  await window.getByText(/^Included: Up to [\d,]+ streams/).waitFor();
  await window.getByText("Prod. by Test Store").waitFor();
  await page.keyboard.press("Escape");
  await window.waitFor({ state: "hidden" });
});

test("an account moves to another address, gets another password, and ends", async () => {
  const person = await member("Restless Person");
  const moved = `moved-${person.email}`;
  const page = await pageOf(person, "/settings");
  await page.getByLabel("Your name").fill("Settled Person");
  await page.getByRole("button", { name: "Save name" }).click();
  await page.getByText("Saved.").waitFor();

  await page.getByLabel("New e-mail address").fill(moved);
  await page.getByLabel("Your password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Send a link to the new address" }).click();
  await page.getByText(`If ${moved} is free`).waitFor();
  await page.goto((await mailedLink(moved, "change-email")).href);
  await page.getByRole("button", { name: "Use this address" }).click();
  await page.waitForURL("**/settings");
  await page.getByText(`Your account’s address is ${moved}.`).waitFor();

  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill("another password");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByRole("alert").getByText("The password is not right.").waitFor();
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("Changed. Every other device is signed out.").waitFor();
  expect((await stranger().post("/api/auth/sign-in/email", { email: moved, password: "another password" })).status).toBe(200);

  await page.reload();
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("button", { name: "Sign out everywhere else" }).waitFor({ state: "detached" });

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download your data" }).click()]);
  expect(file.suggestedFilename()).toMatch(/^account-.*\.json$/);

  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByRole("dialog").getByLabel("Your password").fill("another password");
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto(`${house().appUrl}/settings`);
  await page.waitForURL("**/sign-in**");
  expect((await stranger().post("/api/auth/sign-in/email", { email: moved, password: "another password" })).status).toBe(401);
});

test("a seller whose money is not settled is told why their account stays", async () => {
  const seller = await creator();
  const made = await beat(seller);
  const buyer = await member();
  const { sessionId } = await checkout(buyer.person, made.beatId);
  await pay(sessionId);
  await orderWhen(buyer.person, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
  const page = await pageOf(seller, "/settings");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByRole("dialog").getByLabel("Your password").fill(seller.password);
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await page.getByRole("alert").getByText("balance is not zero").waitFor();
});
