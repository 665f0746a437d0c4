import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../../scripts/seed/until";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { payWith } from "../support/steps";
import { beat, checkout, type Creator, creator, house, type Member, member, orderWhen, sandbox, type TestBeat } from "../support/world";

/** A bank takes a payment back, or sends it late, as buyer, seller and the public see it; the bank speaks through the sandbox's console. */
const DISPUTED = "4000000000000259";
const SLOW_MS = 60_000;

let seller: OpenBrowser;
let buyer: OpenBrowser;
let bank: OpenBrowser;
let shop: Creator;
let made: TestBeat;

beforeAll(async () => {
  [seller, buyer, bank] = [await openBrowser(), await openBrowser({ viewport: { width: 390, height: 844 } }), await openBrowser()];
  shop = await creator();
  made = await beat(shop);
  await seller.context.addCookies(shop.person.cookies());
});
afterAll(async () => {
  for (const browser of [seller, buyer, bank]) await browser.close();
});

/** Buys with a card that its bank disputes, on the payment page, and comes back. */
async function buyAndDispute(fan: Member) {
  await buyer.context.clearCookies();
  await buyer.context.addCookies(fan.person.cookies());
  const { sessionId, url } = await checkout(fan.person, made.beatId);
  const page = await buyer.context.newPage();
  await page.goto(url);
  await payWith(page, DISPUTED);
  await page.waitForURL("**/checkout/success**");
  const order = await orderWhen(fan.person, sessionId, ({ dispute }) => dispute === "open");
  const verifyId = order.lines[0]?.license?.verifyId;
  if (verifyId === undefined) throw new Error("the order has no licence");
  return { page, sessionId, order, verifyPath: `${house().appUrl}/verify/${verifyId}` };
}

async function openSale(orderId: string): Promise<Page> {
  const page = await seller.context.newPage();
  await page.goto(`${house().appUrl}/studio/sales/${orderId}`);
  await page.getByRole("heading", { name: "Dispute over $25.00" }).waitFor({ timeout: SLOW_MS });
  return page;
}

/** The bank's word, pressed on the payment's page in the sandbox's console. */
async function decide(sessionId: string, button: string): Promise<void> {
  const page = await bank.context.newPage();
  await page.goto(`${house().sandbox.url}/console/payments/${sessionId}`);
  await page.getByRole("button", { name: button }).click();
  await page.close();
}

test("a disputed payment freezes the licence; the seller hands the evidence in, wins, and everything is in force again", async () => {
  const fan = await member("Disputing Person");
  const { page, sessionId, order, verifyPath } = await buyAndDispute(fan);
  await page.goto(`${house().appUrl}/library`);
  await page.getByText("Under dispute", { exact: true }).waitFor({ timeout: SLOW_MS });
  const open = await bank.context.newPage();
  await open.goto(verifyPath);
  await open.getByText("This licence is under dispute.").waitFor();

  const sale = await openSale(order.orderId);
  await sale.getByRole("link", { name: "Read the evidence" }).waitFor({ timeout: SLOW_MS });
  const paper = await seller.context.request.get(`${house().appUrl}${await sale.getByRole("link", { name: "Read the evidence" }).getAttribute("href")}`);
  expect([paper.status(), (await paper.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
  await sale.getByLabel("What you know").fill("They wrote that the files work.");
  await sale.getByRole("button", { name: "Hand the evidence in" }).click();
  await sale.getByText("The evidence was handed in on").waitFor({ timeout: SLOW_MS });
  expect(await sale.getByRole("button", { name: "Hand the evidence in" }).count()).toBe(0);

  await decide(sessionId, "Decide for the seller");
  await sale.getByText("Decided for you").first().waitFor({ timeout: SLOW_MS });
  // The library stood open all the while.
  await page.getByText("Under dispute", { exact: true }).waitFor({ state: "detached", timeout: SLOW_MS });
  await open.reload();
  await open.getByText("This licence is valid.").waitFor();
  for (const each of [page, open, sale]) await each.close();
});

test("a dispute that is lost takes money and licence, and everybody is told the same", async () => {
  const fan = await member("Disputing Person");
  const { page, sessionId, order, verifyPath } = await buyAndDispute(fan);
  const sale = await openSale(order.orderId);
  await decide(sessionId, "Decide for the buyer");
  await sale.getByText("The bank gave the money back. The licence has ended.").waitFor({ timeout: SLOW_MS });
  await page.goto(`${house().appUrl}/library`);
  await page.getByText("Revoked", { exact: true }).waitFor({ timeout: SLOW_MS });
  await page.goto(verifyPath);
  await page.getByText("This licence is not valid: it was revoked.").waitFor();
  for (const each of [page, sale]) await each.close();
});

test("a bank debit is under way for days: the order says so, and its goods come with the money", async () => {
  const setDebits = async (bankDebits: boolean) => await sandbox("/stripe/settings", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ bankDebits }) });
  await setDebits(true);
  try {
    const fan = await member("Patient Person");
    await buyer.context.clearCookies();
    await buyer.context.addCookies(fan.person.cookies());
    const { sessionId, url } = await checkout(fan.person, made.beatId);
    const page = await buyer.context.newPage();
    await page.goto(url);
    await page.getByRole("radio", { name: "Card" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("link", { name: "Succeeds in four days" }).click();
    await page.getByRole("button", { name: /^Pay/ }).click();
    await page.waitForURL("**/checkout/success**");
    await until(async () => /bank/i.test(await page.getByRole("heading", { level: 1 }).innerText()), "the words for a payment under way");
    expect((await orderWhen(fan.person, sessionId, ({ payment }) => payment === "processing")).fulfilment).toBe("none");
    await decide(sessionId, "The debit arrives");
    // The page of the order stood open.
    await page.getByRole("button", { name: /\.wav/ }).or(page.getByRole("link", { name: "Library" }).first()).first().waitFor({ timeout: SLOW_MS });
    expect((await orderWhen(fan.person, sessionId, ({ fulfilment }) => fulfilment === "fulfilled")).payment).toBe("paid");
    await page.close();
  } finally {
    await setDebits(false);
  }
});
