import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { effort } from "../support/effort";
import { backend, creator, person, START, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { bounce, mailEvent, resendEvent, resendWebhook, type ResendEvent } from "./support/resend";
import { checkout, orderOf, pay, refundedEvent, stripeWork, webhook } from "./support/stripe";

bellServer();

const page = { paginationOpts: { numItems: 10, cursor: null } };
const MAIL = { messageId: "re_1", key: "mail/receipt/o1", at: START };
const SOON = 60_000;

const suppressionOf = async ({ service }: Backend, address: string) => await service.query(api.platform.mail.queries.suppression, { address });
const mails = async (house: Backend) => (await house.rows("work")).flatMap(({ task, key }) => (task.kind === "mail.send" ? [{ ...task.args, key }] : []));

async function market(price = 2_500) {
  const house = backend();
  const seller = await creator(house, "ada");
  const buyer = await person(house, "ben");
  const beat = await onSale(house, seller, [{ tierType: "basic", enabled: true, price }, { tierType: "exclusive", enabled: true, price: 50_000 }]);
  return { house, seller, buyer, beat };
}

describe("a sale", () => {
  test("asks for one receipt and one notice, however often it is heard of", async () => {
    const { house, seller, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    await pay(house, bought);
    await pay(house, bought);
    expect(await mails(house)).toEqual([
      { template: "receipt", to: "ben@example.com", data: { orderId: bought.orderId }, key: `mail/receipt/${bought.orderId}` },
      { template: "sale-notice", to: "ada@example.com", data: { orderId: bought.orderId, sellerId: seller.userId }, key: `mail/sale/${bought.orderId}/${seller.userId}` },
    ]);
  });

  test("for nothing brings the buyer a receipt, and the seller no mail", async () => {
    const { house, buyer, beat } = await market(0);
    await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId: beat.beatId, tierType: "basic" } });
    expect(await mails(house)).toMatchObject([{ template: "receipt", to: "ben@example.com" }]);
  });

  test("that could not be delivered brings no receipt", async () => {
    const { house, buyer, beat } = await market();
    const cara = await person(house, "cara");
    const lease = await checkout(house, cara, beat.beatId, "basic");
    await pay(house, await checkout(house, buyer, beat.beatId, "exclusive"));
    await pay(house, lease);
    expect(await orderOf(house, lease)).toMatchObject({ payment: "paid", fulfilment: "none" });
    expect((await mails(house)).map(({ template, to }) => `${template} ${to}`)).toEqual(["receipt ben@example.com", "sale-notice ada@example.com"]);
  });
});

describe("what a mail says is read when it is sent", () => {
  test("the buyer's facts: number, total, lines with their licence", async () => {
    const { house, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    await expect(house.service.query(api.commerce.mailFacts.ofBuyer, { orderId: bought.orderId })).rejects.toMatchObject({ data: { code: "not_found" } });
    await pay(house, bought);
    const { number } = await orderOf(house, bought);
    const facts = await house.service.query(api.commerce.mailFacts.ofBuyer, { orderId: bought.orderId });
    expect(facts).toMatchObject({ number, total: 2_500, refunded: 0, currency: "usd", buyerName: "Ben Example", lines: [{ title: "Night Bus: Basic lease", store: "ada records", outcome: "fulfilled", license: {} }] });
    await webhook(house, refundedEvent(bought));
    expect(await house.service.query(api.commerce.mailFacts.ofBuyer, { orderId: bought.orderId })).toMatchObject({ refunded: 2_500, lines: [{ outcome: "revoked" }] });
  });

  test("the seller's facts follow the book: Stripe's fee once it is known, the balance after a refund", async () => {
    const { house, seller, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    await pay(house, bought);
    const look = async () => await house.service.query(api.commerce.mailFacts.ofSeller, { orderId: bought.orderId, sellerId: seller.userId });
    expect(await look()).toMatchObject({ gross: 2_500, platformFee: 250, processingFee: null, balance: 2_250 });
    await stripeWork(house);
    expect(await look()).toMatchObject({ processingFee: 103, balance: 2_147 });
    await webhook(house, refundedEvent(bought));
    expect(await look()).toMatchObject({ gross: 2_500, refunded: 2_500, balance: -103, lines: [{ outcome: "revoked" }] });
  });

  test("nobody is told of an order in which they sold nothing", async () => {
    const { house, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    await pay(house, bought);
    const asked = house.service.query(api.commerce.mailFacts.ofSeller, { orderId: bought.orderId, sellerId: buyer.userId });
    await expect(asked).rejects.toMatchObject({ data: { code: "not_found" } });
  });
});

describe("a mail's row", () => {
  const NEWS = ["email.sent", "email.delivery_delayed", "email.delivered", "email.opened", "email.opened", "email.clicked", "email.bounced", "email.complained"];

  test("ends the same whatever the order of the news, with the worker's own report anywhere among it", async () => {
    const steps = fc.shuffledSubarray(Array.from({ length: NEWS.length + 1 }, (_, at) => at), { minLength: NEWS.length + 1 });
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        const house = backend();
        await house.service.mutation(api.platform.work.enqueue, { kind: "mail.send", key: MAIL.key, args: { template: "receipt", to: "Ben@Example.com", data: {} } });
        for (const step of order) {
          const type = NEWS[step];
          if (type === undefined) await work(house, "mail.send", () => ({ messageId: MAIL.messageId }));
          else await resendWebhook(house, mailEvent(type, { ...MAIL, at: START + step * 1_000 }, type === "email.bounced" ? bounce("Permanent") : {}));
        }
        const rows = await house.rows("mailMessages");
        expect(rows).toMatchObject([
          {
            key: MAIL.key,
            template: "receipt",
            to: "ben@example.com",
            messageId: "re_1",
            state: "complained",
            opens: 2,
            clicks: 1,
            times: { sent: START, delayed: START + 1_000, delivered: START + 2_000, opened: START + 3_000, clicked: START + 5_000, bounced: START + 6_000, complained: START + 7_000 },
          },
        ]);
        expect((await house.rows("inbox")).every(({ state }) => state === "processed")).toBe(true);
        expect(await suppressionOf(house, "ben@example.com")).toBe("bounce");
      }),
      { numRuns: effort(12, 300), seed: 7 },
    );
  });

  test("counts an opening once, however often its event is delivered", async () => {
    const house = backend();
    const opened = mailEvent("email.opened", MAIL);
    expect(await resendWebhook(house, opened)).toEqual({ duplicate: false });
    expect(await resendWebhook(house, opened)).toEqual({ duplicate: true });
    expect(await house.rows("mailMessages")).toMatchObject([{ opens: 1, state: "sent" }]);
  });

  test("is not made for a mail that somebody else's program sent through the same account", async () => {
    const house = backend();
    await resendWebhook(house, mailEvent("email.delivered", MAIL, { tags: { campaign: "spring" } }));
    expect(await house.rows("mailMessages")).toHaveLength(0);
    expect(await house.rows("inbox")).toMatchObject([{ state: "ignored" }]);
  });

  test("is found by the provider's id when an event comes without our tags", async () => {
    const house = backend();
    await resendWebhook(house, mailEvent("email.sent", MAIL));
    await resendWebhook(house, mailEvent("email.failed", MAIL, { tags: undefined, failed: { reason: "reached_daily_quota" } }));
    expect(await house.rows("mailMessages")).toMatchObject([{ state: "failed", note: "reached_daily_quota" }]);
  });

  test("says of a mail that was withheld why", async () => {
    const house = backend();
    const asked = async (key: string) => await house.service.mutation(api.platform.work.enqueue, { kind: "mail.send", key, args: { template: "receipt", to: "ben@example.com", data: {} } });
    for (const key of ["a", "b", "c"]) await asked(key);
    const results = [{ withheld: "bounce" }, { withheld: "overtaken" }, { sentBefore: true }] as const;
    await work(house, "mail.send", ({ key }) => results["abc".indexOf(key)] ?? results[0]);
    const admin = await person(house, "root", { role: "admin" });
    const { page: rows } = await admin.query(api.platform.mail.queries.messages, { address: "Ben <BEN@example.com>", ...page });
    expect(rows.toReversed()).toMatchObject([
      { state: "suppressed", note: expect.stringContaining("bounce"), messageId: null },
      { state: "overtaken", messageId: null },
      { state: "sent", messageId: null },
    ]);
    expect((await house.rows("work")).every(({ state }) => state === "done")).toBe(true);
  });
});

describe("the suppression list", () => {
  test.each([
    ["email.bounced", bounce("Permanent"), "bounce"],
    ["email.bounced", bounce("Transient"), null],
    ["email.bounced", bounce("Undetermined"), null],
    ["email.complained", {}, "complaint"],
    ["email.delivered", {}, null],
    ["email.delivery_delayed", {}, null],
  ])("%s with %j suppresses: %s", async (type, detail, reason) => {
    const house = backend();
    await resendWebhook(house, mailEvent(type, MAIL, detail));
    expect(await suppressionOf(house, "ben@example.com")).toBe(reason);
  });

  test("also learns from mails of other programs on the same account: a dead mailbox is dead for everybody", async () => {
    const house = backend();
    await resendWebhook(house, mailEvent("email.bounced", MAIL, { tags: {}, ...bounce("Permanent") }));
    expect(await house.rows("suppressions")).toMatchObject([{ address: "ben@example.com", reason: "bounce", source: expect.stringMatching(/^msg_/) }]);
    expect(await house.rows("inbox")).toMatchObject([{ state: "processed" }]);
  });

  test("holds one row per address, with the strictest reason", async () => {
    const house = backend();
    await resendWebhook(house, mailEvent("email.complained", MAIL));
    await resendWebhook(house, mailEvent("email.bounced", { ...MAIL, at: START + 1 }, bounce("Permanent")));
    await resendWebhook(house, mailEvent("email.complained", { ...MAIL, at: START + 2 }));
    expect(await house.rows("suppressions")).toMatchObject([{ reason: "bounce", since: START }]);
  });

  test("is lifted by an administrator, once, on the record; older news does not bring it back, newer does", async () => {
    const house = backend();
    const admin = await person(house, "root", { role: "admin" });
    const old = mailEvent("email.bounced", { ...MAIL, at: START - SOON }, bounce("Permanent"));
    await resendWebhook(house, mailEvent("email.bounced", { ...MAIL, at: START - SOON }, bounce("Permanent")));
    const { page: list } = await admin.query(api.platform.mail.queries.suppressions, page);
    expect(list).toMatchObject([{ address: "ben@example.com", reason: "bounce" }]);
    const suppressionId = list[0]?.suppressionId;
    if (suppressionId === undefined) throw new Error("nothing is suppressed");

    await admin.mutation(api.platform.mail.mutations.lift, { suppressionId });
    expect(await suppressionOf(house, "ben@example.com")).toBeNull();
    expect((await admin.query(api.platform.mail.queries.suppressions, page)).page).toEqual([]);
    expect(await work(house, "mail.lift", ({ args }) => ({ lifted: args.address === "ben@example.com" }))).toBe(1);
    await expect(admin.mutation(api.platform.mail.mutations.lift, { suppressionId })).rejects.toMatchObject({ data: { code: "conflict" } });
    expect((await house.rows("auditLog")).filter(({ subject }) => subject === `suppression:${suppressionId}`).map(({ actor, action }) => `${action} ${actor}`)).toEqual([
      "address.suppressed system",
      `address.lifted user:${admin.userId}`,
    ]);

    await resendWebhook(house, old);
    expect(await suppressionOf(house, "ben@example.com")).toBeNull();
    await resendWebhook(house, mailEvent("email.bounced", { ...MAIL, at: START + SOON }, bounce("Permanent")));
    expect(await suppressionOf(house, "ben@example.com")).toBe("bounce");
  });

  test("can be added to by an administrator, with an address and nothing else", async () => {
    const house = backend();
    const admin = await person(house, "root", { role: "admin" });
    await admin.mutation(api.platform.mail.mutations.suppress, { address: " Ben <Ben@Example.com> " });
    expect(await suppressionOf(house, "ben@example.com")).toBe("manual");
    await expect(admin.mutation(api.platform.mail.mutations.suppress, { address: "ben@example.com" })).rejects.toMatchObject({ data: { code: "conflict" } });
    for (const address of ["nobody", "a@b c", `${"x".repeat(250)}@example.com`]) {
      await expect(admin.mutation(api.platform.mail.mutations.suppress, { address })).rejects.toMatchObject({ data: { code: "invalid_request" } });
    }
  });

  test("follows Resend's own list both ways, but for what our administrator shut", async () => {
    const house = backend();
    const admin = await person(house, "root", { role: "admin" });
    const told = async (type: string, email: string, at: number) => await resendWebhook(house, resendEvent(type, at, { id: "s1", email, origin: "manual", source_id: null, created_at: new Date(at).toISOString() }));
    await told("suppression.added", "Ben@example.com", START);
    expect(await suppressionOf(house, "ben@example.com")).toBe("manual");
    await told("suppression.removed", "ben@example.com", START + SOON);
    expect(await suppressionOf(house, "ben@example.com")).toBeNull();
    await admin.mutation(api.platform.mail.mutations.suppress, { address: "eve@example.com" });
    await told("suppression.removed", "eve@example.com", START + SOON);
    expect(await suppressionOf(house, "eve@example.com")).toBe("manual");
  });
});

test.each<[string, ResendEvent, "failed" | "ignored"]>([
  ["of a type nobody knows", resendEvent("email.teleported", START, {}), "ignored"],
  ["filed under another type", { ...resendEvent("email.sent", START, {}), type: "email.bounced" }, "failed"],
  ["without a mail", resendEvent("email.sent", START, {}), "failed"],
  ["that is no JSON", { eventId: "msg_x", type: "email.sent", payload: "{" }, "failed"],
  ["of no moment", { eventId: "msg_y", type: "email.sent", payload: JSON.stringify({ type: "email.sent", created_at: "soon", data: {} }) }, "failed"],
  ["of a bounce that does not say which", mailEvent("email.bounced", MAIL), "failed"],
])("an event %s changes nothing and is kept", async (_name, event, state) => {
  const house = backend();
  await resendWebhook(house, event);
  expect(await house.rows("inbox")).toMatchObject([{ provider: "resend", state, note: expect.any(String) }]);
  expect(await house.rows("mailMessages")).toHaveLength(0);
  expect(await house.rows("suppressions")).toHaveLength(0);
});
