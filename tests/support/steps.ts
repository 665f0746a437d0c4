import { until } from "../../scripts/seed/until";
import type { Page } from "playwright-core";

/** What people do on pages, step by step, as more than one journey does it. */
export interface Newcomer {
  name: string;
  email: string;
  password: string;
}

/** On the sign-up page: makes an account, opens the link in the mail in the sandbox's inbox, and goes on to where it was going. */
export async function createAccount(page: Page, who: Newcomer): Promise<void> {
  await page.getByLabel("Name").fill(who.name);
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/verify-email**");

  const inbox = await page.context().newPage();
  await inbox.goto((await page.getByRole("link", { name: "Open the local inbox" }).getAttribute("href")) ?? "");
  const mail = inbox.getByRole("link", { name: new RegExp(who.email.replace(/[.+]/g, "\\$&")) }).first();
  // The inbox shows what had arrived when it was opened; on a busy machine the mail may come after.
  await until(async () => (await mail.isVisible()) || ((await inbox.reload()) !== null && (await mail.isVisible())), "the mail");
  await mail.click();
  const [verified] = await Promise.all([inbox.context().waitForEvent("page"), inbox.frameLocator("iframe").getByRole("link", { name: /verify/i }).first().click()]);
  await verified.waitForLoadState();
  await verified.close();
  await inbox.close();

  // The first page notices by itself.
  await page.getByRole("link", { name: "Continue" }).click({ timeout: 60_000 });
}

/** On the sandbox's payment page: pays with a card. */
export async function payWith(page: Page, card: string): Promise<void> {
  await page.getByLabel("Name on card").fill("Journey Buyer");
  await page.getByLabel("Card number").fill(card);
  await page.getByLabel("Expiry").fill("12 / 40");
  await page.getByLabel("CVC").fill("123");
  await page.getByRole("button", { name: /^Pay/ }).click();
}
