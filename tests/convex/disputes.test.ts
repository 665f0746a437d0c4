import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { creator, person, stored, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { SOME, market, sold } from "./support/sale";
import { DISPUTE_FEE, STRIPE_FEE, balances, checkout, disputeEvent, orderOf, pay, refundedEvent, stripeWork, webhook } from "./support/stripe";

bellServer();

const opened = { type: "created", status: "needs_response", moved: ["taken"] } as const;
const lost = { type: "closed", status: "lost", moved: ["taken"] } as const;
const won = { type: "closed", status: "won", moved: ["taken", "given"] } as const;

const mails = async (house: Backend) =>
  (await house.rows("work")).flatMap(({ task }) => (task.kind === "mail.send" && task.args.template === "dispute-seller" ? [task.args.data.state] : []));

describe("while a bank decides", () => {
  test("nothing can be downloaded, and the words say why", async () => {
    const { house, buyer, bought, license, download, verify } = await sold();
    await download();
    await webhook(house, disputeEvent(bought, opened));
    await expect(download()).rejects.toMatchObject({ data: { code: "forbidden", message: expect.stringContaining("Downloads pause until it has decided") } });
    expect(await verify()).toMatchObject({ status: "disputed" });
    const { page } = await buyer.query(api.commerce.queries.library, { paginationOpts: SOME });
    expect(page).toMatchObject([{ status: "disputed", files: [] }]);
    const file = (await house.rows("entitlements")).find(({ lineId }) => lineId === license.lineId);
    if (file === undefined) throw new Error("no right");
    expect(await house.service.query(api.entitlements.queries.mayStream, { fileId: file.fileId, userId: buyer.userId })).toBe(false);
  });

  test("the platform has returned its fee, and the seller bears the rest and the bank's fee", async () => {
    const { house, seller, bought } = await sold();
    await stripeWork(house);
    await webhook(house, disputeEvent(bought, opened));
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 0 - STRIPE_FEE - DISPUTE_FEE, "stripe:balance": STRIPE_FEE + DISPUTE_FEE });
    expect(await orderOf(house, bought)).toMatchObject({ dispute: "open", payment: "paid", fulfilment: "fulfilled", refunded: 0 });
  });

  test("the licence cannot be bought a second time", async () => {
    const { house, buyer, bought, beatId } = await sold();
    await webhook(house, disputeEvent(bought, opened));
    await expect(checkout(house, buyer, beatId, "basic")).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("disputes its payment") } });
  });

  test("an exclusive stays off the market", async () => {
    const { house, bought, beatId } = await sold("exclusive");
    await webhook(house, disputeEvent(bought, opened));
    await expect(checkout(house, await person(house, "cleo"), beatId, "exclusive")).rejects.toMatchObject({ data: { code: "sold" } });
  });
});

test("won: the goods are back, the money too, and only the bank's fee is gone", async () => {
  const { house, seller, bought, download, verify } = await sold();
  await webhook(house, disputeEvent(bought, opened));
  await webhook(house, disputeEvent(bought, won));
  expect(await orderOf(house, bought)).toMatchObject({ dispute: "won", payment: "paid", fulfilment: "fulfilled" });
  await download();
  expect(await verify()).toMatchObject({ status: "active" });
  expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 2_250 - DISPUTE_FEE, "platform:fees": 250, "stripe:balance": DISPUTE_FEE - 2_500 });
  expect(await mails(house)).toEqual(["open", "won"]);
});

test("won with the fee given back: the book is as if nothing had happened", async () => {
  const { house, seller, bought } = await sold();
  await webhook(house, disputeEvent(bought, opened));
  await webhook(house, disputeEvent(bought, { ...won, moved: ["taken", "given with its fee"] }));
  expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 2_250, "platform:fees": 250, "stripe:balance": -2_500 });
});

test("lost: the goods are gone for good, and an exclusive's beat is a draft again", async () => {
  const { house, bought, beatId, download, verify } = await sold("exclusive");
  await webhook(house, disputeEvent(bought, opened));
  await webhook(house, disputeEvent(bought, lost));
  expect(await orderOf(house, bought)).toMatchObject({ dispute: "lost", payment: "paid", fulfilment: "revoked" });
  await expect(download()).rejects.toMatchObject({ data: { code: "forbidden", message: expect.stringContaining("bank took its payment back") } });
  expect(await verify()).toMatchObject({ status: "revoked" });
  expect(await house.t.run(async (ctx) => await ctx.db.get(beatId))).toMatchObject({ status: "draft", soldBy: null });
  expect(await mails(house)).toEqual(["open", "lost"]);
});

test("lost, and the money given back on appeal: it is booked, and the goods stay revoked", async () => {
  const { house, bought } = await sold();
  await webhook(house, disputeEvent(bought, lost));
  await webhook(house, disputeEvent(bought, { type: "funds_reinstated", status: "won", moved: ["taken", "given"] }));
  expect(await orderOf(house, bought)).toMatchObject({ dispute: "lost", fulfilment: "revoked" });
  expect(await house.rows("disputes")).toMatchObject([{ state: "lost", withdrawn: 2_500, reinstated: 2_500 }]);
});

test("an inquiry freezes nothing and takes nothing; it may become a dispute", async () => {
  const { house, bought, download } = await sold();
  await webhook(house, disputeEvent(bought, { type: "created", status: "warning_needs_response" }));
  await download();
  expect(await orderOf(house, bought)).toMatchObject({ dispute: "inquiry" });
  expect(await mails(house)).toEqual(["inquiry"]);
  await webhook(house, disputeEvent(bought, { type: "funds_withdrawn", status: "needs_response", moved: ["taken"] }));
  await expect(download()).rejects.toMatchObject({ data: { code: "forbidden" } });
  expect(await mails(house)).toEqual(["inquiry", "open"]);
});

test("old news of an inquiry that waits for the bank does not make it wait for the seller again", async () => {
  const { house, bought } = await sold();
  await webhook(house, disputeEvent(bought, { type: "created", status: "warning_needs_response" }));
  await webhook(house, disputeEvent(bought, { type: "updated", status: "warning_under_review" }));
  await webhook(house, disputeEvent(bought, { type: "updated", status: "warning_needs_response" }));
  expect(await house.rows("disputes")).toMatchObject([{ state: "inquiry", status: "warning_under_review" }]);
});

test("news within one state is taken down: who is waited for, until when, for how much", async () => {
  const { house, bought } = await sold();
  await webhook(house, disputeEvent(bought, opened));
  const later = disputeEvent(bought, { ...opened, type: "updated", status: "under_review", amount: 2_000 });
  await webhook(house, { ...later, data: { object: { ...later.data.object, evidence_details: { due_by: 2_000_000_000 } } } });
  expect(await house.rows("disputes")).toMatchObject([{ state: "open", status: "under_review", amount: 2_000, dueBy: 2_000_000_000_000 }]);
});

describe("the same news in another order, or twice, ends the same", () => {
  const news = [
    { type: "created", status: "needs_response" },
    { type: "funds_withdrawn", status: "needs_response", moved: ["taken"] },
    { type: "updated", status: "under_review", moved: ["taken"] },
    { type: "funds_reinstated", status: "under_review", moved: ["taken", "given"] },
    { type: "closed", status: "won", moved: ["taken", "given"] },
  ] as const;

  test.each([
    ["as it happened, each twice", [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]],
    ["backwards", [4, 3, 2, 1, 0]],
    ["the end in the middle", [0, 4, 1, 3, 2]],
    ["the money last", [0, 2, 4, 1, 3]],
  ] as const)("%s", async (_name, order) => {
    const { house, seller, bought, download } = await sold();
    for (const at of order) await webhook(house, disputeEvent(bought, news[at]));
    await download();
    expect(await orderOf(house, bought)).toMatchObject({ dispute: "won", fulfilment: "fulfilled" });
    expect(await house.rows("disputes")).toMatchObject([{ state: "won", status: "won", withdrawn: 2_500, reinstated: 2_500, fee: DISPUTE_FEE }]);
    expect(await balances(house)).toMatchObject({ [sellerAccount(seller.userId)]: 2_250 - DISPUTE_FEE });
    expect((await house.rows("inbox")).every(({ state }) => state === "processed")).toBe(true);
  });

  test("before the payment itself: it waits", async () => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    await webhook(house, disputeEvent(bought, opened));
    await pay(house, bought);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", dispute: "open" });
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["disputed"]);
  });

  test("money given back before it was taken, as far as we know, waits", async () => {
    const { house, seller, bought } = await sold();
    const given = disputeEvent(bought, { type: "funds_reinstated", status: "under_review", moved: ["given"] });
    await webhook(house, given);
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "waiting" });
    await webhook(house, disputeEvent(bought, { ...opened, type: "funds_withdrawn" }));
    expect((await house.rows("inbox")).every(({ state }) => state === "processed")).toBe(true);
    expect(await balances(house)).toMatchObject({ [sellerAccount(seller.userId)]: 2_250 - DISPUTE_FEE });
  });
});

describe("a dispute beside a refund", () => {
  const both = { refund: refundedEvent, dispute: disputeEvent };

  test.each([["refund first"], ["dispute first"]])("full, %s: what went beyond the payment is the platform's loss, and an incident", async (name) => {
    const { house, seller, bought } = await sold();
    const news = [both.refund(bought), both.dispute(bought, lost)];
    for (const event of name === "refund first" ? news : news.reverse()) await webhook(house, event);
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 0 - DISPUTE_FEE, "platform:losses": -2_500, "stripe:balance": 2_500 + DISPUTE_FEE });
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", fulfilment: "revoked", dispute: "lost" });
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["refunded"]);
    expect(await house.rows("incidents")).toMatchObject([{ kind: "paid_back_twice", state: "open", detail: { beyond: 2_500 } }]);
  });

  test("full, and the bank gives its part back: even, and the incident closes; the goods stay where the refund put them", async () => {
    const { house, seller, bought } = await sold();
    for (const event of [disputeEvent(bought, opened), refundedEvent(bought), disputeEvent(bought, won)]) await webhook(house, event);
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 0 - DISPUTE_FEE, "stripe:balance": DISPUTE_FEE });
    expect(await house.rows("incidents")).toMatchObject([{ state: "resolved" }]);
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["refunded"]);
  });

  test("in part: together they take no more than the sale", async () => {
    const { house, seller, bought } = await sold();
    await webhook(house, refundedEvent(bought, 1_000));
    await webhook(house, disputeEvent(bought, { ...lost, amount: 1_500 }));
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 0 - DISPUTE_FEE, "stripe:balance": DISPUTE_FEE });
    expect(await house.rows("incidents")).toHaveLength(0);
  });
});

test("two disputes over one order: the goods come back only when no bank is left deciding", async () => {
  const { house, bought, download } = await sold();
  for (const id of ["dp_1", "dp_2"]) await webhook(house, disputeEvent(bought, { ...opened, id, amount: 1_000 }));
  await webhook(house, disputeEvent(bought, { ...won, id: "dp_1", amount: 1_000 }));
  await expect(download()).rejects.toMatchObject({ data: { code: "forbidden" } });
  await webhook(house, disputeEvent(bought, { ...won, id: "dp_2", amount: 1_000 }));
  await download();
});

test.each([
  ["a status nobody knows", { ...opened, status: "escalated_to_the_moon" }, {}],
  ["another currency", opened, { currency: "eur" }],
  ["the live mode", opened, { livemode: true }],
] as const)("a dispute in %s is refused and kept", async (_name, news, changes) => {
  const { house, bought } = await sold();
  const event = disputeEvent(bought, news);
  await webhook(house, { ...event, livemode: "livemode" in changes, data: { object: { ...event.data.object, ...changes } } });
  expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed" });
  expect(await house.rows("disputes")).toHaveLength(0);
});

test.each([null, undefined])("a dispute whose balance transactions are %s has moved nothing yet", async (list) => {
  const { house, seller, bought } = await sold();
  const event = disputeEvent(bought, opened);
  await webhook(house, { ...event, data: { object: { ...event.data.object, balance_transactions: list } } });
  expect(await house.rows("disputes")).toMatchObject([{ withdrawn: 0, reinstated: 0, fee: 0 }]);
  expect(await balances(house)).toMatchObject({ [sellerAccount(seller.userId)]: 2_250 });
});

describe("evidence", () => {
  async function disputed() {
    const scene = await sold();
    await scene.download();
    await webhook(scene.house, disputeEvent(scene.bought, opened));
    const [dispute] = await scene.house.rows("disputes");
    if (dispute === undefined) throw new Error("no dispute");
    const send = async (paper: string) =>
      await work(scene.house, "dispute.evidence", async ({ args }) => ({
        stripeFileId: `file_${paper}`,
        submitted: args.submit,
        paper: { ...(await stored(scene.house, paper)), sha256: paper },
      }));
    const submit = async (who: Pick<typeof scene.seller, "mutation"> = scene.seller, note = "They downloaded it twice.") =>
      await who.mutation(api.commerce.disputes.submitEvidence, { disputeId: dispute._id, note });
    const seen = async () => (await scene.seller.query(api.commerce.disputes.forSeller, { paginationOpts: SOME })).page[0];
    return { ...scene, dispute, send, submit, seen };
  }

  test("is staged by itself when the dispute opens, once, and the seller sees it", async () => {
    const { house, bought, send, seen } = await disputed();
    await webhook(house, disputeEvent(bought, { ...opened, type: "funds_withdrawn" }));
    expect(await send("first")).toBe(1);
    expect(await seen()).toMatchObject({ state: "open", reason: "fraudulent", amount: 2_500, evidence: { fileId: expect.any(String) }, submission: null });
  });

  test("is handed in by the seller with a note, once", async () => {
    const { send, submit, seen, house } = await disputed();
    await send("staged");
    await submit();
    await expect(submit()).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("handed in already") } });
    expect(await send("final")).toBe(1);
    expect(await seen()).toMatchObject({ submission: { note: "They downloaded it twice.", submittedAt: expect.any(Number) } });
    const papers = (await house.rows("files")).filter(({ purpose }) => purpose === "evidence");
    expect(papers.map(({ state, sha256 }) => [state, sha256])).toEqual([["deleted", "staged"], ["ready", "final"]]);
  });

  test("that was handed in is not replaced by what was staged later", async () => {
    const { house, submit, seen } = await disputed();
    await submit();
    const finish = async (submitted: boolean) => {
      const row = (await house.rows("work")).find(({ task }) => task.kind === "dispute.evidence" && task.args.submit === submitted);
      const claim = row === undefined ? null : await house.service.mutation(api.platform.work.claim, { workId: row._id });
      if (row === undefined || claim === null) throw new Error("no such work");
      const paper = { ...(await stored(house, "paper")), sha256: submitted ? "final" : "late" };
      const result = { stripeFileId: "file_1", submitted, paper };
      await house.service.mutation(api.platform.work.complete, { workId: row._id, leaseId: claim.leaseId, result });
    };
    await finish(true);
    await finish(false);
    expect(await seen()).toMatchObject({ submission: { submittedAt: expect.any(Number) } });
    expect((await house.rows("files")).filter(({ purpose }) => purpose === "evidence")).toMatchObject([{ sha256: "final", state: "ready" }]);
  });

  test("is the seller's and an administrator's to hand in, and nobody else's", async () => {
    const { house, buyer, submit } = await disputed();
    const root = await person(house, "root", { role: "admin" });
    for (const who of [buyer, await creator(house, "eve")]) await expect(submit(who)).rejects.toMatchObject({ data: { code: "not_found" } });
    await submit(root);
  });

  test("is not taken after the deadline, nor after the verdict", async () => {
    const late = await disputed();
    await late.house.pass(8 * 24 * 3_600_000);
    await expect(late.submit()).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("deadline") } });
    const over = await disputed();
    await webhook(over.house, disputeEvent(over.bought, lost));
    await expect(over.submit()).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("decided") } });
  });

  test("is written from the order, the delivery and the downloads", async () => {
    const { house, bought, dispute, license } = await disputed();
    const source = await house.service.query(api.commerce.disputes.evidenceSource, { disputeId: dispute._id });
    expect(source).toMatchObject({
      stripeId: `dp_${bought.paymentIntentId}`,
      amount: 2_500,
      order: { total: 2_500, buyerEmail: "ben@example.com", paymentIntentId: bought.paymentIntentId, paidAt: expect.any(Number) },
      lines: [{ outcome: "fulfilled", license: { verifyId: license.verifyId, hash: license.hash }, downloads: [{ filename: expect.stringMatching(/\.wav$/) }] }],
    });
  });
});
