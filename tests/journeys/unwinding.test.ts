import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { beat, checkout, type Creator, creator, house, type Member, member, orderWhen, pay, purchase, type TestBeat } from "../support/world";

/** What people see when a purchase is given up or taken back. */
let browser: OpenBrowser;
let seller: Creator;
let buyer: Member;
let made: TestBeat;

beforeAll(async () => {
  browser = await openBrowser();
  seller = await creator();
  made = await beat(seller);
  buyer = await member();
  await browser.context.addCookies(buyer.person.cookies());
});
afterAll(() => browser.close());

test("a buyer who leaves the payment page can give the checkout up at once, and sees it close", async () => {
  const { sessionId, url } = await checkout(buyer.person, made.beatId, "exclusive");
  const page = await browser.context.newPage();
  await page.goto(url);
  await page.getByRole("link", { name: /back|cancel/i }).first().click();
  await page.waitForURL("**/checkout/cancel**");
  await page.getByText("nobody else can buy this exclusive").waitFor();
  await page.getByRole("button", { name: "Give this checkout up" }).click();
  await page.getByText("The checkout is closed.").waitFor({ timeout: 60_000 });
  expect((await orderWhen(buyer.person, sessionId, ({ payment }) => payment !== "open")).payment).toBe("expired");
  expect((await pay(sessionId)).ok).toBe(false);
  await page.close();
});

test("a seller's refund reaches the buyer's open pages by itself: order, library and the licence's public page", async () => {
  const bought = await purchase(buyer.person, made.beatId);
  const page = await browser.context.newPage();
  await page.goto(`${house().appUrl}/checkout/success?session_id=${bought.sessionId}`);
  await page.getByRole("heading", { name: "It is yours." }).waitFor();

  const desk = await seller.person.convex();
  const request = { orderId: bought.order.orderId, reason: "The wrong mix was up." };
  const answers = await Promise.allSettled([desk.mutation(api.commerce.refunds.request, request), desk.mutation(api.commerce.refunds.request, request)]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await page.getByRole("heading", { name: "This order was refunded" }).waitFor({ timeout: 60_000 });
  await page.getByText("The wrong mix was up.").waitFor();

  await page.goto(`${house().appUrl}/library`);
  await page.getByText("Refunded", { exact: true }).first().waitFor();
  await page.goto(`${house().appUrl}/verify/${bought.order.lines[0]?.license?.verifyId}`);
  await page.getByText("This licence is not valid: it was refunded.").waitFor();
  const download = await buyer.person.fetch(`/api/beats/download?licenseId=${bought.licenseId}&fileType=wav`);
  expect(download.status).toBe(403);
  await page.close();
});
