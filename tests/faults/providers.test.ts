import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import { expectOk } from "../../scripts/seed/person";
import { until } from "../../scripts/seed/until";
import { expectSound, quietBook } from "../support/book";
import { faults } from "../support/faults";
import { type Creator, type Member, beat, checkout, creator, member, order, orderWhen, pay, purchase, sandbox } from "../support/world";

/** A Stripe call is tried three times by its SDK before anybody hears of it. */
const WHOLE_CALL = { next: 3 };

let seller: Creator;
let beatId: string;
beforeAll(async () => {
  seller = await creator();
  ({ beatId } = await beat(seller, { basic: 2500 }));
});

const sessionsOf = (buyer: Member) => ({ provider: "stripe", method: "POST", path: "/v1/checkout/sessions", containing: buyer.email });

/** Pays and expects one sound sale. */
async function completes(buyer: Member, sessionId: string) {
  await expectOk(await pay(sessionId), "pay");
  const { orderId } = await orderWhen(buyer.person, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
  const book = await quietBook(orderId);
  expectSound(book, { payment: "paid", outcome: "fulfilled" });
  return book;
}

describe("while a checkout is opened", () => {
  test("Stripe answers 500, then breaks the connection: the call's own retries open one session", async () => {
    const buyer = await member();
    const failed = await faults.fail(sessionsOf(buyer), 500);
    const broken = await faults.reset(sessionsOf(buyer));
    const { sessionId } = await checkout(buyer.person, beatId);
    expect([await failed.hits(), await broken.hits()]).toEqual([1, 1]);
    await completes(buyer, sessionId);
  });

  test("Stripe opens the session and its answer is lost: the call's own retry is given the same session", async () => {
    const buyer = await member();
    const lost = await faults.reset(sessionsOf(buyer), { moment: "after" });
    const { sessionId } = await checkout(buyer.person, beatId);
    expect(await lost.hits()).toBe(1);
    expect((await checkout(buyer.person, beatId)).sessionId).toBe(sessionId);
    await completes(buyer, sessionId);
  });

  test("Stripe's answer breaks off in its middle: nobody is charged, and asking again opens nothing new", async () => {
    const buyer = await member();
    const halved = await faults.truncate(sessionsOf(buyer));
    // The SDK gives a half-read answer up; what stands between the processes may turn it into a broken connection, which it retries.
    expect([200, 503]).toContain((await buyer.person.post("/api/beats/create-checkout-session", { beatId, tierType: "basic" })).status);
    expect(await halved.hits()).toBe(1);
    const { sessionId } = await checkout(buyer.person, beatId);
    expect((await checkout(buyer.person, beatId)).sessionId).toBe(sessionId);
    await completes(buyer, sessionId);
  });

  test("Stripe is down for the whole call: the buyer is told that nothing was charged, and asking again works", async () => {
    const buyer = await member();
    await faults.fail(sessionsOf(buyer), 503, { when: WHOLE_CALL });
    const refused = await buyer.person.post("/api/beats/create-checkout-session", { beatId, tierType: "basic" });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ success: false, code: "provider_unavailable", error: expect.stringContaining("Nothing was charged") });
    const { sessionId } = await checkout(buyer.person, beatId);
    await completes(buyer, sessionId);
  });

  test("Stripe limits the calls (429): nobody is told anything but to try again", async () => {
    const buyer = await member();
    await faults.fail(sessionsOf(buyer), 429);
    const refused = await buyer.person.post("/api/beats/create-checkout-session", { beatId, tierType: "basic" });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    await completes(buyer, (await checkout(buyer.person, beatId)).sessionId);
  });

  test("Stripe is slower than the call waits: the session it opened meanwhile is the one that the retry gets", async () => {
    const buyer = await member();
    const slow = await faults.slow(sessionsOf(buyer), 21_500);
    const { sessionId } = await checkout(buyer.person, beatId);
    expect(await slow.hits()).toBe(1);
    await completes(buyer, sessionId);
  });
});

describe("while the fee is read", () => {
  test.each([
    ["Stripe answers 500", (containing: string) => faults.fail({ provider: "stripe", method: "GET", containing }, 500, { when: WHOLE_CALL })],
    ["the connection breaks", (containing: string) => faults.reset({ provider: "stripe", method: "GET", containing }, { when: WHOLE_CALL })],
  ])("%s for a whole call: the sale stands at once, the fee is booked later and once", async (_what, trouble) => {
    const buyer = await member();
    const { sessionId } = await checkout(buyer.person, beatId);
    const held = await faults.keepBack({ provider: "stripe", containing: sessionId });
    const orderId = (await order(buyer.person, sessionId))?.orderId ?? "";
    const heldToo = await faults.keepBack({ provider: "stripe", containing: orderId });
    const { session } = z.object({ session: z.object({ payment_intent: z.string() }) }).parse(await (await pay(sessionId)).json());
    const struck = await trouble(`/v1/payment_intents/${session.payment_intent}`);
    await held.lift();
    await heldToo.lift();
    await orderWhen(buyer.person, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
    const book = await quietBook(orderId);
    expectSound(book, { payment: "paid", outcome: "fulfilled" });
    expect(await struck.hits()).toBe(3);
    expect(book.books.map(({ key }) => key)).toContain(`fee/${orderId}`);
  });
});

describe("while money goes back", () => {
  test.each([
    ["Stripe is down", "before"],
    ["Stripe refunds and every answer is lost", "after"],
  ] as const)("%s: one refund, booked once", async (_what, moment) => {
    const buyer = await member();
    const { order: bought, sessionId } = await purchase(buyer.person, beatId);
    await quietBook(bought.orderId);
    const refunds = { provider: "stripe", method: "POST", path: "/v1/refunds", containing: bought.orderId };
    const struck = await faults.reset(refunds, { moment, when: WHOLE_CALL });
    await (await seller.person.convex()).mutation(api.commerce.refunds.request, { orderId: bought.orderId, reason: "Asked for by the buyer" });
    await orderWhen(buyer.person, sessionId, ({ payment }) => payment === "refunded");
    const book = await quietBook(bought.orderId);
    expectSound(book, { payment: "refunded", outcome: "revoked" });
    expect(book.order?.refunded).toBe(book.order?.total);
    expect(await struck.hits()).toBeGreaterThan(0);
  });
});

describe("while a receipt is sent", () => {
  const receipts = async (address: string) => {
    const inbox = z.object({ mails: z.array(z.object({ subject: z.string() })) }).parse(await (await sandbox(`/mails?to=${encodeURIComponent(address)}`)).json());
    return inbox.mails.filter(({ subject }) => subject.startsWith("Your receipt")).length;
  };

  test.each([
    ["Resend answers 500", (containing: string) => faults.fail({ provider: "resend", path: "/emails", containing }, 500)],
    ["Resend takes the mail and its answer is lost", (containing: string) => faults.reset({ provider: "resend", path: "/emails", containing }, { moment: "after" })],
    ["Resend takes the mail and answers 502", (containing: string) => faults.fail({ provider: "resend", path: "/emails", containing }, 502, { moment: "after" })],
  ])("%s: the buyer has one receipt", async (_what, trouble) => {
    const buyer = await member();
    const { sessionId } = await checkout(buyer.person, beatId);
    const struck = await trouble(buyer.email);
    const { order: row } = await completes(buyer, sessionId);
    await until(async () => (await receipts(buyer.email)) > 0, "the receipt");
    expect(await receipts(buyer.email)).toBe(1);
    expect(await struck.hits()).toBe(1);
    expect(row?.payment).toBe("paid");
  });
});
