import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { until } from "../../scripts/seed/until";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { admin, beat, creator, house, member, purchase, sandbox } from "../support/world";

let desk: OpenBrowser;
let phone: OpenBrowser;
beforeAll(async () => {
  [desk, phone] = [await openBrowser(), await openBrowser({ viewport: { width: 360, height: 800 } })];
});
afterAll(async () => {
  await desk.close();
  await phone.close();
});

const mailsTo = async (email: string) => await (await sandbox(`/mails?to=${encodeURIComponent(email)}`)).text();

test("a visitor's heart and follow are set once they have signed in, stay, and can be taken back", async () => {
  const seller = await creator();
  const made = await beat(seller);
  const fan = await member("Fond Listener");
  const page = await phone.context.newPage();
  await page.goto(`${house().appUrl}/beats/${made.slug}`);
  const heart = page.getByRole("button", { name: /^Saved? Test Beat/ }).first();
  await heart.click();
  await page.waitForURL("**/sign-in?next=**");
  await page.getByLabel("E-mail", { exact: false }).first().fill(fan.email);
  await page.getByLabel("Password", { exact: true }).fill(fan.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`**/beats/${made.slug}`);
  await page.getByRole("button", { name: /^Saved Test Beat/, pressed: true }).first().waitFor();

  await page.goto(`${house().appUrl}/following`);
  await page.getByText("You follow nobody yet").waitFor();
  await page.goto(`${house().appUrl}/beats/${made.slug}`);
  await page.getByRole("button", { name: "Follow Test Store" }).click();
  await page.getByRole("button", { name: "Following Test Store", pressed: true }).waitFor();
  const convex = await fan.person.convex();
  await until(async () => (await convex.query(api.follows.queries.ids, {})).length === 1, "the follow");

  await page.goto(`${house().appUrl}/following`);
  const news = page.getByRole("list", { name: "New beats" });
  await news.getByRole("link", { name: /Test Beat/ }).waitFor();
  // What the store brings out afterwards stands first.
  const later = await beat(seller);
  await page.reload();
  await expect.poll(async () => await news.locator(`a[href="/beats/${later.slug}"], a[href="/beats/${made.slug}"]`).evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([`/beats/${later.slug}`, `/beats/${made.slug}`]);
  await page.goto(`${house().appUrl}/wishlist`);
  await page.getByRole("list", { name: "Saved beats" }).getByRole("link", { name: /Test Beat/ }).waitFor();
  const sellerDesk = await seller.person.convex();
  const { masterFileId, title, description, genre, bpm, key, moods, tags, tiers, version } = await sellerDesk.query(api.beats.queries.edit, { beatId: made.beatId });
  const cheaper = tiers.map((tier) => (tier.tierType === "basic" ? { ...tier, price: 1_900 } : tier));
  await sellerDesk.mutation(api.beats.mutations.update, { beatId: made.beatId, masterFileId, title, description, genre, bpm, key, moods, tags, tiers: cheaper, version });
  await page.getByText("Price dropped: it was $25 when you saved it").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole("button", { name: /^Saved Test Beat/ }).click();
  await page.getByText("Nothing saved yet").waitFor();
  expect(phone.outside).toEqual([]);
});

test("a buyer reviews a beat with the keyboard, the seller replies and reports, an administrator hides it and shows it again", async () => {
  const seller = await creator();
  const made = await beat(seller);
  const buyer = await member("Keen Buyer");
  await purchase(buyer.person, made.beatId);
  await desk.context.addCookies(buyer.person.cookies());
  const page = await desk.context.newPage();
  await page.goto(`${house().appUrl}/library`);
  await page.getByRole("link", { name: "Review this beat" }).click();
  await page.waitForURL(`**/beats/${made.slug}#reviews`);
  await page.getByRole("button", { name: "Write a review" }).click();
  await page.getByRole("button", { name: "Publish the review" }).click();
  await page.getByText("Choose one to five stars.").waitFor();
  await page.getByRole("radio", { name: "1 star", exact: true }).focus();
  for (let stars = 1; stars < 4; stars++) await page.keyboard.press("ArrowRight");
  await page.getByLabel("Your review").fill("Wide and warm.");
  await page.getByRole("button", { name: "Publish the review" }).click();
  const reviews = page.getByRole("region", { name: "Reviews" });
  await reviews.getByText("Wide and warm.").waitFor();
  await reviews.getByText("1 review", { exact: true }).waitFor();
  const facts = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(facts.join()).toContain('"aggregateRating":{"@type":"AggregateRating","ratingValue":"4.0","reviewCount":1');
  await until(async () => (await mailsTo(seller.email)).includes("4 stars of 5"), "the mail to the seller");

  await phone.context.clearCookies();
  await phone.context.addCookies(seller.person.cookies());
  const studio = await phone.context.newPage();
  await studio.goto(`${house().appUrl}/studio/reviews`);
  await studio.getByText("Unanswered").waitFor();
  await studio.getByRole("button", { name: /^Reply to Keen Buyer/ }).click();
  await studio.getByLabel("Your reply").fill("Thank you.");
  await studio.getByRole("button", { name: "Publish the reply" }).click();
  await studio.getByText("Test Store replied").waitFor();
  await studio.getByRole("button", { name: /^Report the review/ }).click();
  await studio.getByLabel("What is wrong with it").fill("It gives my address away.");
  await studio.getByRole("button", { name: "Send the report" }).click();
  await studio.getByText("Reported", { exact: true }).waitFor();
  await until(async () => (await mailsTo(buyer.email)).includes("Thank you."), "the mail to the buyer");

  const root = await admin();
  await phone.context.clearCookies();
  await phone.context.addCookies(root.cookies());
  const court = await phone.context.newPage();
  await court.goto(`${house().appUrl}/admin/reviews`);
  const reported = court.getByRole("listitem").filter({ hasText: "It gives my address away." });
  await reported.getByRole("button", { name: "Hide" }).click();
  await court.getByLabel("Why").fill("Private data.");
  await court.getByRole("dialog").getByRole("button", { name: "Hide" }).click();
  await reported.waitFor({ state: "detached" });
  await page.reload();
  await page.getByText("An administrator took your review off the page: Private data.").waitFor();
  await court.getByRole("button", { name: "hidden" }).click();
  await court.getByRole("listitem").filter({ hasText: "Private data." }).getByRole("button", { name: "Show it again" }).click();
  await court.getByRole("listitem").filter({ hasText: "Private data." }).waitFor({ state: "detached" });
  await page.reload();
  await reviews.getByText("Thank you.").waitFor();
  expect([...desk.outside, ...phone.outside]).toEqual([]);
});
