import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { payWith } from "../support/steps";
import { beat, creator, house, member } from "../support/world";

let desk: OpenBrowser;
let phone: OpenBrowser;
beforeAll(async () => {
  [desk, phone] = [await openBrowser(), await openBrowser({ viewport: { width: 390, height: 844 } })];
});
afterAll(async () => {
  await desk.close();
  await phone.close();
});

test("a buyer proposes a price, the seller names another, the buyer takes it and pays it", async () => {
  const seller = await creator();
  const made = await beat(seller, { basic: 2_500, premium: 7_500 });
  await desk.context.addCookies(seller.person.cookies());
  const studio = await desk.context.newPage();
  await studio.goto(`${house().appUrl}/studio/offers`);
  await studio.getByText("No offers yet").waitFor();
  const otherTab = await desk.context.newPage();
  await otherTab.goto(`${house().appUrl}/studio/offers`);
  await otherTab.getByLabel("Basic lease", { exact: true }).waitFor();
  await studio.getByLabel("Basic lease", { exact: true }).check();
  await studio.getByLabel("Floor for basic lease, in dollars").fill("15");
  await studio.getByRole("button", { name: "Save floors" }).click();
  await studio.getByText("Saved. Buyers’ next offers are held to it.").waitFor();
  // A tab that touched nothing follows, and has nothing to write back over it.
  await otherTab.getByLabel("Floor for basic lease, in dollars").and(otherTab.locator('[value="15"], [value="15.00"]')).waitFor();
  expect(await otherTab.getByRole("button", { name: "Save floors" }).isDisabled()).toBe(true);
  await otherTab.close();

  const buyer = await member("Offer Buyer");
  await phone.context.addCookies(buyer.person.cookies());
  const page = await phone.context.newPage();
  await page.goto(`${house().appUrl}/beats/${made.slug}`);
  await page.getByRole("button", { name: "Make an offer: Basic lease" }).click();
  await page.getByLabel("Your price, in dollars").fill("10");
  await page.getByRole("button", { name: "Send the offer" }).click();
  await page.getByText("The seller does not take an offer this low.").waitFor();
  await page.getByLabel("Your price, in dollars").fill("18");
  await page.getByLabel("Message").fill("For my first EP.");
  await page.getByRole("button", { name: "Send the offer" }).click();
  await page.getByText("The seller has your offer.").waitFor();

  await studio.getByText("For my first EP.").waitFor();
  await studio.getByRole("button", { name: "Name a price" }).click();
  await studio.getByLabel("Your price, in dollars").fill("22");
  await studio.getByRole("button", { name: "Send the price" }).click();
  await studio.getByText("Waiting", { exact: true }).waitFor();

  await page.getByRole("link", { name: "your offers" }).click();
  await page.getByRole("button", { name: "Take $22" }).click();
  await page.getByRole("link", { name: "Buy for $22" }).click();
  await page.getByText(/Agreed with the seller, \$25 before/).waitFor();
  await page.getByRole("button", { name: "Buy for $22: Basic lease" }).click();
  await page.waitForURL("**/c/pay/**");
  await page.getByText("$22.00").first().waitFor();
  await payWith(page, "4242 4242 4242 4242");
  await page.waitForURL("**/checkout/success**");
  await page.getByRole("link", { name: /WAV/ }).first().waitFor({ timeout: 60_000 });
  await studio.getByText("Sold", { exact: true }).waitFor();
  expect([...desk.outside, ...phone.outside]).toEqual([]);
});
