import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RATE_TIERS } from "../../lib/domain/limits";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { house, type Member, member } from "../support/world";

/** How a page behind sign-in comes by the token of its live connection. */
const TOKEN_PATH = "/api/auth/convex-token";
let browser: OpenBrowser;
let reader: Member;

beforeAll(async () => {
  browser = await openBrowser();
  reader = await member();
  await browser.context.addCookies(reader.person.cookies());
});
afterAll(() => browser.close());

/** The statuses with which tokens were answered on a page. */
function tokenAnswers(page: Page): number[] {
  const statuses: number[] = [];
  page.on("response", (response) => {
    if (new URL(response.url()).pathname === TOKEN_PATH) statuses.push(response.status());
  });
  return statuses;
}

test("a page behind sign-in asks for its token once", async () => {
  const page = await browser.context.newPage();
  const answers = tokenAnswers(page);
  await page.goto(`${house().appUrl}/library`);
  await page.getByText("Nothing here yet").waitFor();
  await page.waitForLoadState("networkidle");
  expect(answers).toEqual([200]);
  await page.close();
});

test("a page whose token was refused for asking too often waits as it was told, and fills by itself", async () => {
  // The page's own question and these: one more than a minute allows.
  for (let asked = 0; asked < RATE_TIERS.standard; asked++) await (await reader.person.fetch(TOKEN_PATH)).text();
  const page = await browser.context.newPage();
  const answers = tokenAnswers(page);
  await page.goto(`${house().appUrl}/library`);
  await page.waitForResponse((response) => response.url().endsWith(TOKEN_PATH) && response.status() === 429);
  await page.getByRole("heading", { name: "Library" }).waitFor();
  expect(await page.getByText("Nothing here yet").count()).toBe(0);
  await page.getByText("Nothing here yet").waitFor({ timeout: 80_000 });
  expect(answers[0]).toBe(429);
  expect(answers.at(-1)).toBe(200);
  await page.close();
}, 120_000);
