import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import { expectOk } from "../../scripts/seed/person";
import { inBatches } from "../support/batches";
import { mailsTo } from "../support/mails";
import { moneyOf, net } from "../support/money";
import { settled } from "../support/settled";
import { happens } from "../support/stripe";
import { rows } from "../support/tables";
import { beat, checkout, type Creator, creator, type Member, member, orderWhen, pay } from "../support/world";

const PRICE = 50_000;
const FEE = 1_480;
/** So many sign up at once; the race itself is everybody at once. */
const AT_ONCE = 6;

let seller: Creator;
beforeAll(async () => {
  seller = await creator();
});

type Answer = { buyer: Member; status: number; code: string | null; sessionId: string | null };
const answered = z.object({ code: z.string().optional(), sessionId: z.string().optional() });

/** All of them press the button at the same moment. */
async function everybodyAsks(buyers: readonly Member[], beatId: string): Promise<Answer[]> {
  return Promise.all(
    buyers.map(async (buyer) => {
      const answer = await buyer.person.post("/api/beats/create-checkout-session", { beatId, tierType: "exclusive" });
      const { code = null, sessionId = null } = answered.parse(await answer.json());
      return { buyer, status: answer.status, code, sessionId };
    }),
  );
}

/** The one who got the session; everybody else was told why not. */
function onlyWinner(answers: readonly Answer[], reasons: readonly string[]): { buyer: Member; sessionId: string } {
  const [winner, ...others] = answers.filter(({ status }) => status === 200);
  expect(others, "a second session").toEqual([]);
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(reasons));
  if (!winner?.sessionId) throw new Error("nobody got a session");
  return { buyer: winner.buyer, sessionId: winner.sessionId };
}

/** What a buyer has to show for themselves. */
async function libraryOf({ person }: Member) {
  return (await (await person.convex()).query(api.commerce.queries.library, { paginationOpts: { numItems: 50, cursor: null } })).page;
}

test("fifty buyers race for one exclusive, the first lets it lapse: one owner, nobody else is charged or left with a hold", async () => {
  const { beatId } = await beat(seller, { basic: 2_500, exclusive: PRICE });
  const buyers = await inBatches(Array.from({ length: 50 }), AT_ONCE, () => member());

  const first = onlyWinner(await everybodyAsks(buyers, beatId), ["409 reserved"]);
  await happens(`/sessions/${first.sessionId}/expire`);
  await orderWhen(first.buyer.person, first.sessionId, ({ payment }) => payment === "expired");

  const rest = buyers.filter((buyer) => buyer !== first.buyer);
  const owner = onlyWinner(await everybodyAsks(rest, beatId), ["409 reserved"]);
  const losers = buyers.filter((buyer) => buyer !== owner.buyer);

  // While the owner's payment is on its way, everybody else tries once more; the one who let it lapse has to wait their turn.
  const [paid, during] = await Promise.all([pay(owner.sessionId), everybodyAsks(losers, beatId)]);
  await expectOk(paid, "pay");
  expect(during.filter(({ status }) => status === 200)).toEqual([]);
  for (const { buyer, status, code } of during) expect(["409 reserved", "409 sold", ...(buyer === first.buyer ? ["429 rate_limited"] : [])]).toContain(`${status} ${code}`);
  await orderWhen(owner.buyer.person, owner.sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
  expect(new Set((await everybodyAsks(losers, beatId)).map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(["409 sold"]));
  await settled();

  const [orders, licenses, holds] = await Promise.all([rows("orders"), rows("licenses"), rows("holds")]);
  const addresses = new Set(buyers.map(({ email }) => email));
  const ours = orders.filter(({ buyerEmail }) => addresses.has(buyerEmail));
  expect(ours.filter(({ paidAt }) => paidAt !== null).map(({ buyerEmail, payment, fulfilment }) => ({ buyerEmail, payment, fulfilment }))).toEqual([
    { buyerEmail: owner.buyer.email, payment: "paid", fulfilment: "fulfilled" },
  ]);
  expect(ours.filter(({ payment }) => payment === "open")).toEqual([]);
  expect(licenses.filter((license) => license.beatId === beatId).map(({ status, tierType }) => ({ status, tierType }))).toEqual([{ status: "active", tierType: "exclusive" }]);
  expect(holds.filter(({ orderId, state }) => state === "live" && ours.some(({ _id }) => _id === orderId))).toEqual([]);
  expect(await libraryOf(owner.buyer)).toHaveLength(1);
  // What Stripe took, by its own list, is one payment for all fifty.
  const moved = [...(await moneyOf(ours.map(({ _id }) => _id))).values()].flatMap(({ moved: each }) => each);
  expect(moved.map(({ type, amount }) => `${type} ${amount}`)).toEqual([`charge ${PRICE}`]);
}, 900_000);

test("five sessions on one exclusive, each let go by Stripe, are all paid late: one owner, four refunded in full and told why, the book equals Stripe's", async () => {
  const { beatId } = await beat(seller, { exclusive: PRICE });
  const late: { buyer: Member; sessionId: string }[] = [];
  for (const buyer of await inBatches(Array.from({ length: 5 }), 5, () => member())) {
    const { sessionId } = await checkout(buyer.person, beatId, "exclusive");
    await happens(`/sessions/${sessionId}/expire`);
    await orderWhen(buyer.person, sessionId, ({ payment }) => payment === "expired");
    late.push({ buyer, sessionId });
  }
  await Promise.all(late.map(({ sessionId }) => happens(`/sessions/${sessionId}/pay`, { late: true })));
  const ends = await Promise.all(
    late.map(async ({ buyer, sessionId }) => ({ buyer, order: await orderWhen(buyer.person, sessionId, ({ payment, fulfilment }) => payment === "refunded" || fulfilment === "fulfilled") })),
  );
  await settled();

  const owners = ends.filter(({ order }) => order.fulfilment === "fulfilled");
  const returned = ends.filter(({ order }) => order.fulfilment === "none");
  expect([owners.length, returned.length]).toEqual([1, 4]);
  const money = await moneyOf(ends.map(({ order }) => order.orderId));
  for (const { buyer, order } of ends) {
    const { book, uneven, moved } = money.get(order.orderId) ?? { book: {}, uneven: ["no book"], moved: [] };
    const owns = order.fulfilment === "fulfilled";
    expect(order).toMatchObject(owns ? { payment: "paid", refunded: 0, refundReason: null } : { payment: "refunded", refunded: PRICE, total: PRICE });
    expect(await libraryOf(buyer)).toHaveLength(owns ? 1 : 0);
    expect(uneven).toEqual([]);
    expect(net(moved)).toBe(0 - (book["stripe:balance"] ?? 0));
    expect(moved.map(({ type, amount }) => `${type} ${amount}`)).toEqual(owns ? [`charge ${PRICE}`] : [`charge ${PRICE}`, `refund -${PRICE}`]);
    // Nobody sold anything to the four: Stripe's fee on them is the platform's.
    if (!owns) expect(book).toEqual({ "platform:processing": 0 - FEE, "stripe:balance": FEE });
    const mails = await mailsTo(buyer.email);
    const refunds = mails.filter(({ subject }) => subject.includes("refunded for order"));
    expect(refunds).toHaveLength(owns ? 0 : 1);
    if (owns) continue;
    expect(order.refundReason).toMatch(/exclusive|sold/i);
    expect(refunds[0]?.text).toContain(order.refundReason ?? "no reason");
  }
  const [owner] = owners;
  if (owner === undefined) throw new Error("nobody owns it");
  // The seller's account holds one sale: the price less the platform's tenth and Stripe's fee.
  const sellers = Object.entries(money.get(owner.order.orderId)?.book ?? {}).filter(([account]) => account.startsWith("seller:"));
  expect(sellers.map(([, amount]) => amount)).toEqual([PRICE * 0.9 - FEE]);
}, 600_000);
