import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { admin, beat, type Creator, creator, house, type Member, member, purchase, type TestBeat } from "../support/world";

/** What sellers and administrators do on their desks, and what everybody else finds there. */
let browser: OpenBrowser;
let seller: Creator;
let buyer: Member;
let made: TestBeat;

beforeAll(async () => {
  browser = await openBrowser();
  seller = await creator();
  made = await beat(seller);
  buyer = await member("Buying Person");
});
afterAll(() => browser.close());

const secrets = z.object({ "stripe-webhook-secret": z.string() });

/** Brings an event to the product's door, signed as Stripe's are. */
async function deliver(event: { id: string }): Promise<void> {
  const secret = secrets.parse(JSON.parse(readFileSync(join(house().dataDir, "sandbox", "secrets.json"), "utf8")))["stripe-webhook-secret"];
  const [body, time] = [JSON.stringify(event), Math.floor(Date.now() / 1000)];
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  const response = await fetch(`${house().appUrl}/api/webhooks/stripe`, { method: "POST", headers: { "stripe-signature": `t=${time},v1=${signature}` }, body });
  expect(response.status).toBe(200);
}

async function signInAs(person: Member["person"]) {
  await browser.context.clearCookies();
  await browser.context.addCookies(person.cookies());
  return await browser.context.newPage();
}

test("a seller refunds a sale after reading what it costs; the buyer's library and the public page show it", async () => {
  const bought = await purchase(buyer.person, made.beatId);
  const page = await signInAs(seller.person);
  await page.goto(`${house().appUrl}/studio/sales`);
  await page.getByLabel("Order or buyer").fill(buyer.email);
  await page.getByRole("link", { name: bought.order.number }).click();
  await page.getByRole("heading", { name: bought.order.number }).waitFor();
  await page.getByText("Stripe’s processing fee").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Refund" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Goes back to the buyer").waitFor();
  await dialog.getByText("$22.50").waitFor();
  await dialog.getByLabel("Reason").fill("The wrong mix was up.");
  await dialog.getByRole("button", { name: "Refund $25.00" }).click();
  await page.getByText("This order was refunded already.").waitFor({ timeout: 60_000 });
  await page.getByText("Platform fee returned").waitFor();

  const library = await signInAs(buyer.person);
  await library.goto(`${house().appUrl}/library`);
  await library.getByText("Refunded", { exact: true }).first().waitFor();
  await library.goto(`${house().appUrl}/verify/${bought.order.lines[0]?.license?.verifyId}`);
  await library.getByText("This licence is not valid: it was refunded.").waitFor();
  await page.close();
  await library.close();
});

test("a sale is on the balance, in the chart's table and in the list of entries, as it happens", async () => {
  const page = await signInAs(seller.person);
  await page.goto(`${house().appUrl}/studio/balance`);
  await page.getByRole("heading", { name: "Over time" }).waitFor();
  await page.locator(".recharts-surface").first().waitFor();
  const before = await page.locator("main ol > li").count();
  await purchase((await member()).person, made.beatId);
  await page.waitForFunction((count) => document.querySelectorAll("main ol > li").length > count, before, { timeout: 60_000 });
  await page.getByText("+$22.50").first().waitFor();
  await page.getByRole("button", { name: "As a table" }).click();
  await page.getByRole("table", { name: "Balance by day" }).waitFor();
  await page.close();
});

test("for everybody but administrators there is nothing at the administrator's addresses, not even a hint", async () => {
  for (const path of ["/admin", "/admin/orders", "/admin/audit"]) {
    for (const who of [null, buyer.person, seller.person]) {
      const response = who === null ? await fetch(house().appUrl + path) : await who.fetch(path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).not.toMatch(/audit log|incidents|parked/i);
    }
  }
});

test("an administrator finds an order by its number and sees its book sum to zero", async () => {
  const bought = await purchase((await member()).person, made.beatId);
  const page = await signInAs(await admin());
  await page.goto(`${house().appUrl}/admin/orders`);
  await page.getByLabel("Number, e-mail, session or payment").fill(bought.order.number);
  await page.getByRole("link", { name: bought.order.number }).click();
  await page.getByRole("heading", { name: bought.order.number }).waitFor();
  await page.getByText(`sale/${bought.order.orderId}`, { exact: true }).waitFor();
  const sums = await page.locator("dt", { hasText: /^Sum$/ }).locator("xpath=following-sibling::dd").allTextContents();
  expect(new Set(sums)).toEqual(new Set(["$0.00"]));
  await page.getByText("checkout.session.completed").first().waitFor();
  await page.close();
});

test("an administrator replays an event that could not be processed", async () => {
  const root = await admin();
  const { sessionId } = await purchase((await member()).person, made.beatId);
  const payload = { id: `evt_strange_${sessionId}`, object: "event", type: "checkout.session.completed", livemode: false, created: 1, data: { object: { id: sessionId, object: "checkout.session" } } };
  await deliver(payload);
  const page = await signInAs(root);
  await page.goto(`${house().appUrl}/admin/events`);
  const row = page.getByRole("listitem").filter({ hasText: payload.id });
  await row.getByText("failed").waitFor({ timeout: 60_000 });
  await row.getByText("one attempt").waitFor();
  await row.getByRole("button", { name: /^Payload/ }).click();
  await page.getByRole("dialog").getByText(sessionId).waitFor();
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: /^Replay/ }).click();
  await row.getByText("2 attempts").waitFor({ timeout: 60_000 });
  const log = await (await root.convex()).query(api.platform.queries.auditLog, { filter: { action: "event.replayed" }, paginationOpts: { numItems: 5, cursor: null } });
  expect(log.page.some(({ detail }) => detail.eventId === payload.id)).toBe(true);
  await page.close();
});
