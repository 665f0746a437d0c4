import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../../scripts/seed/until";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { rows } from "../support/tables";
import { beat, creator, house, member } from "../support/world";

/** As a person's browser names itself: without a window Chromium says so, and what says so is not counted. */
const PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

let browser: OpenBrowser;
let crawler: OpenBrowser;
beforeAll(async () => {
  [browser, crawler] = [await openBrowser({ userAgent: PERSON }), await openBrowser()];
});
afterAll(async () => {
  await browser.close();
  await crawler.close();
});

test("a visit and a play are counted once with the link they came by, which stays with the order; a program's are not", async () => {
  const made = await beat(await creator());
  const address = `${house().appUrl}/beats/${made.slug}`;
  const counted = async () => (await rows("signals")).filter(({ beatId }) => beatId === made.beatId).map(({ kind, source }) => `${kind} ${source}`).sort();
  const buyer = await member();
  await browser.context.addCookies(buyer.person.cookies());

  for (const { context } of [crawler, browser]) {
    const page = await context.newPage();
    await page.goto(`${address}?utm_source=Newsletter&utm_medium=email&utm_campaign=spring`);
    // Similar beats have buttons of their own.
    const title = await page.getByRole("heading", { level: 1 }).innerText();
    const button = (name: string) => page.getByRole("main").getByRole("button", { name: `${name} ${title}` });
    await button("Play").click();
    await button("Pause").waitFor();
    await button("Play").waitFor({ timeout: 60_000 });
    // Whoever leaves tells what is not told yet.
    await page.goto(`${house().appUrl}/sell`);
  }
  const source = "newsletter / email / spring";
  await until(async () => (await counted()).length === 2, "a visit and a play");
  expect(await counted()).toEqual([`play ${source}`, `visit ${source}`]);

  const page = await browser.context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Buy for $25: Basic lease" }).click();
  await page.waitForURL("**/c/pay/**");
  const order = (await rows("orders")).find(({ buyerEmail }) => buyerEmail === buyer.email);
  expect(order?.source).toBe(source);
  expect(await counted()).toHaveLength(2);
  expect([...browser.outside, ...crawler.outside]).toEqual([]);
});
