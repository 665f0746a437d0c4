import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { beat, type Creator, creator, house, member, purchase, runInternally } from "../support/world";

let browser: OpenBrowser;
let seller: Creator;

beforeAll(async () => {
  browser = await openBrowser();
  seller = await creator();
  await browser.context.addCookies(seller.person.cookies());
});
afterAll(() => browser.close());

test("before anything happened the page says how it begins; after a sale it shows it, with what the balance shows", async () => {
  const page = await browser.context.newPage();
  await page.goto(`${house().appUrl}/studio/analytics`);
  await page.getByRole("heading", { name: "Nothing happened in this time" }).waitFor();

  const made = await beat(seller);
  await purchase((await member()).person, made.beatId);
  const sales = page.locator("dl > div", { hasText: "Sales" }).locator("dd").first();
  // What is younger than a minute waits for the next run.
  const counted = async () => {
    await runInternally("analytics/mutations:rollUp", {});
    return (await sales.count()) > 0 ? await sales.innerText() : "";
  };
  await expect.poll(counted, { timeout: 150_000, interval: 3_000 }).toBe("1");

  const net = await page.locator("dl > div", { hasText: "Net revenue" }).locator("dd").first().innerText();
  const balance = await browser.context.newPage();
  await balance.goto(`${house().appUrl}/studio/balance`);
  await balance.getByText(net, { exact: true }).first().waitFor();

  await page.getByRole("button", { name: "What net revenue means" }).click();
  await page.getByText(/a refund comes off on the day of the refund/).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "7 days" }).click();
  await page.waitForURL("**/studio/analytics?range=7d");
  await page.goBack();
  await page.waitForURL(/\/studio\/analytics$/);
  // There are sales and no plays: opened on them, the chart begins with the money.
  await page.reload();
  const chart = page.getByRole("group", { name: "Figure" });
  await chart.getByRole("button", { name: "Net revenue", pressed: true }).waitFor();
  await page.getByRole("button", { name: "As a table" }).click();
  await page.getByRole("region", { name: "Net revenue over time" }).getByText(net, { exact: true }).waitFor();
  await chart.getByRole("button", { name: "Plays" }).click();
  await page.waitForURL("**/studio/analytics?figure=plays");
  await page.getByRole("button", { name: "7 days" }).click();
  await page.waitForURL("**/studio/analytics?figure=plays&range=7d");
  await chart.getByRole("button", { name: "Plays", pressed: true }).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV Export beats as CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^figures-by-beat-.*\.csv$/);
}, 240_000);
