import { describe, expect, test } from "vitest";
import { hasValidCheckDigit, OFFERED_CARDS } from "../src/stripe/money/cards";
import { readCard } from "../src/stripe/money/card-form";
import { sessionParams, startStripe, type StripeSandbox } from "./stripe-support";

const CARD = { email: "fan@example.com", name: "Fan", number: "4242 4242 4242 4242", expiry: "12 / 34", cvc: "123" };
const NOW = Date.UTC(2026, 10, 20);

async function open(sandbox: StripeSandbox, more = {}): Promise<{ id: string; url: string }> {
  const { id, url } = await sandbox.client.checkout.sessions.create(sessionParams(2500, more));
  return { id, url: url ?? "" };
}

function submit(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual", headers });
}

describe("the payment page", () => {
  test("shows what is bought, the total, the labelled form and the way back, without a script", async () => {
    const sandbox = await startStripe();
    const { url } = await open(sandbox);
    const response = await fetch(url);
    const page = await response.text();
    for (const text of ["Night Drive, basic licence", "MP3, up to 5,000 streams", "$25.00", "Sandbox checkout. No money moves.", "Pay $25.00"]) {
      expect(page).toContain(text);
    }
    for (const [field, label] of [["email", "Email"], ["number", "Card number"], ["expiry", "Expiry"], ["cvc", "CVC"], ["name", "Name on card"]]) {
      expect(page).toContain(`<label for="${field}">${label}</label>`);
      expect(page).toContain(`id="${field}"`);
    }
    expect(page).toContain('href="http://localhost:3000/checkout/cancel"');
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(page).not.toMatch(/<script(?![^>]*src)|<style| on\w+=/);
  });

  test("a test card fills the form by a plain link", async () => {
    const sandbox = await startStripe();
    const { url } = await open(sandbox);
    const page = await (await fetch(`${url}?card=4000000000009995`)).text();
    expect(page).toContain('value="4000 0000 0000 9995"');
    for (const { number } of OFFERED_CARDS) {
      expect(hasValidCheckDigit(number)).toBe(true);
      expect(page).toContain(`${url.slice(sandbox.url.length)}?card=${number}`);
    }
    expect(await (await fetch(`${url}?card=%22%3E%3Cscript%3E`)).text()).not.toContain("<script>");
  });

  test("escapes what the product and the buyer write", async () => {
    const sandbox = await startStripe();
    const name = `<img src=x onerror="alert(1)">`;
    const { url } = await open(sandbox, { line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 500, product_data: { name } } }] });
    expect(await (await fetch(url)).text()).not.toContain("<img");
    const again = await (await submit(url, { ...CARD, name: `"><b>`, number: "4000000000000002" })).text();
    expect(again).not.toContain("<b>");
  });

  test("paying leads to the success URL with the session's id, and a second submit charges nothing", async () => {
    const sandbox = await startStripe();
    const { id, url } = await open(sandbox);
    const answers = await Promise.all([submit(url, CARD), submit(url, CARD), submit(url, CARD)]);
    for (const answer of answers) {
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toBe(`http://localhost:3000/checkout/success?session_id=${id}`);
    }
    expect((await sandbox.client.charges.list()).data).toHaveLength(1);
    const page = await (await fetch(url)).text();
    expect(page).toContain("Payment complete");
    expect(page).not.toContain("Card number");
  });

  test("a declined card comes back with the reason, without the card, and the session stays open", async () => {
    const sandbox = await startStripe();
    const { id, url } = await open(sandbox);
    const answer = await submit(url, { ...CARD, number: "4000000000000127" });
    const page = await answer.text();
    expect(answer.status).toBe(402);
    expect(page).toMatch(/role="alert"[^>]*><strong>Your card&#39;s security code is incorrect\.<\/strong>/);
    expect(page).toContain('value="fan@example.com"');
    expect(page).not.toContain('value="4000000000000127"');
    expect(await sandbox.client.checkout.sessions.retrieve(id)).toMatchObject({ status: "open" });
    expect((await submit(url, CARD)).status).toBe(303);
  });

  test("what is typed wrongly is said beside its field, and nothing is tried", async () => {
    const sandbox = await startStripe();
    const { url } = await open(sandbox);
    const answer = await submit(url, { email: "fan@", number: "4242424242424241", expiry: "01 / 20", cvc: "1", name: " " });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    for (const field of ["email", "number", "expiry", "cvc", "name"]) {
      expect(page).toContain(`aria-describedby="${field}-error"`);
    }
    expect((await sandbox.client.events.list()).data).toEqual([]);
  });

  test("the address the product gave cannot be changed", async () => {
    const sandbox = await startStripe();
    const { id, url } = await open(sandbox, { customer_email: "given@example.com" });
    await submit(url, { ...CARD, email: "other@example.com" });
    expect((await sandbox.client.checkout.sessions.retrieve(id)).customer_details?.email).toBe("given@example.com");
  });

  test("3D Secure: the card leads to its page; failing shows why, completing pays", async () => {
    const sandbox = await startStripe();
    const { id, url } = await open(sandbox);
    const first = await submit(url, { ...CARD, number: "4000002500003155" });
    expect(first.headers.get("location")).toBe(`/c/pay/${id}/authenticate`);
    expect(await (await fetch(`${url}/authenticate`)).text()).toContain("Complete authentication");
    const [waiting] = (await sandbox.client.paymentIntents.list()).data;
    expect(waiting).toMatchObject({ status: "requires_action", next_action: { redirect_to_url: { url: `${url}/authenticate` } } });
    const failed = await submit(`${url}/authenticate`, { result: "fail" });
    expect(failed.status).toBe(402);
    expect(await failed.text()).toContain("unable to authenticate");
    const [refused] = (await sandbox.client.paymentIntents.list()).data;
    expect(refused).toMatchObject({ status: "requires_payment_method", last_payment_error: { code: "payment_intent_authentication_failure" } });
    await submit(url, { ...CARD, number: "4000002500003155" });
    const done = await submit(`${url}/authenticate`, { result: "complete" });
    expect(done.headers.get("location")).toContain(`session_id=${id}`);
    expect((await submit(`${url}/authenticate`, { result: "complete" })).headers.get("location")).toContain(`session_id=${id}`);
    expect((await sandbox.client.charges.list()).data).toHaveLength(1);
    expect((await sandbox.received()).filter(({ type }) => type === "payment_intent.requires_action")).toHaveLength(2);
  });

  test("expired, unknown and free sessions have their own pages", async () => {
    const sandbox = await startStripe();
    const { id, url } = await open(sandbox);
    await sandbox.client.checkout.sessions.expire(id);
    const expired = await fetch(url);
    expect(expired.status).toBe(410);
    expect(await expired.text()).toContain("This checkout has expired");
    expect((await submit(url, CARD)).status).toBe(410);
    expect((await sandbox.client.charges.list()).data).toEqual([]);
    const absent = await fetch(`${sandbox.url}/c/pay/cs_test_nope`);
    expect([absent.status, await absent.text()]).toEqual([404, expect.stringContaining("There is no such checkout")]);
    const free = await sandbox.client.checkout.sessions.create(sessionParams(0));
    expect(await (await fetch(free.url ?? "")).text()).toContain("Complete order");
    expect((await submit(free.url ?? "", { email: "fan@example.com" })).status).toBe(303);
  });

  test("another site's page cannot submit it", async () => {
    const sandbox = await startStripe();
    const { url } = await open(sandbox);
    expect((await submit(url, CARD, { origin: "https://evil.example" })).status).toBe(403);
    expect((await sandbox.client.charges.list()).data).toEqual([]);
  });
});

describe("card details", () => {
  const errorsOf = (change: Partial<typeof CARD>) => {
    const read = readCard({ ...CARD, ...change }, NOW);
    return "errors" in read ? read.errors : {};
  };

  test.each(["12/34", "12 / 34", "1234", "12/2034", "11/26"])("the date %s is good", (expiry) => {
    expect(errorsOf({ expiry })).toEqual({});
  });
  test.each([
    ["10/26", "Your card's expiration date is in the past."],
    ["13/30", "Your card's expiration date is incomplete."],
    ["", "Your card's expiration date is incomplete."],
    ["12/99", "Your card's expiration year is invalid."],
  ])("the date %s is refused", (expiry, error) => {
    expect(errorsOf({ expiry })).toEqual({ expiry: error });
  });
  test.each([
    ["4242424242424241", "Your card number is invalid."],
    ["42424242", "Your card number is incomplete."],
    ["4242 4242 4242 424x", "Your card number is invalid."],
    ["", "Enter a card number."],
  ])("the number %s is refused", (number, error) => {
    expect(errorsOf({ number })).toEqual({ number: error });
  });
  test("American Express has four digits, the others three", () => {
    expect(errorsOf({ number: "378282246310005", cvc: "1234" })).toEqual({});
    expect(errorsOf({ number: "378282246310005", cvc: "123" })).toHaveProperty("cvc");
    expect(errorsOf({ cvc: "1234" })).toHaveProperty("cvc");
  });
});

describe("the choice between card and bank debit", () => {
  const DEBIT = { method: "debit", email: "fan@example.com", holder: "Fan", routing: "110000000", account: "000123456789" };
  const openWithDebits = async (sandbox: StripeSandbox, more = {}) => {
    await sandbox.admin("/settings", { bankDebits: true });
    return open(sandbox, more);
  };

  test("is not there until the account has switched bank debits on", async () => {
    const sandbox = await startStripe();
    const { id, url } = await open(sandbox);
    expect(await (await fetch(url)).text()).not.toContain("Bank debit");
    expect((await submit(url, DEBIT)).status).toBe(400);
    expect(await sandbox.client.checkout.sessions.retrieve(id)).toMatchObject({ status: "open", payment_intent: null });
  });

  test("has the card chosen first, labelled fields for both, and fills a test account by a plain link", async () => {
    const sandbox = await startStripe();
    const { url } = await openWithDebits(sandbox);
    const page = await (await fetch(url)).text();
    expect(page).toMatch(/id="method-card" name="method" value="card" checked/);
    for (const field of ["number", "cvc", "holder", "routing", "account"]) expect(page).toContain(`<label for="${field}">`);
    const filled = await (await fetch(`${url}?account=000222222227`)).text();
    expect(filled).toMatch(/id="method-debit" name="method" value="debit" checked/);
    expect(filled).toContain('value="000222222227"');
  });

  test("sends a debit once, however often the button is pressed, and says that it is under way", async () => {
    const sandbox = await startStripe();
    const { id, url } = await openWithDebits(sandbox);
    const answers = await Promise.all([submit(url, DEBIT), submit(url, DEBIT), submit(url, { ...CARD, method: "card" })]);
    for (const answer of answers) expect(answer.headers.get("location")).toContain(`session_id=${id}`);
    expect((await sandbox.client.charges.list()).data).toHaveLength(1);
    expect(await (await fetch(url)).text()).toContain("Payment under way");
  });

  test("says what is wrong beside its field, keeps what was typed and the choice", async () => {
    const sandbox = await startStripe();
    const { url } = await openWithDebits(sandbox);
    const answer = await submit(url, { method: "debit", email: "fan@example.com", holder: "", routing: "12", account: "9999" });
    const page = await answer.text();
    expect(answer.status).toBe(400);
    for (const field of ["holder", "routing", "account"]) expect(page).toContain(`aria-describedby="${field}-error"`);
    expect(page).toContain('value="fan@example.com"');
    expect(page).toMatch(/id="method-debit" name="method" value="debit" checked/);
  });

  test("takes cards on the same session as before", async () => {
    const sandbox = await startStripe();
    const { id, url } = await openWithDebits(sandbox);
    expect((await submit(url, CARD)).status).toBe(303);
    expect((await sandbox.client.checkout.sessions.retrieve(id)).payment_status).toBe("paid");
  });

  test("leaves only the debit where the session allows no card", async () => {
    const sandbox = await startStripe();
    const { id, url } = await openWithDebits(sandbox, { allowed_payment_method_types: ["us_bank_account"] });
    const page = await (await fetch(url)).text();
    expect(page).toContain("Pay by bank debit");
    expect(page).not.toContain("Card number");
    expect((await submit(url, { ...DEBIT, method: "card" })).status).toBe(303);
    expect((await sandbox.client.checkout.sessions.retrieve(id)).payment_status).toBe("unpaid");
  });
});
