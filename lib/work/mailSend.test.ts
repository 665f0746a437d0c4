import { startSandbox, type Sandbox } from "@backline/sandbox";
import { getFunctionName, makeFunctionReference } from "convex/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import { backend, creator, person, type Backend } from "../../tests/convex/support/backend";
import { bellServer } from "../../tests/convex/support/bell";
import { onSale } from "../../tests/convex/support/market";
import { bounce, mailEvent, resendWebhook } from "../../tests/convex/support/resend";
import { checkout, pay, refundedEvent, webhook } from "../../tests/convex/support/stripe";
import type { ConvexCaller } from "../convex";
import { callConvex } from "../convex/errors";
import { createLogger } from "../http/log";
import { createMailSender, type MailSender } from "../providers/resend";
import { sendQueuedMail } from "./mailSend";
import { runWork } from "./run";

bellServer();
let sandbox: Sandbox;
let send: MailSender;
// A sandbox per test: two houses of the tests give their orders the same ids, and so the same idempotency keys.
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, memory: true, appOrigin: "http://localhost:3000" });
  send = createMailSender({ apiKey: sandbox.env["RESEND_API_KEY"] ?? "", baseUrl: sandbox.env["RESEND_BASE_URL"] });
});
afterEach(async () => {
  await sandbox.close();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function serviceOf({ service }: Backend): ConvexCaller {
  return {
    query: async (reference, args) => await callConvex(() => service.query(makeFunctionReference<"query">(getFunctionName(reference)), args)),
    mutation: async (reference, args) => await callConvex(() => service.mutation(makeFunctionReference<"mutation">(getFunctionName(reference)), args)),
  };
}

const silent = createLogger({}, () => undefined);

/** A shop that has just made a sale. */
async function sold() {
  const house = backend();
  const seller = await creator(house, "ada");
  const buyer = await person(house, "ben");
  const beat = await onSale(house, seller);
  const bought = await checkout(house, buyer, beat.beatId, "basic");
  await pay(house, bought);
  const inbox = (name: string) => sandbox.mails().filter(({ to }) => to.includes(`${name}@example.com`));
  return { house, seller, buyer, bought, inbox };
}

/** Does the rows of `mail.send` that are due, as Next does. `through` stands where the network is. */
async function deliverMails(house: Backend, through: MailSender = send): Promise<string[]> {
  const outcomes: string[] = [];
  const convex = serviceOf(house);
  for (const row of await house.rows("work")) {
    if (row.task.kind !== "mail.send" || row.state !== "queued" || row.dueAt > Date.now()) continue;
    const perform = async (task: Parameters<typeof sendQueuedMail>[0]) =>
      await sendQueuedMail(task, { key: row.key }, { convex, appUrl: "http://localhost:3000", from: "Backline <hello@backline.test>", send: through });
    outcomes.push(await runWork(row._id, { convex, log: silent, perform: async (task) => (task.kind === "mail.send" ? await perform(task.args) : Promise.reject(new Error("another kind"))) }));
  }
  return outcomes;
}

/** A network that dies after Resend has answered. */
const answerLost: MailSender = async (mail, key) => {
  await send(mail, key);
  throw new Error("the connection was lost");
};

const stateOf = async (house: Backend, template: string) => (await house.rows("mailMessages")).find((row) => row.template === template)?.state;

describe("a sale's mails", () => {
  test("reach buyer and seller, with facts from the order and tags that say what they are about", async () => {
    const { house, seller, buyer, bought, inbox } = await sold();
    expect(await deliverMails(house)).toEqual(["done", "done"]);
    const [receipt] = inbox(buyer.name);
    const order = await house.t.run(async (ctx) => await ctx.db.get(bought.orderId));
    expect(receipt).toMatchObject({ subject: `Your receipt for order ${order?.number}`, tags: [{ name: "key", value: `mail_2freceipt_2f${bought.orderId}` }, { name: "template", value: "receipt" }] });
    expect(inbox(seller.name)).toMatchObject([{ subject: "You sold Night Bus: Basic lease for $25.00 USD" }]);
    expect(await house.rows("mailMessages")).toMatchObject([
      { template: "receipt", to: `${buyer.name}@example.com`, messageId: receipt?.id, state: "sent" },
      { template: "sale-notice", state: "sent" },
    ]);
  });

  test("whose answer was lost are sent once, and the retry learns the first one's id", async () => {
    const { house, buyer, inbox } = await sold();
    expect(await deliverMails(house, answerLost)).toEqual(["failed", "failed"]);
    await house.pass(2_000);
    expect(await deliverMails(house)).toEqual(["done", "done"]);
    expect(inbox(buyer.name)).toHaveLength(1);
    expect((await house.rows("mailMessages")).map(({ messageId }) => messageId)).toContain(inbox(buyer.name)[0]?.id);
  });

  test("whose answer was lost and whose facts then changed are sent once all the same, and the work is done", async () => {
    const { house, bought, buyer, inbox } = await sold();
    await deliverMails(house, answerLost);
    await webhook(house, refundedEvent(bought, 1_000));
    await house.pass(2_000);
    expect(await deliverMails(house)).toEqual(["done", "done", "done", "done"]);
    expect(inbox(buyer.name).map(({ subject }) => subject).sort()).toEqual([expect.stringContaining("$10.00 USD refunded"), expect.stringContaining("receipt")]);
    expect(await stateOf(house, "receipt")).toBe("sent");
  });

  test("sent late say what has become of the order by then", async () => {
    const { house, bought, buyer, inbox } = await sold();
    await webhook(house, refundedEvent(bought));
    await deliverMails(house);
    expect(inbox(buyer.name).find(({ subject }) => subject.startsWith("Your receipt"))?.text).toContain("has since been refunded in full");
  });
});

describe("a suppressed address", () => {
  const asked = async (house: Backend, key: string, template: string, to: string, data: Record<string, string> = {}) =>
    await house.service.mutation(api.platform.work.enqueue, { kind: "mail.send", key, args: { template, to, data } });
  const URL_DATA = { url: "http://localhost:3000/verify-email?token=x" };

  test("after a hard bounce gets nothing, not even what it asked for; the work is done, not in error", async () => {
    const { house, buyer, inbox } = await sold();
    const to = `${buyer.name}@example.com`;
    await resendWebhook(house, mailEvent("email.bounced", { messageId: "re_0", key: "earlier", template: "another", to, at: Date.now() }, bounce("Permanent")));
    await asked(house, "verify/1", "verify-email", to, URL_DATA);
    expect(await deliverMails(house)).toEqual(["done", "done", "done"]);
    expect(inbox(buyer.name)).toHaveLength(0);
    expect(await stateOf(house, "receipt")).toBe("suppressed");
    expect(await stateOf(house, "verify-email")).toBe("suppressed");
  });

  test("that complained gets no notices, but the link into its account", async () => {
    const { house, buyer, inbox } = await sold();
    const to = `${buyer.name}@example.com`;
    await resendWebhook(house, mailEvent("email.complained", { messageId: "re_0", key: "earlier", template: "another", to, at: Date.now() }));
    await asked(house, "verify/2", "verify-email", to, URL_DATA);
    await deliverMails(house);
    expect(inbox(buyer.name).map(({ subject }) => subject)).toEqual(["Confirm your e-mail address"]);
  });

  test("is written to again once an administrator has lifted the suppression", async () => {
    const { house, buyer, inbox } = await sold();
    const admin = await person(house, "root", { role: "admin" });
    const address = `${buyer.name}@example.com`;
    await admin.mutation(api.platform.mail.mutations.suppress, { address });
    const [row] = await house.rows("suppressions");
    if (row === undefined) throw new Error("nothing is suppressed");
    await admin.mutation(api.platform.mail.mutations.lift, { suppressionId: row._id });
    await deliverMails(house);
    expect(inbox(buyer.name)).toHaveLength(1);
  });
});

describe("a mail about a refund or a dispute", () => {
  async function told(template: string, data: (ids: { orderId: string; sellerId: string }) => Record<string, string>) {
    const made = await sold();
    const { house, bought, seller } = made;
    await deliverMails(house);
    const args = { template, to: `${made.seller.name}@example.com`, data: data({ orderId: bought.orderId, sellerId: seller.userId }) };
    await house.service.mutation(api.platform.work.enqueue, { kind: "mail.send", key: `test/${template}`, args });
    return made;
  }

  test.each([
    ["refund-buyer", 1_000, "sent"],
    ["refund-seller", 1_000, "sent"],
    ["refund-buyer", 2_500, "overtaken"],
  ])("%s for a refund of 1000 when %i has been refunded is %s", async (template, now, state) => {
    const { house, bought } = await told(template, ({ orderId, sellerId }) => ({ orderId, refunded: "1000", ...(template === "refund-seller" && { sellerId }) }));
    await webhook(house, refundedEvent(bought, now));
    expect(await deliverMails(house)).toContain("done");
    expect(await stateOf(house, template)).toBe(state);
  });

  test.each([
    ["open", "open", "sent"],
    ["open", "lost", "overtaken"],
    ["inquiry", "inquiry", "sent"],
    ["inquiry", "open", "overtaken"],
  ] as const)("of a dispute that is %s is, when it is %s by then, %s", async (then, dispute, state) => {
    const { house, bought } = await told("dispute-seller", (ids) => ({ ...ids, state: then }));
    await house.t.run(async (ctx) => await ctx.db.patch(bought.orderId, { dispute }));
    expect(await deliverMails(house)).toEqual(["done"]);
    expect(await stateOf(house, "dispute-seller")).toBe(state);
  });
});

test.each([
  ["of a name nobody knows", "no-such-mail", {}],
  ["of a name that every object has", "constructor", {}],
  ["without its data", "verify-email", {}],
  ["with a link that runs code", "verify-email", { url: "javascript:alert(1)" }],
  ["about an order without naming it", "receipt", {}],
])("a mail %s is parked, for trying again cannot help", async (_name, template, data) => {
  const house = backend();
  await house.service.mutation(api.platform.work.enqueue, { kind: "mail.send", key: "k", args: { template, to: "ben@example.com", data } });
  expect(await deliverMails(house)).toEqual(["failed"]);
  expect(await house.rows("work")).toMatchObject([{ state: "parked", lastError: expect.any(String) }]);
});

test("a mail about an order that is not there is parked", async () => {
  const { house, bought } = await sold();
  await house.t.run(async (ctx) => await ctx.db.delete(bought.orderId));
  expect(await deliverMails(house)).toEqual(["failed", "failed"]);
  expect((await house.rows("work")).filter(({ state }) => state === "parked")).toMatchObject([{ lastError: "There is no such paid order." }, { lastError: "There is no such paid order." }]);
});
