import { gunzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { scriptsOf } from "../support/document";
import { ask } from "../support/raw";
import { house } from "../support/world";

/** When a page's scripts run, as our own start serves it (decision 0037). */
let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("over a near line scripts are fetched after the first paint", async () => {
  const { paint, scripts } = await visit();
  expect(scripts.length).toBeGreaterThan(5);
  for (const { startTime } of scripts) expect(startTime).toBeGreaterThanOrEqual(paint ?? Number.POSITIVE_INFINITY);
});

test("over a far line they are fetched meanwhile, once each", async () => {
  const { paint, scripts } = await visit((page) => page.addInitScript("Object.defineProperty(navigator, 'connection', { value: { rtt: 150 } })"));
  expect(Math.min(...scripts.map(({ startTime }) => startTime))).toBeLessThan(paint ?? 0);
  expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
});

test.each([
  ["a tab that nobody sees", "Object.defineProperty(document, 'visibilityState', { value: 'hidden' })"],
  ["a browser that does not tell of a paint", "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: ['resource'] })"],
  ["a browser that tells of nothing", "delete window.PerformanceObserver"],
])("in %s they run all the same", async (_where, init) => {
  await visit((page) => page.addInitScript(init));
});

test("what is there with the document's `load` answers: it comes after the scripts", async () => {
  const page = await browser.context.newPage();
  await page.goto(house().appUrl, { waitUntil: "load" });
  const { load, scripts } = await page.evaluate(() => ({
    load: performance.timing.loadEventStart - performance.timing.navigationStart,
    scripts: performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).map(({ startTime, duration }) => startTime + duration),
  }));
  expect(scripts.length).toBeGreaterThan(5);
  expect(load).toBeGreaterThanOrEqual(Math.floor(Math.max(...scripts)));
  expect(await page.locator("iframe").count()).toBe(0);
  await page.close();
});

test("to whoever takes gzip Next's own page is sent", async () => {
  const { headers, body } = await ask("/beats", { "accept-encoding": "gzip" });
  expect(headers["content-encoding"]).toBe("gzip");
  const document = gunzipSync(body).toString();
  expect(document).not.toContain("held(");
  expect(scriptsOf(document).sort()).toEqual(scriptsOf((await ask("/beats", {})).body.toString()).sort());
});

/** Opens the marketplace, waits until it answers to a press, and tells when it was painted first (ms, null = not told) and which scripts it fetched. */
async function visit(prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<{ paint: number | null; scripts: { name: string; startTime: number }[] }> {
  const page = await browser.context.newPage();
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await prepare(page);
  await page.goto(`${house().appUrl}/beats`, { waitUntil: "load" });
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).waitFor();
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
    // The menu's own code is among them: it comes with the press.
    scripts: performance.getEntriesByType("resource").filter(({ name }) => name.includes("/_next/static/") && name.endsWith(".js")).map(({ name, startTime }) => ({ name, startTime })),
  }));
  expect(problems).toEqual([]);
  await page.close();
  return seen;
}
