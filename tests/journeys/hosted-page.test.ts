import { createServer, type Server } from "node:http";
import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox } from "../../packages/sandbox/src/index";
import { anyFreePort } from "../../scripts/house/ports";
import { openBrowser } from "../support/browser";

/** Where the payment page leads back to. A server of its own: a browser's redirects pass by whatever a test intercepts. */
let shop: string;
let server: Server;
beforeAll(async () => {
  const port = await anyFreePort();
  shop = `http://localhost:${port}`;
  server = createServer((_request, response) => void response.end("Thank you"));
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A sandbox of this test's own with bank debits on, and one open session of it. */
async function openSession() {
  const sandbox = await startSandbox({ port: 0, memory: true, appOrigin: shop });
  const client = new Stripe(sandbox.env.STRIPE_SECRET_KEY ?? "", { host: "127.0.0.1", port: Number(new URL(sandbox.url).port), protocol: "http" });
  await sandbox.request("/_admin/stripe/settings", { method: "POST", body: JSON.stringify({ bankDebits: true }) });
  const session = await client.checkout.sessions.create({
    mode: "payment",
    line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 2500, product_data: { name: "Night Drive" } } }],
    success_url: `${shop}/success?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${shop}/cancel`,
  });
  return { sandbox, client, session, url: session.url ?? "" };
}

test("a buyer on a phone chooses bank debit by keyboard, takes a test account, and leaves with the money under way", async () => {
  const { sandbox, client, session, url } = await openSession();
  const browser = await openBrowser({ viewport: { width: 360, height: 780 } });
  try {
    const page = await browser.context.newPage();
    await page.goto(url);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.getByLabel("Card number").isVisible()).toBe(true);
    expect(await page.getByLabel("Routing number").isVisible()).toBe(false);

    await page.getByLabel("Email").fill("fan@example.com");
    await page.getByRole("radio", { name: "Card" }).focus();
    await page.keyboard.press("ArrowDown");
    expect(await page.getByLabel("Card number").isVisible()).toBe(false);
    await page.getByRole("link", { name: "Succeeds in four days" }).click();
    expect(await page.getByLabel("Account number").inputValue()).toBe("000123456789");
    await page.getByRole("button", { name: "Pay $25.00" }).click();
    await page.waitForURL(`${shop}/success?session_id=${session.id}`);
    expect(await client.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "complete", payment_status: "unpaid", customer_details: { email: "fan@example.com" } });

    await page.goto(`${sandbox.url}/console/payments/${session.id}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "The debit arrives" }).click();
    await page.getByText("The bank debit arrived").waitFor();
    expect((await client.checkout.sessions.retrieve(session.id)).payment_status).toBe("paid");
  } finally {
    await browser.close();
    await sandbox.close();
  }
});

test("a card tapped after the bank account was chosen brings the card's fields back, filled", async () => {
  const { sandbox, url } = await openSession();
  const browser = await openBrowser();
  try {
    const page = await browser.context.newPage();
    await page.goto(`${url}?account=000123456789`);
    expect(await page.getByLabel("Account number").inputValue()).toBe("000123456789");
    await page.getByRole("radio", { name: "Card" }).check();
    await page.getByRole("link", { name: "Insufficient funds" }).click();
    await page.getByLabel("Email").fill("fan@example.com");
    await page.getByRole("button", { name: "Pay $25.00" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("Your card has insufficient funds.");
    expect(await page.getByRole("radio", { name: "Card" }).isChecked()).toBe(true);
    expect(browser.outside).toEqual([]);
  } finally {
    await browser.close();
    await sandbox.close();
  }
});
