import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { beat, type Creator, creator, house, type TestBeat } from "../support/world";

/** A creator shapes their store by hand, and a visitor with a phone sees it. */
let owner: OpenBrowser;
let visitor: OpenBrowser;
let seller: Creator;
let made: TestBeat;

beforeAll(async () => {
  seller = await creator();
  made = await beat(seller);
  [owner, visitor] = [await openBrowser(), await openBrowser({ viewport: { width: 390, height: 844 } })];
  await owner.context.addCookies(seller.person.cookies());
});
afterAll(async () => {
  await owner.close();
  await visitor.close();
});

test("what is changed saves itself, survives a reload, and is what a visitor sees", async () => {
  const desk = await owner.context.newPage();
  await desk.goto(`${house().appUrl}/studio/store`);
  await desk.getByRole("textbox", { name: "About" }).fill("Slow tempos, wide rooms.");
  await desk.getByText("Moss", { exact: true }).click();
  await desk.getByRole("button", { name: "Add a link" }).click();
  await desk.getByLabel("Address").fill("instagram.com/lowtide");
  await desk.getByRole("combobox", { name: "Featured beat" }).click();
  await desk.getByRole("option", { name: /Test Beat/ }).click();
  await desk.getByText("All changes are saved.").waitFor();
  await desk.getByLabel("Choose a picture: Portrait or logo").setInputFiles({
    name: "me.png",
    mimeType: "image/png",
    buffer: await sharp({ create: { width: 400, height: 400, channels: 3, background: "#3366aa" } }).png().toBuffer(),
  });
  await desk.getByRole("button", { name: "Remove", exact: true }).waitFor();

  await desk.reload();
  expect(await desk.getByRole("textbox", { name: "About" }).inputValue()).toBe("Slow tempos, wide rooms.");

  const page = await visitor.context.newPage();
  await page.goto(`${house().appUrl}/${seller.slug}`);
  await page.getByText("Slow tempos, wide rooms.").waitFor();
  expect(await page.getByRole("link", { name: /Instagram/ }).getAttribute("href")).toBe("https://instagram.com/lowtide");
  await page.getByRole("heading", { name: "Featured beat" }).waitFor({ state: "attached" });
  expect(await page.locator("[data-accent]").getAttribute("data-accent")).toBe("moss");
  const portrait = page.locator('header img[src^="/api/images/"]');
  await portrait.waitFor();
  expect(await portrait.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(512);

  const facts = await page.locator('script[type="application/ld+json"]').first().textContent();
  expect(JSON.parse(facts ?? "")).toMatchObject({ "@type": "Organization", url: `${house().appUrl}/${seller.slug}`, sameAs: ["https://instagram.com/lowtide"] });
  for (const property of ["og:image", "og:url", "og:title"]) expect(await page.locator(`meta[property="${property}"]`).getAttribute("content")).toBeTruthy();
  expect(await page.locator('meta[property="og:image"]').getAttribute("content")).toBe(`${house().appUrl}/api/og/stores/${seller.slug}`);
  expect([...owner.outside, ...visitor.outside]).toEqual([]);
});

test("a second window that has not seen the change does not overwrite it", async () => {
  const [first, second] = [await owner.context.newPage(), await owner.context.newPage()];
  for (const page of [first, second]) {
    await page.goto(`${house().appUrl}/studio/store`);
    await page.getByRole("textbox", { name: "About" }).waitFor();
  }
  await first.getByRole("textbox", { name: "About" }).fill("Said first.");
  await first.getByText("All changes are saved.").waitFor();
  await second.getByRole("textbox", { name: "About" }).fill("Said second.");
  await second.getByText("changed in another window").waitFor();
  await second.getByRole("button", { name: "Reload" }).click();
  await expect.poll(async () => await second.getByRole("textbox", { name: "About" }).inputValue().catch(() => "")).toBe("Said first.");
});

test("a beat's page says to machines what it costs, in the words of its licences", async () => {
  const page = await visitor.context.newPage();
  await page.goto(`${house().appUrl}/beats/${made.slug}`);
  const [beatData, trail] = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(JSON.parse(beatData ?? "")).toMatchObject({ "@type": ["MusicRecording", "Product"], offers: [{ name: "Basic lease", price: "25.00", priceCurrency: "USD" }, { name: "Exclusive rights", price: "500.00" }] });
  expect(JSON.parse(trail ?? "")).toMatchObject({ "@type": "BreadcrumbList", itemListElement: [{ position: 1 }, { position: 2, item: `${house().appUrl}/${seller.slug}` }, { position: 3 }] });
  expect(await page.locator('link[rel="canonical"]').getAttribute("href")).toBe(`${house().appUrl}/beats/${made.slug}`);
});
