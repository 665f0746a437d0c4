import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { payWith } from "../support/steps";
import { beat, creator, house, member } from "../support/world";

let desk: OpenBrowser;
let phone: OpenBrowser;
beforeAll(async () => {
  [desk, phone] = [await openBrowser(), await openBrowser({ viewport: { width: 360, height: 780 } })];
});
afterAll(async () => {
  await desk.close();
  await phone.close();
});

test("on a phone, a visitor puts three beats into the cart, sees the deal, signs in, pays once and has three licences with their contracts", async () => {
  const seller = await creator();
  const beats = [await beat(seller, { basic: 2_500 }), await beat(seller, { basic: 3_000 }), await beat(seller, { basic: 4_000 })];
  await desk.context.addCookies(seller.person.cookies());
  const studio = await desk.context.newPage();
  await studio.goto(`${house().appUrl}/studio/deals`);
  await studio.getByRole("checkbox", { name: "Basic lease" }).click();
  await studio.getByRole("button", { name: "Save deals" }).click();
  await studio.getByText("Saved. Carts count with it from now on.").waitFor();

  const buyer = await member();
  const page = await phone.context.newPage();
  for (const { slug } of beats) {
    await page.goto(`${house().appUrl}/beats/${slug}`);
    await page.getByText("Buy 2, get 1 free").first().waitFor();
    await page.getByRole("button", { name: "Add to cart: Basic lease" }).click();
    await page.getByRole("link", { name: "In your cart" }).waitFor();
  }
  await page.getByRole("link", { name: "Cart, 3 beats" }).click();
  await page.getByText("Taken off below.").waitFor();
  await page.getByRole("button", { name: /^Check out for \$70/ }).waitFor();
  await page.getByRole("button", { name: /^Take .* out$/ }).first().click();
  await page.getByText("Add 1 more.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: /^Check out for \$70/ }).click();
  await page.waitForURL("**/sign-in?next=%2Fcart");

  await phone.context.addCookies(buyer.person.cookies());
  await page.goto(`${house().appUrl}/cart`);
  await page.getByRole("button", { name: /^Check out for \$70/ }).click();
  await page.waitForURL("**/c/pay/**");
  await page.getByText("$70.00").first().waitFor();
  await payWith(page, "4242 4242 4242 4242");
  await page.waitForURL("**/checkout/success**");
  await page.getByRole("heading", { name: "It is yours." }).waitFor({ timeout: 60_000 });
  for (const { slug } of beats) await page.locator(`a[href="/beats/${slug}"]`).first().waitFor();
  await page.getByRole("link", { name: "Cart, empty" }).waitFor();

  await page.goto(`${house().appUrl}/orders`);
  await page.getByRole("link", { name: /^Order / }).click();
  await page.getByRole("heading", { name: "What it came to" }).waitFor();
  const sums = (await page.locator("main").innerText()).match(/\$[\d.,]+/g) ?? [];
  expect(sums).toContain("$70.00");
  expect(sums.filter((sum) => !/\.\d\d$/.test(sum))).toEqual([]);

  const convex = await buyer.person.convex();
  const library = await convex.query(api.commerce.queries.library, { paginationOpts: { numItems: 10, cursor: null } });
  expect(library.page.map(({ amount }) => amount).sort()).toEqual([0, 3_000, 4_000]);
  for (const { licenseId } of library.page) {
    await expect.poll(async () => (await convex.query(api.commerce.queries.contract, { licenseId })).ready, { timeout: 60_000 }).toBe(true);
  }
  expect(await convex.query(api.cart.queries.mine, {})).toEqual([]);
  expect([...desk.outside, ...phone.outside]).toEqual([]);
}, 300_000);

test("a seller is offered neither to buy nor to follow what is theirs, but the way to edit it; somebody else is", async () => {
  const seller = await creator();
  const made = await beat(seller);
  const forOthers = (page: Page) => page.getByRole("button", { name: /^(Buy|Add to cart|Follow|Make an offer)/ });
  await desk.context.clearCookies();
  await desk.context.addCookies(seller.person.cookies());
  const own = await desk.context.newPage();
  await own.goto(`${house().appUrl}/${seller.slug}`);
  await own.getByRole("link", { name: "Edit your store Test Store" }).waitFor();
  expect(await forOthers(own).count()).toBe(0);
  await own.goto(`${house().appUrl}/beats/${made.slug}`);
  await own.getByText("This beat is yours.").waitFor();
  expect(await forOthers(own).count()).toBe(0);
  await own.getByRole("link", { name: "Edit beat" }).click();
  await own.waitForURL(`**/studio/beats/${made.beatId}`);

  await desk.context.clearCookies();
  const visitor = await desk.context.newPage();
  await visitor.goto(`${house().appUrl}/beats/${made.slug}`);
  await visitor.getByRole("button", { name: "Follow Test Store" }).waitFor();
  // Two licences, each to buy and to put into the cart, and the store.
  expect(await forOthers(visitor).count()).toBe(5);
  expect(await visitor.getByRole("link", { name: "Edit beat" }).count()).toBe(0);
});

test("a code that a visitor wrote in the cart is there when they come back from signing in, and comes off", async () => {
  const seller = await creator();
  const made = await beat(seller);
  await (await seller.person.convex()).mutation(api.deals.coupons.create, { code: "CART-20", discount: { kind: "percent", percent: 20 }, beatIds: null, tiers: null, minAmount: 0, startsAt: null, endsAt: null, maxUses: null, maxPerBuyer: null, enabled: true });
  const buyer = await member();
  // A page that is still somebody's would take the visitor's cart into their account.
  for (const open of phone.context.pages().slice(1)) await open.close();
  await phone.context.clearCookies();
  const page = await phone.context.newPage();
  await page.goto(`${house().appUrl}/beats/${made.slug}`);
  await page.getByRole("button", { name: "Add to cart: Basic lease" }).click();
  await page.getByRole("link", { name: "Cart, 1 beat" }).click();
  await page.getByRole("button", { name: "Have a code?" }).click();
  await page.getByLabel("Code", { exact: true }).fill("cart-20");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByText("is looked up when you have signed in.").waitFor();
  await page.getByRole("button", { name: /^Check out for \$25/ }).click();
  await page.waitForURL("**/sign-in?next=**");
  await page.getByLabel("E-mail", { exact: false }).first().fill(buyer.email);
  await page.getByLabel("Password", { exact: true }).fill(buyer.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/cart?coupon=**");
  await page.getByRole("button", { name: /^Check out for \$20/ }).click();
  await page.waitForURL("**/c/pay/**");
  await page.getByText("$20.00").first().waitFor();
});
