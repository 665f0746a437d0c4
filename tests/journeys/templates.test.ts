import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { until } from "../../scripts/seed/until";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { type Creator, creator, draft, house, wav } from "../support/world";

let browser: OpenBrowser;
let seller: Creator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "backline-templates-"));
  browser = await openBrowser();
  seller = await creator();
  await browser.context.addCookies(seller.person.cookies());
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test("prices kept as a template on one beat are put onto a new one, whose page sells at them", async () => {
  const first = await draft(seller, { basic: 2_500 });
  const page = await browser.context.newPage();
  await page.goto(`${house().appUrl}/studio/beats/${first.beatId}`);
  await page.getByLabel("Basic lease, price in dollars").fill("31.50");
  await page.getByRole("checkbox", { name: /^Premium lease/ }).click();
  await page.getByLabel("Premium lease, price in dollars").fill("88");
  await page.getByRole("button", { name: "Save as a template" }).click();
  const window = page.getByRole("dialog");
  await window.getByText("Basic lease $31.50").waitFor();
  await window.getByLabel("Name of the template").fill("House prices");
  await window.getByRole("button", { name: "Save it" }).click();
  await window.waitFor({ state: "detached" });

  const master = join(folder, "Second Wind.wav");
  writeFileSync(master, wav());
  await page.goto(`${house().appUrl}/studio/beats/new`);
  await page.getByLabel(/Choose a WAV/).setInputFiles(master);
  await page.getByText("Uploaded.").waitFor();
  await page.getByLabel("Genre").click();
  await page.getByRole("option", { name: "Trap" }).click();
  expect(await page.getByLabel("Basic lease, price in dollars").inputValue()).not.toBe("31.50");
  await page.getByLabel("Apply a template").click();
  await page.getByRole("option", { name: "House prices" }).click();
  await page.getByText("“House prices” is filled in below.").waitFor();
  await page.getByRole("button", { name: "Save the beat" }).click();
  await page.getByRole("button", { name: "Publish" }).click({ timeout: 60_000 });
  const inStore = page.getByRole("link", { name: "See it in the store" });
  const path = await inStore.getAttribute("href");

  await browser.context.clearCookies();
  const shop = await browser.context.newPage();
  await shop.goto(house().appUrl + path);
  await shop.getByRole("button", { name: "Buy for $31.50: Basic lease" }).waitFor();
  await shop.getByRole("button", { name: "Buy for $88: Premium lease" }).waitFor();
  expect(await shop.getByRole("button", { name: /^Buy for/ }).count()).toBe(2);
  expect(browser.outside).toEqual([]);
});

test("a sound of one's own is put onto the previews of all beats, which are made anew and heard in place of those before", async () => {
  const owner = await creator();
  const beats = [await draft(owner), await draft(owner)];
  const convex = await owner.person.convex();
  const previews = async () => await Promise.all(beats.map(async ({ beatId }) => (await convex.query(api.beats.queries.edit, { beatId })).preview));
  const before = await previews();
  const tag = join(folder, "my-name.wav");
  writeFileSync(tag, wav(1));

  await browser.context.addCookies(owner.person.cookies());
  const page = await browser.context.newPage();
  await page.goto(`${house().appUrl}/studio/store`);
  const desk = page.getByRole("region", { name: "Preview tag" });
  await desk.getByLabel(/Choose a sound of your own/).setInputFiles(tag);
  await desk.getByText("Listen before you use it").waitFor();
  await desk.getByRole("button", { name: "Use this sound" }).click();
  await desk.getByText(/^Choose another sound/).waitFor();
  await desk.getByRole("combobox", { name: "Sound" }).filter({ hasText: "my-name.wav" }).waitFor();
  // What is there keeps its preview until it is asked for.
  expect(await previews()).toEqual(before);

  await desk.getByRole("button", { name: "Apply to all my beats" }).click();
  await desk.getByText("2 previews carry this tag.").waitFor({ timeout: 120_000 });
  const after = await previews();
  for (const [at, preview] of after.entries()) {
    expect(preview).not.toBe(before[at]);
    await until(async () => (await fetch(new URL(preview ?? "", house().appUrl))).status === 200, "the new preview");
  }
  expect(browser.outside).toEqual([]);
}, 180_000);
