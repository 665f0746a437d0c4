import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { type Member, beat, checkout, creator, member, order, orderWhen, pay, purchase, sandbox } from "../support/world";

interface SentDelivery {
  id: string;
  type: string;
  body: string;
  state: string;
}

/** The sandbox's deliveries that mention a session, in the order in which they were made. */
async function deliveriesOf(sessionId: string): Promise<SentDelivery[]> {
  const response = await sandbox("/deliveries");
  const body: { deliveries: SentDelivery[] } = await response.json();
  return body.deliveries.filter((delivery) => delivery.body.includes(sessionId));
}

async function library(owner: Member) {
  const convex = await owner.person.convex();
  return (await convex.query(api.commerce.queries.library, { paginationOpts: { numItems: 50, cursor: null } })).page;
}

describe("a paid order is fulfilled once", () => {
  test("defect 54: a second and a third delivery of the same event grant nothing", async () => {
    const seller = await creator();
    const { beatId } = await beat(seller);
    const buyer = await member();
    const { sessionId, order: first } = await purchase(buyer.person, beatId);

    const completed = (await deliveriesOf(sessionId)).find(({ type }) => type === "checkout.session.completed");
    expect(completed).toBeDefined();
    for (let again = 0; again < 2; again++) await sandbox(`/deliveries/${completed?.id}/replay`, { method: "POST" });
    await sandbox("/deliveries/flush", { method: "POST" });

    expect(await order(buyer.person, sessionId)).toEqual(first);
    expect(await library(buyer)).toHaveLength(1);
  });

  test("defect 54: verify-payment beside the webhook, many times at once, is one fulfilment", async () => {
    const seller = await creator();
    const { beatId } = await beat(seller);
    const buyer = await member();
    const { sessionId } = await checkout(buyer.person, beatId);
    await pay(sessionId);
    // Four callers race the webhook that the sandbox is sending at this moment.
    const answers = await Promise.all(Array.from({ length: 4 }, () => buyer.person.post("/api/verify-payment", { sessionId })));
    for (const answer of answers) expect(answer.status).toBe(200);
    const done = await orderWhen(buyer.person, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
    expect(done.payment).toBe("paid");
    expect(await library(buyer)).toHaveLength(1);
  });

  test("verify-payment grants nothing that is not paid", async () => {
    const seller = await creator();
    const { beatId } = await beat(seller);
    const buyer = await member();
    const { sessionId } = await checkout(buyer.person, beatId);
    const answer = await buyer.person.post("/api/verify-payment", { sessionId });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ paid: false });
    expect(await library(buyer)).toHaveLength(0);
  });

  test("a declined card changes nothing, and the same session can then be paid", async () => {
    const seller = await creator();
    const { beatId } = await beat(seller);
    const buyer = await member();
    const { sessionId } = await checkout(buyer.person, beatId);
    expect(await (await pay(sessionId, "4000000000000002")).json()).toMatchObject({ outcome: { kind: "declined" } });
    await sandbox("/deliveries/flush", { method: "POST" });
    expect(await order(buyer.person, sessionId)).toMatchObject({ payment: "open", fulfilment: "none" });
    await pay(sessionId);
    await orderWhen(buyer.person, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
  });
});

describe("an exclusive has one owner", () => {
  test("defect 53: while one buyer pays, the other is told that it is reserved", async () => {
    const seller = await creator();
    const { beatId } = await beat(seller);
    const [first, second] = [await member(), await member()];
    await checkout(first.person, beatId, "exclusive");
    const refused = await second.person.post("/api/beats/create-checkout-session", { beatId, tierType: "exclusive" });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ success: false, code: "reserved" });
  });

  test("defect 53: two buyers ask at the same moment, one gets the session, one owner results", async () => {
    const seller = await creator();
    const { beatId } = await beat(seller);
    const buyers = [await member(), await member()];
    const answers = await Promise.all(buyers.map(({ person }) => person.post("/api/beats/create-checkout-session", { beatId, tierType: "exclusive" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = buyers[answers.findIndex(({ status }) => status === 200)];
    if (!winner) throw new Error("nobody won");
    const opened: { sessionId: string } = await (answers.find(({ status }) => status === 200) ?? Response.json({})).json();
    await pay(opened.sessionId);
    await orderWhen(winner.person, opened.sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
    for (const buyer of buyers) expect(await library(buyer)).toHaveLength(buyer === winner ? 1 : 0);
  });

  test("defect 53: the sale of the exclusive ends every other open checkout on the beat", async () => {
    const seller = await creator();
    const { beatId } = await beat(seller);
    const [owner, late] = [await member(), await member()];
    const lease = await checkout(late.person, beatId, "basic");
    const { sessionId } = await checkout(owner.person, beatId, "exclusive");
    await pay(sessionId);
    await orderWhen(owner.person, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");

    await orderWhen(late.person, lease.sessionId, ({ payment }) => payment === "expired");
    expect((await pay(lease.sessionId)).ok).toBe(false);
    expect(await library(late)).toHaveLength(0);
    const refused = await late.person.post("/api/beats/create-checkout-session", { beatId, tierType: "basic" });
    expect(await refused.json()).toMatchObject({ success: false, code: "sold" });
  });
});
