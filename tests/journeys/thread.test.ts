import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { createAccount, payWith } from "../support/steps";
import { house, wav } from "../support/world";

/**
 * The thread of the product, by hand: from nothing to a downloaded master and a contract that the public page confirms.
 * Everything is done through what people see; only the sandbox's inbox and card form stand outside the app.
 */
const folder = mkdtempSync(join(tmpdir(), "backline-journey-"));
const masterFile = join(folder, "Late Train.wav");
const master = wav();
const unique = randomBytes(4).toString("hex");
const PASSWORD = randomBytes(12).toString("base64url");

let seller: OpenBrowser;
let buyer: OpenBrowser;
let anybody: OpenBrowser;
beforeAll(async () => {
  writeFileSync(masterFile, master);
  [seller, buyer, anybody] = [await openBrowser(), await openBrowser(), await openBrowser()];
});
afterAll(async () => {
  await seller.close();
  await buyer.close();
  await anybody.close();
});

test("a beat is sold, whole: sign-up, store, WAV, declined card, paid card, download byte for byte, contract confirmed", async () => {
  const studio = await seller.context.newPage();
  await signUp(studio, "/sell", { name: "Journey Seller", email: `seller-${unique}@people.backline.test` });

  await studio.getByLabel("Store name").fill(`Journey ${unique}`);
  await studio.getByRole("button", { name: "Open the store" }).click();
  await studio.waitForURL("**/studio");
  await studio.getByRole("link", { name: "Add your first beat" }).click();

  await studio.getByLabel(/Choose a WAV/).setInputFiles(masterFile);
  await studio.getByText("Uploaded.").waitFor();
  expect(await studio.getByLabel("Title").inputValue()).toBe("Late Train");
  await studio.getByLabel("Title").fill(`Late Train ${unique}`);
  await studio.getByLabel("Genre").click();
  await studio.getByRole("option", { name: "Boom bap" }).click();
  await studio.getByLabel("BPM").fill("92");
  await studio.getByRole("button", { name: "Save the beat" }).click();
  await studio.getByRole("button", { name: "Publish" }).click({ timeout: 60_000 });
  await studio.getByRole("link", { name: "See it in the store" }).waitFor();

  const shop = await buyer.context.newPage();
  await shop.goto(`${house().appUrl}/beats`);
  await shop.getByRole("link", { name: `Late Train ${unique}` }).first().click();
  await shop.waitForURL("**/beats/late-train-*");
  const beatUrl = shop.url();
  await signUp(shop, new URL(beatUrl).pathname, { name: "Journey Buyer", email: `buyer-${unique}@people.backline.test` });
  await shop.waitForURL(beatUrl);

  await shop.getByRole("button", { name: /^Buy .*\$25/ }).click();
  await shop.waitForURL("**/c/pay/**");
  await payWith(shop, "4000 0000 0000 0002");
  await shop.getByText(/declined/i).first().waitFor();
  await payWith(shop, "4242 4242 4242 4242");
  await shop.waitForURL("**/checkout/success**");
  // The page turns from "confirming" to done by itself.
  const wavLink = shop.getByRole("link", { name: /WAV/ }).first();
  await wavLink.waitFor({ timeout: 60_000 });

  const [download] = await Promise.all([shop.waitForEvent("download"), wavLink.click()]);
  const saved = join(folder, "downloaded.wav");
  await download.saveAs(saved);
  expect(sha256(readFileSync(saved))).toBe(sha256(master));

  await shop.goto(`${house().appUrl}/library`);
  await shop.getByText(`Late Train ${unique}`).first().waitFor();
  const contract = await contractPdf(shop);
  expect(contract.subarray(0, 5).toString()).toBe("%PDF-");

  const verifyHref = await shop.getByRole("link", { name: /verif/i }).first().getAttribute("href");
  const publicPage = await anybody.context.newPage();
  await publicPage.goto(new URL(verifyHref ?? "", house().appUrl).href);
  await publicPage.getByText(`Late Train ${unique}`).first().waitFor();
  await publicPage.getByText(sha256(contract)).first().waitFor();
  expect(await publicPage.content()).not.toContain(`buyer-${unique}@`);

  expect([...seller.outside, ...buyer.outside, ...anybody.outside]).toEqual([]);
}, 300_000);

async function signUp(page: Page, next: string, who: { name: string; email: string }): Promise<void> {
  await page.goto(`${house().appUrl}/sign-up?next=${encodeURIComponent(next)}`);
  await createAccount(page, { ...who, password: PASSWORD });
}

async function contractPdf(page: Page): Promise<Buffer> {
  const href = await page.getByRole("link", { name: /contract/i }).first().getAttribute("href");
  const answer = await page.request.get(new URL(href ?? "", house().appUrl).href);
  expect(answer.headers()["content-type"]).toContain("application/pdf");
  return answer.body();
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
