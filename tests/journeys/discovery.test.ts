import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { beat, type Creator, creator, house } from "../support/world";

/** Somebody looks for a beat: words, facets, the way back, and what to do when there is none. */
let visitor: OpenBrowser;
const word = `q${randomBytes(4).toString("hex")}`;
const BEATS = [
  { title: `${word} Harbour`, genre: "trap", bpm: 140, key: "A minor", price: 2_500 },
  { title: `${word} Lantern`, genre: "drill", bpm: 142, key: "C major", price: 1_500 },
  { title: `${word} Meadow`, genre: "trap", bpm: 90, key: "F minor", price: 4_000 },
] as const;

beforeAll(async () => {
  const seller = await creator();
  for (const wanted of BEATS) await put(seller, wanted);
  visitor = await openBrowser();
});
afterAll(async () => await visitor.close());

async function put(seller: Creator, { price, ...words }: (typeof BEATS)[number]): Promise<void> {
  const { beatId } = await beat(seller);
  const convex = await seller.person.convex();
  const { version } = await convex.query(api.beats.queries.edit, { beatId });
  await convex.mutation(api.beats.mutations.update, { ...words, beatId, version, description: "", moods: ["dark"], tags: [word], tiers: [{ tierType: "basic", enabled: true, price }] });
}

test("words and facets narrow the list at once, live in the address, and can be gone back on", async () => {
  const page = await visitor.context.newPage();
  const rows = page.getByRole("list", { name: "Beats" }).getByRole("listitem");
  const titles = async () => (await rows.locator("a").allTextContents()).map((title) => title.replace(`${word} `, ""));
  await page.goto(`${house().appUrl}/beats`);
  await page.getByRole("searchbox", { name: "Search beats" }).fill(word);
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(word);
  await expect.poll(async () => (await titles()).sort()).toEqual(["Harbour", "Lantern", "Meadow"]);

  await page.getByLabel("Key", { exact: true }).selectOption("A minor");
  await expect.poll(titles).toEqual(["Harbour"]);
  await page.getByLabel("And keys that suit it").check();
  await expect.poll(async () => (await titles()).sort()).toEqual(["Harbour", "Lantern"]);
  await page.getByLabel("Sort by").selectOption("cheapest");
  await expect.poll(titles).toEqual(["Lantern", "Harbour"]);

  const shared = page.url();
  await page.goBack();
  await page.goBack();
  await expect.poll(titles).toEqual(["Harbour"]);
  await page.getByRole("link", { name: "Remove A minor" }).click();
  await expect.poll(async () => (await titles()).length).toBe(3);

  await page.getByLabel("BPM, from").fill("200");
  await page.getByLabel("BPM, from").press("Enter");
  await page.getByRole("heading", { name: "No beat is all of that" }).waitFor();
  await page.getByRole("link", { name: "Without the tempo" }).click();
  await expect.poll(async () => (await titles()).length).toBe(3);

  await page.goto(shared);
  expect(await titles()).toEqual(["Lantern", "Harbour"]);
  expect(visitor.outside).toEqual([]);
  await page.close();
});

test("on a phone the filters are a sheet that says what it would show", async () => {
  const page = await visitor.context.newPage();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${house().appUrl}/beats?q=${word}`);
  await page.getByRole("button", { name: "Filters" }).click();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  await sheet.getByLabel("Genre").selectOption("drill");
  await sheet.getByRole("button", { name: "Show: 1 beat" }).click();
  await expect.poll(async () => await page.getByRole("list", { name: "Beats" }).getByRole("listitem").count()).toBe(1);
  expect(await page.getByRole("button", { name: "Filters (1)" }).isVisible()).toBe(true);
  await page.close();
});
