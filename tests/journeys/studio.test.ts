import type { Page, WebSocketRoute } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { type Creator, creator, draft, house, type TestBeat } from "../support/world";

/** The desk of a beat, in real windows: saved by itself, never silently overwritten, with a list of what is missing. */
const SOON = { timeout: 30_000 };

let browser: OpenBrowser;
let seller: Creator;
let made: Omit<TestBeat, "master">;
let desk: Page;

beforeAll(async () => {
  browser = await openBrowser();
  seller = await creator();
  await browser.context.addCookies(seller.person.cookies());
});
afterAll(() => browser.close());
beforeEach(async () => {
  made = await draft(seller);
  desk = await open(`/studio/beats/${made.beatId}`);
});
afterEach(async () => {
  for (const page of browser.context.pages().slice(1)) await page.close();
});

async function open(path: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(house().appUrl + path);
  return page;
}

/** A page whose live connection can be cut and mended; holds from the next load on. */
async function cuttable(page: Page): Promise<{ cut: () => Promise<void>; mend: () => void }> {
  const lines = new Set<WebSocketRoute>();
  let broken = false;
  await page.routeWebSocket(/\/sync$/, (line) => {
    if (broken) return void line.close();
    line.connectToServer();
    lines.add(line);
  });
  return {
    cut: async () => {
      broken = true;
      await Promise.all([...lines].map((line) => line.close()));
    },
    mend: () => void (broken = false),
  };
}

const saved = async () => await (await seller.person.convex()).query(api.beats.queries.edit, { beatId: made.beatId });

test("a draft is saved while it is written, and says when", async () => {
  await desk.getByLabel("Title").fill("Written once");
  await desk.getByLabel("BPM").fill("9x");
  await desk.getByText(/Saved \d\d:\d\d/).waitFor();
  await desk.getByText("Not saved yet: BPM.").waitFor();
  expect(await saved()).toMatchObject({ title: "Written once", bpm: 120 });
  await desk.getByLabel("BPM").fill("98");
  await desk.getByText("Not saved yet").waitFor({ state: "detached" });
  await desk.reload();
  expect(await desk.getByLabel("BPM").inputValue()).toBe("98");
});

test("words written without a connection meet what another device saved; what both changed waits for a choice, and nothing is lost", async () => {
  const line = await cuttable(desk);
  await desk.reload();
  await desk.getByText("Saved", { exact: true }).waitFor();
  await line.cut();
  await desk.getByLabel("Title").fill("From the tunnel");
  await desk.getByLabel("Tags").fill("strings");
  await desk.getByText(/^No connection/).waitFor();

  const sofa = await open(`/studio/beats/${made.beatId}`);
  await sofa.getByLabel("Title").fill("From the sofa");
  await sofa.getByLabel("BPM").fill("90");
  await sofa.getByText(/Saved \d\d:\d\d/).waitFor();

  line.mend();
  await desk.getByRole("heading", { name: /changed in another window/ }).waitFor();
  expect(await desk.getByLabel("BPM").inputValue()).toBe("90");
  expect((await saved()).title).toBe("From the sofa");
  await desk.getByRole("button", { name: "Keep what is here" }).click();
  await desk.getByText(/Saved \d\d:\d\d/).waitFor();
  expect(await saved()).toMatchObject({ title: "From the tunnel", tags: ["strings"], bpm: 90 });
  // The other window follows, and its own words can be had back here.
  await expect.poll(() => sofa.getByLabel("Title").inputValue(), SOON).toBe("From the tunnel");
  await desk.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await saved()).title, SOON).toBe("From the sofa");
});

test("the checklist leads to what is missing, and a beat goes on sale when nothing is", async () => {
  await desk.getByRole("checkbox").first().click();
  await desk.getByRole("checkbox").nth(2).click();
  expect(await desk.getByRole("button", { name: "Publish", exact: true }).isDisabled()).toBe(true);
  await desk.getByRole("link", { name: "Enable at least one licence." }).click();
  expect(await desk.evaluate(() => document.activeElement?.closest("#beat-tiers") !== null)).toBe(true);
  await desk.getByRole("checkbox").first().click();
  await desk.getByRole("button", { name: "Publish", exact: true }).click({ timeout: 60_000 });
  await desk.getByRole("link", { name: "See it in the store" }).waitFor();

  // On sale, a price waits for its button.
  await desk.getByLabel(/Basic lease, price/).fill("31");
  await desk.getByText("Changed here, not on sale yet.").waitFor();
  expect((await saved()).tiers[0]?.price).toBe(2500);
  await desk.getByRole("button", { name: "Save for buyers" }).click();
  await desk.getByText(/Saved \d\d:\d\d/).waitFor();
  expect((await saved()).tiers[0]?.price).toBe(3100);
});

test("a duplicate starts with the same words and licences, and asks for its own recording", async () => {
  await desk.getByRole("link", { name: "Duplicate" }).click();
  await desk.getByRole("heading", { name: "Duplicate a beat" }).waitFor();
  expect(await desk.getByLabel("Title").inputValue()).toBe((await saved()).title);
  expect(await desk.getByLabel(/Basic lease, price/).inputValue()).toBe("25");
  await desk.getByLabel(/Choose a/).waitFor({ state: "attached" });
});

test("many beats are changed at once from the keyboard, what is refused is named, and the change is undone", async () => {
  const second = await draft(seller);
  const table = await open("/studio");
  const boxes = table.getByRole("checkbox", { name: /^Choose Test Beat/ });
  await boxes.nth(1).waitFor();
  // The two newest: the second draft and the one of the desk.
  await boxes.first().focus();
  await table.keyboard.press("Space");
  await table.keyboard.press("Shift+ArrowDown");
  await table.getByText("2 chosen").waitFor();
  await table.getByRole("button", { name: "Edit", exact: true }).click();
  await table.getByLabel("Basic lease: price in dollars").fill("40");
  await table.getByLabel("Add tags").fill("bulk");
  await table.getByRole("button", { name: "Change them" }).click();
  await table.getByText("2 beats changed.").waitFor();
  expect(await saved()).toMatchObject({ tags: ["bulk"], tiers: [{ tierType: "basic", price: 4000 }, {}, {}] });
  await table.getByRole("button", { name: "Undo" }).click();
  await table.getByText("2 beats put back.").waitFor();
  expect(await saved()).toMatchObject({ tags: [], tiers: [{ tierType: "basic", price: 2500 }, {}, {}] });

  await table.getByRole("button", { name: "Publish", exact: true }).click();
  await table.getByText("2 beats put on sale.").waitFor();
  await table.getByRole("button", { name: "Delete drafts" }).click();
  await table.getByRole("button", { name: "Delete for good" }).click();
  await table.getByText("Nothing was changed. 2 beats could not be:").waitFor();
  await table.getByText("Only a draft can be deleted. Take it off sale instead.").first().waitFor();
  expect((await saved()).status).toBe("published");

  await table.getByRole("main").getByLabel("Search").fill(second.slug.split("-").at(-1) ?? "");
  await expect.poll(() => boxes.count(), SOON).toBe(1);
});
