import { randomBytes } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { type Creator, creator, draft, house, wav } from "../support/world";

/** Somebody listens: one player for all pages and tabs, its queue, its keys, what it remembers, and what it does with a preview that is gone. */
let browser: OpenBrowser;
let seller: Creator;
/** As the store lists them: the newest first. */
let titles: string[];
const word = `p${randomBytes(3).toString("hex")}`;
const NAMES = ["Delta", "Charlie", "Bravo", "Alpha"];

beforeAll(async () => {
  // Long enough that none ends while a test looks at it; made before anything is asked, because making them holds everything up.
  const masters = NAMES.map((name) => ({ name, master: wav(12) }));
  browser = await openBrowser();
  seller = await creator();
  const desk = await seller.person.convex();
  const drafts = await Promise.all(masters.map(async ({ name, master }) => ({ name, ...(await draft(seller, {}, master)) })));
  for (const { name, beatId } of drafts) {
    const { version } = await desk.query(api.beats.queries.edit, { beatId });
    await desk.mutation(api.beats.mutations.update, { beatId, version, title: `${word} ${name}`, genre: "trap", bpm: 140, key: "A minor", description: "", moods: [], tags: [], tiers: [{ tierType: "basic", enabled: true, price: 2_500 }, { tierType: "premium", enabled: true, price: 6_000 }] });
    await desk.mutation(api.beats.mutations.publish, { beatId });
  }
  titles = NAMES.toReversed().map((name) => `${word} ${name}`);
});
afterAll(async () => await browser.close());

const bar = (page: Page) => page.getByRole("region", { name: "Player" });
const sounding = (page: Page, title: string) => bar(page).getByRole("button", { name: `Pause ${title}` });
const silent = (page: Page, title: string) => bar(page).getByRole("button", { name: `Play ${title}` });
const row = (page: Page, title: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: title });
const muted = (page: Page) => page.getByRole("button", { name: "Mute" }).getAttribute("aria-pressed");

/** A page of the store with nothing in the player. */
async function atTheStore(width = 1280): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
  await page.goto(`${house().appUrl}/${seller.slug}`);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  return page;
}

async function next(page: Page): Promise<string[]> {
  return (await page.getByRole("list", { name: "Next" }).getByRole("listitem").getByRole("button", { name: /^Play now/ }).allTextContents()).map((text) => NAMES.find((name) => text.includes(name)) ?? text);
}

test("what plays goes on over pages, the queue is put in order by hand, and all of it is there after a reload, paused", async () => {
  const page = await atTheStore();
  const [alpha = "", bravo = ""] = titles;
  await row(page, alpha).getByRole("button", { name: `Play ${alpha}` }).click();
  await sounding(page, alpha).waitFor();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Creators" }).click();
  await page.waitForURL("**/creators");
  await bar(page).getByRole("button", { name: "Next", exact: true }).click();
  await sounding(page, bravo).waitFor();
  await bar(page).getByRole("button", { name: "Queue, 2 next" }).click();
  const panel = page.getByRole("dialog", { name: "Queue" });
  await sounding(page, bravo).click();
  // The panel's code comes with its first opening.
  await expect.poll(() => next(page)).toEqual(["Charlie", "Delta"]);

  const handle = (name: string) => panel.getByRole("button", { name: `Move ${word} ${name}`, exact: true });
  await handle("Charlie").press("ArrowDown");
  await expect.poll(() => next(page)).toEqual(["Delta", "Charlie"]);
  expect(await panel.getByRole("status").textContent()).toBe(`${word} Charlie is number 2 of 2.`);
  expect(await handle("Charlie").evaluate((element) => element === document.activeElement)).toBe(true);

  const [from, to] = [await handle("Charlie").boundingBox(), await handle("Delta").boundingBox()];
  if (from === null || to === null) throw new Error("The handles are not in sight.");
  await page.mouse.move(from.x + 8, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + 30, { steps: 4 });
  await page.mouse.move(to.x + 8, to.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => next(page)).toEqual(["Charlie", "Delta"]);
  await panel.getByRole("button", { name: `Remove ${word} Delta from the queue` }).click();
  await expect.poll(() => next(page)).toEqual(["Charlie"]);

  // The panel stays while one goes on browsing, and Escape puts it away.
  await page.goBack();
  await row(page, alpha).getByRole("button", { name: `More about ${alpha}` }).click();
  await page.getByRole("menuitem", { name: "Play next" }).click();
  await page.getByText(`“${alpha}” plays next.`).waitFor();
  await expect.poll(() => next(page)).toEqual(["Alpha", "Charlie"]);
  await handle("Alpha").focus();
  await page.keyboard.press("Escape");
  await expect.poll(() => panel.count()).toBe(0);

  await bar(page).getByRole("slider", { name: `Position in the preview of ${bravo}` }).press("ArrowRight");
  const seconds = async () => Number(await bar(page).getByRole("slider", { name: `Position in the preview of ${bravo}` }).getAttribute("aria-valuenow"));
  const before = await seconds();
  expect(before).toBeGreaterThan(0);
  await page.reload();
  await silent(page, bravo).waitFor();
  expect(await seconds()).toBe(before);
  await bar(page).getByRole("button", { name: "Queue, 2 next" }).click();
  await expect.poll(() => next(page)).toEqual(["Alpha", "Charlie"]);
  await page.close();
});

test("what is pressed before its code is there is carried out once it is; where the code does not come, the page says so and the next press tries again", async () => {
  const page = await atTheStore();
  const [alpha = ""] = titles;
  let arrive = () => {};
  const slowLine = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let held = 0;
  await page.route("**/_next/static/chunks/**", async (route) => {
    held += 1;
    await slowLine;
    await route.continue();
  });
  await row(page, alpha).getByRole("button", { name: `Play ${alpha}` }).click();
  // It is shown to be on its way, and nothing sounds yet.
  await row(page, alpha).getByRole("button", { name: `Pause ${alpha}` }).waitFor();
  expect(await bar(page).count()).toBe(0);
  await expect.poll(() => held).toBeGreaterThan(0);
  arrive();
  await sounding(page, alpha).waitFor();
  await page.unrouteAll({ behavior: "wait" });

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.route("**/_next/static/chunks/**", (route) => route.abort());
  const save = row(page, alpha).getByRole("button", { name: `Save ${alpha}` });
  await save.click();
  await page.getByText("The connection broke off. Check it, then press once more.").waitFor();
  await page.unroute("**/_next/static/chunks/**");
  await save.click();
  await page.waitForURL("**/sign-in?**");
  await page.close();
});

test("where the bar's code alone does not come, the beat sounds and the page says so; the next press brings the bar, as does the connection's return", async () => {
  const page = await atTheStore();
  const [alpha = ""] = titles;
  let lost = true;
  await page.route("**/_next/static/chunks/**", async (route) => {
    const answer = await route.fetch();
    if (lost && (await answer.text()).includes("data-player")) return await route.abort();
    await route.fulfill({ response: answer });
  });
  const broken = page.getByText("The connection broke off. Check it, then press once more.");
  const playBare = async () => {
    lost = true;
    await row(page, alpha).getByRole("button", { name: `Play ${alpha}` }).click();
    await broken.waitFor();
    expect(await bar(page).count()).toBe(0);
    expect(await row(page, alpha).getByRole("button", { name: `Pause ${alpha}` }).count()).toBe(1);
    lost = false;
  };
  await playBare();
  await page.getByRole("heading", { level: 1 }).click();
  await sounding(page, alpha).waitFor();

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await playBare();
  await browser.context.setOffline(true);
  await browser.context.setOffline(false);
  await sounding(page, alpha).waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await page.close();
});

test("one tab plays at a time", async () => {
  const [one, two] = [await atTheStore(), await atTheStore()];
  const [alpha = "", bravo = ""] = titles;
  await row(one, alpha).getByRole("button", { name: `Play ${alpha}` }).click();
  await sounding(one, alpha).waitFor();
  await row(two, bravo).getByRole("button", { name: `Play ${bravo}` }).click();
  await sounding(two, bravo).waitFor();
  await silent(one, alpha).waitFor();
  await one.close();
  await two.close();
});

test("keys steer the player, and none of them while somebody types or reads a window", async () => {
  const page = await atTheStore();
  const [alpha = "", bravo = ""] = titles;
  await row(page, alpha).getByRole("button", { name: `Play ${alpha}` }).click();
  await sounding(page, alpha).waitFor();
  const rest = async () => await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await rest();
  await page.keyboard.press("Space");
  await silent(page, alpha).waitFor();
  await page.keyboard.press("m");
  await expect.poll(() => muted(page)).toBe("true");
  await page.keyboard.press("m");
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(() => page.getByRole("slider", { name: "Volume" }).inputValue()).toBe("70");
  await page.keyboard.press("Shift+ArrowRight");
  await bar(page).getByRole("link", { name: bravo }).waitFor();
  // Back to the beginning first, where more than a moment has passed.
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await bar(page).getByRole("link", { name: alpha }).waitFor();

  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: "Search beats and creators" });
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type("m ? /");
  expect(await box.inputValue()).toBe("m ? /");
  expect([await muted(page), await page.getByRole("dialog").count()]).toEqual(["false", 0]);
  await box.fill("");
  await rest();

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.waitFor();
  await page.keyboard.press("m");
  await help.getByRole("checkbox").click();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  // Single letters are off now, as somebody who steers by voice wants them.
  await page.keyboard.press("m");
  await page.keyboard.press("?");
  await page.keyboard.press("Shift+ArrowRight");
  await bar(page).getByRole("link", { name: bravo }).waitFor();
  expect([await muted(page), await help.count()]).toEqual(["false", 0]);
  await page.close();
});

test("a preview that is gone is passed over with a word; where none can be had the player stops and asks for no more", async () => {
  const page = await atTheStore();
  const [alpha = "", bravo = ""] = titles;
  let refused = 0;
  let most = 1;
  await page.route("**/api/audio/**", (route) => (refused < most ? ((refused += 1), route.fulfill({ status: 404, body: "" })) : route.continue()));
  await row(page, alpha).getByRole("button", { name: `Play ${alpha}` }).click();
  await sounding(page, bravo).waitFor();
  expect(await bar(page).getByRole("status").textContent()).toContain(`“${alpha}” cannot be played now`);

  most = 100;
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await row(page, alpha).getByRole("button", { name: `Play ${alpha}` }).click();
  await bar(page).getByRole("status").filter({ hasText: "Several previews in a row cannot be played" }).waitFor();
  expect(refused).toBeLessThanOrEqual(1 + 3);
  await page.close();
});

test("on a phone the bar opens a sheet that back, a pull and its button close, and that leads to a licence", async () => {
  const page = await atTheStore(360);
  const [alpha = ""] = titles;
  const address = page.url();
  await row(page, alpha).getByRole("button", { name: `Play ${alpha}` }).click();
  await sounding(page, alpha).click();
  const sheet = page.getByRole("dialog", { name: alpha });
  const open = async () => {
    await bar(page).getByRole("button", { name: `Open the player: ${alpha}` }).click();
    await sheet.waitFor();
  };
  await open();
  await page.goBack();
  await sheet.waitFor({ state: "detached" });
  expect(page.url()).toBe(address);
  await silent(page, alpha).waitFor();

  await open();
  await sheet.getByRole("button", { name: "Close" }).click();
  await sheet.waitFor({ state: "detached" });

  await open();
  const touch = await browser.context.newCDPSession(page);
  const at = (y: number) => [{ x: 180, y }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(30) });
  for (const y of [80, 140, 220]) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(y) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await sheet.waitFor({ state: "detached" });
  expect(page.url()).toBe(address);

  await open();
  expect(await sheet.getByRole("list", { name: "Next" }).getByRole("listitem").count()).toBe(3);
  await sheet.getByRole("button", { name: "Add to cart: Premium lease" }).click();
  await sheet.getByRole("link", { name: "In your cart" }).waitFor();
  await sheet.getByRole("link", { name: /Premium lease/ }).click();
  await page.waitForURL((url) => url.searchParams.get("tier") === "premium");
  await sheet.waitFor({ state: "detached" });
  await page.goBack();
  await page.waitForURL(address);
  await page.close();
});

test("the search of the header suggests beats and creators, by keyboard, and looks through all beats on Enter", async () => {
  const page = await atTheStore();
  const [alpha = ""] = titles;
  const box = page.getByRole("combobox", { name: "Search beats and creators" });
  await box.fill(alpha);
  await page.getByRole("option", { name: alpha }).first().waitFor();
  expect(await box.getAttribute("aria-expanded")).toBe("true");
  await box.press("ArrowDown");
  expect(await page.getByRole("option", { selected: true }).textContent()).toContain(alpha);
  await box.press("Enter");
  await page.waitForURL(/\/beats\/[^?]+$/);
  await page.getByRole("heading", { level: 1, name: alpha }).waitFor();

  await box.fill(word);
  await box.press("Enter");
  await page.waitForURL((url) => url.pathname === "/beats" && url.searchParams.get("q") === word);
  await page.close();
});

test("on a phone the search covers the window, and the places of the site stand at its foot", async () => {
  const page = await atTheStore(360);
  await page.getByRole("button", { name: "Search" }).click();
  const box = page.getByRole("combobox", { name: "Search beats and creators" });
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await box.fill(word);
  await page.getByRole("option", { name: titles[0] ?? "" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await box.waitFor({ state: "hidden" });
  const places = page.getByRole("navigation", { name: "Main" });
  expect(await places.getByRole("link").allTextContents()).toEqual(["Beats", "Creators", "Sell", "Sign in"]);
  await places.getByRole("link", { name: "Creators" }).click();
  await page.waitForURL("**/creators");
  expect(await places.getByRole("link", { name: "Creators" }).getAttribute("aria-current")).toBe("page");
  expect(browser.outside).toEqual([]);
  await page.close();
});
