import { afterAll, beforeAll, expect, test } from "vitest";
import { momentField } from "../../components/studio/edit/release-time";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { type Creator, creator, draft, house } from "../support/world";

/** The zone of the browser, and of this test: the field is typed by the browser's clock. */
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const MINUTE = 60_000;

let browser: OpenBrowser;
let seller: Creator;

beforeAll(async () => {
  browser = await openBrowser({ timezoneId: ZONE });
  seller = await creator();
  await browser.context.addCookies(seller.person.cookies());
});
afterAll(() => browser.close());

test("a draft is scheduled, moved and called off on its desk, and then goes on sale by itself with nobody pressing anything", async () => {
  const made = await draft(seller);
  const page = await browser.context.newPage();
  await page.goto(`${house().appUrl}/studio/beats/${made.beatId}`);
  const schedule = async (button: string, at: number) => {
    await page.getByRole("button", { name: button }).click();
    await page.getByLabel("Goes on sale at").fill(momentField(at));
    await page.getByRole("button", { name: "Schedule", exact: true }).click();
  };
  await schedule("Schedule instead", Date.now() - 2 * MINUTE);
  await page.getByText("That moment is over. Choose a later one.").waitFor();
  await page.getByLabel("Goes on sale at").fill(momentField(Date.now() + 24 * 60 * MINUTE));
  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  await page.getByText(/^Goes on sale by itself on /).waitFor();
  await page.getByRole("button", { name: "Call it off" }).click();
  await page.getByText(/^Goes on sale by itself on /).waitFor({ state: "detached" });

  await schedule("Schedule instead", Date.now() + 24 * 60 * MINUTE);
  await page.getByText(/^Goes on sale by itself on /).waitFor();
  const table = await browser.context.newPage();
  await table.goto(`${house().appUrl}/studio`);
  await table.getByText("Scheduled", { exact: true }).waitFor();

  // The field goes by whole minutes: the next one that is not nearly over.
  await schedule("Change the time", Math.ceil((Date.now() + 15_000) / MINUTE) * MINUTE);
  await page.getByRole("link", { name: "See it in the store" }).waitFor({ timeout: 120_000 });
  await table.getByText("On sale", { exact: true }).waitFor();
  const market = await browser.context.newPage();
  expect((await market.goto(`${house().appUrl}/beats/${made.slug}`))?.status()).toBe(200);
});
