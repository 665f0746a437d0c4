import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { createAccount } from "../support/steps";
import { beat, creator, house, wav } from "../support/world";

const open: OpenBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) {
    expect(browser.outside).toEqual([]);
    await browser.close();
  }
});

/** Somebody new at the sign-up page, who came without a place to go to, on the page that welcomes them. */
async function newcomer(name: string) {
  const browser = await openBrowser();
  open.push(browser);
  const page = await browser.context.newPage();
  await page.goto(`${house().appUrl}/sign-up`);
  await createAccount(page, { name, email: `new-${randomBytes(5).toString("hex")}@people.backline.test`, password: randomBytes(12).toString("base64url") });
  await page.getByRole("heading", { level: 1, name: `Welcome, ${name}.` }).waitFor();
  return page;
}

test("a fan is four presses from the welcome to a downloaded beat: free beats, the beat, get it, download", async () => {
  const made = await beat(await creator(), { basic: 0 });
  const page = await newcomer("New Fan");
  await page.getByRole("link", { name: "Beats that are free" }).click();
  await page.waitForURL((url) => url.pathname === "/beats" && url.searchParams.get("price") === "0-0");
  await page.locator(`a[href="/beats/${made.slug}"]`).first().click();
  await page.getByRole("button", { name: /^Get it free/ }).click();
  await page.waitForURL("**/checkout/success**");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /MP3|WAV/ }).first().click()]);
  expect(file.suggestedFilename()).toMatch(/\.(mp3|wav)$/);
});

test("a creator is led from the welcome to a beat on sale, and the steps go when it is there", async () => {
  const master = join(mkdtempSync(join(tmpdir(), "backline-onboarding-")), "First Light.wav");
  writeFileSync(master, wav());
  const page = await newcomer("New Creator");
  await page.getByRole("main").getByRole("link", { name: "Open a store" }).click();
  await page.getByLabel("Store name").fill(`First ${randomBytes(4).toString("hex")}`);
  await page.getByRole("button", { name: "Open the store" }).click();
  await page.waitForURL("**/studio");

  const steps = page.getByRole("region", { name: "Your first sale begins here" });
  await steps.waitFor();
  await page.getByRole("heading", { name: "No beats yet" }).waitFor();
  expect(await page.getByRole("link", { name: "Add your first beat" }).count()).toBe(1);
  await steps.locator("li[aria-current=step]").getByRole("link", { name: "Add your first beat" }).click();
  await page.getByLabel(/Choose a WAV/).setInputFiles(master);
  await page.getByText("Uploaded.").waitFor();
  await page.getByLabel("Genre").click();
  await page.getByRole("option", { name: "Trap" }).click();
  await page.getByRole("button", { name: "Save the beat" }).click();
  await page.getByRole("button", { name: "Publish" }).waitFor();

  await page.goto(`${house().appUrl}/studio`);
  await steps.locator("li[aria-current=step]").getByRole("link", { name: "Publish First Light" }).click({ timeout: 60_000 });
  await page.getByRole("button", { name: "Publish" }).click({ timeout: 60_000 });
  await page.getByRole("link", { name: "See it in the store" }).waitFor();
  await page.goto(`${house().appUrl}/studio`);
  await page.getByText("First Light").first().waitFor();
  await steps.waitFor({ state: "detached" });
});

test("the steps can be put away, and stay away", async () => {
  const seller = await creator();
  const browser = await openBrowser();
  open.push(browser);
  await browser.context.addCookies(seller.person.cookies());
  const page = await browser.context.newPage();
  await page.goto(`${house().appUrl}/studio`);
  const steps = page.getByRole("region", { name: "Your first sale begins here" });
  await page.getByRole("button", { name: "Hide these steps" }).click();
  await steps.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("heading", { name: "Your beats" }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await steps.count()).toBe(0);
});
