import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { type Creator, creator, house, member } from "../support/world";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const findings = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));
/** The longest that a killed Convex takes to come back on a busy machine. */
const RECOVERY_MS = 120_000;
const OFFLINE = { name: "There is no connection" };

let browser: OpenBrowser;
let seller: Creator;

beforeAll(async () => {
  seller = await creator();
  browser = await openBrowser({ serviceWorkers: "allow" });
});
afterAll(() => browser.close());

test("without a connection a page says what works, and opens by itself when the connection is back", async () => {
  const { context } = browser;
  const page = await context.newPage();
  await page.goto(house().appUrl);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await context.setOffline(true);
  await page.goto(`${house().appUrl}/beats`);
  await page.getByRole("heading", OFFLINE).waitFor();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const found = findings.parse(await page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)"));
      expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    }
  }
  // Trying too early changes nothing.
  await page.getByRole("link", { name: "Try again" }).click();
  await page.getByRole("heading", OFFLINE).waitFor();

  await context.setOffline(false);
  await page.getByRole("heading", { name: "Beats", level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/beats");
  await page.close();
});

test("nothing of what a signed-in person saw stays in the browser's caches", async () => {
  const { context } = browser;
  await context.addCookies((await member()).person.cookies());
  const page = await context.newPage();
  await page.goto(`${house().appUrl}/library`);
  await page.getByText("Nothing here yet").waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole("heading", OFFLINE).waitFor();
  await context.setOffline(false);
  await page.getByText("Nothing here yet").waitFor();
  await page.close();
});

test("a live room says that its connection is gone, and stops saying so", async () => {
  const { context } = browser;
  await context.addCookies((await member()).person.cookies());
  const page = await context.newPage();
  await page.goto(`${house().appUrl}/library`);
  await page.getByText("Nothing here yet").waitFor();
  const lost = page.getByText("The connection is gone.");
  expect(await lost.count()).toBe(0);
  await context.setOffline(true);
  await lost.waitFor();
  // What was there can still be read.
  expect(await page.getByText("Nothing here yet").isVisible()).toBe(true);
  await context.setOffline(false);
  await lost.waitFor({ state: "detached" });
  await page.close();
});

test("a page that broke names its error in the server's log, and is there after trying again", async () => {
  // A visitor: for somebody signed in the frame itself asks Convex who they are.
  await browser.context.clearCookies();
  const page = await breaking("stores/queries:bySlug", `/${seller.slug}`);
  await page.getByRole("heading", { name: "This page could not be shown" }).waitFor();
  await page.getByText(/^Reference \S+$/).waitFor();
  expect(await page.getByRole("link", { name: "Browse beats" }).getAttribute("href")).toBe("/beats");
  await tryUntil(page, "Nothing on sale yet");
  await page.close();
}, 2 * RECOVERY_MS);

test("where the frame itself broke our own page says so, with the error's name, and trying again brings the whole site", async () => {
  await browser.context.addCookies((await member()).person.cookies());
  const page = await breaking("identity/queries:viewer", "/library");
  await page.getByRole("heading", { name: "Backline cannot be shown right now" }).waitFor();
  await page.getByText(/^Reference \S+$/).waitFor();
  expect(await page.getByRole("link", { name: "Front page" }).getAttribute("href")).toBe("/");
  expect(await page.getByRole("banner").count()).toBe(0);
  await tryUntil(page, "Nothing here yet");
  expect(await page.getByRole("banner").count()).toBe(1);
  await page.close();
}, 2 * RECOVERY_MS);

test("what does not exist is 404 and what needs an account leads to the sign-in, before anything is shown", async () => {
  const status = async (path: string) => (await fetch(house().appUrl + path, { redirect: "manual" })).status;
  for (const path of ["/beats/no-such-beat", "/no-such-store", "/verify/no-such-licence", "/no/such/page"]) expect(await status(path), path).toBe(404);
  for (const path of ["/library", "/studio", "/studio/balance"]) expect(await status(path), path).toBe(307);
});

/** A page whose visit kills Convex with the named call. */
async function breaking(call: string, path: string): Promise<Page> {
  await fetch(`${house().control}/arm`, { method: "POST", body: JSON.stringify({ from: "app", to: "convex", name: call, moment: "before", victim: "convex" }) });
  const page = await browser.context.newPage();
  const response = await page.goto(house().appUrl + path);
  expect(response?.status()).toBe(500);
  return page;
}

/** Presses "Try again" as often as it takes: Convex was killed and needs a moment to come back. */
async function tryUntil(page: Page, shown: string): Promise<void> {
  const again = page.getByRole("button", { name: "Try again" });
  const attempt = async () => {
    if (await again.isEnabled().catch(() => false)) await again.click();
    return await page.getByText(shown).count();
  };
  await expect.poll(attempt, { timeout: RECOVERY_MS }).toBeGreaterThan(0);
}
