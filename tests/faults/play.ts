import { ConvexError } from "convex/values";
import { z } from "zod";
import type { Id } from "../../convex/_generated/dataModel";
import { api } from "../../convex/_generated/api";
import { expectOk } from "../../scripts/seed/person";
import { until } from "../../scripts/seed/until";
import { chargeOf, happens, paymentOf, refundAtStripe, refundsOf } from "../support/stripe";
import { type Creator, type Member, type Opened, type OrderView, order } from "../support/world";
import { endOf, type Scenario } from "./scenarios";

const PATIENCE_MS = 240_000;
const CARDS = { good: "4242424242424242", declined: "4000000000000002", secure: "4000002500003155" } as const;
/** Test accounts of a bank that says nothing by itself for days. */
const ACCOUNT = "000123456789";

export interface Stage {
  seller: Creator;
  buyer: Member;
  beatId: string;
  /** Other beats of the same store, for what lies beside it in the cart. */
  others: readonly string[];
}
/** The orders that a scenario made: the first, and the upgrade where there was one. */
export interface Played {
  orderId: Id<"orders">;
  upgradeId: Id<"orders"> | null;
}

/** Plays a scenario to its end, as its people, its bank and Stripe's dashboard would. */
export async function play(scenario: Scenario, stage: Stage): Promise<Played> {
  const { sessionId } = await open(stage, scenario.tier, scenario.beside);
  const end = endOf(scenario);
  const sold = await pays(scenario, stage, sessionId);
  const upgrade = sold ? await sequel(scenario, stage, sold, sessionId) : null;
  const { payment, fulfilment, dispute } = end.order;
  const last = await reaches(stage, sessionId, (now) => now.payment === payment && now.fulfilment === fulfilment && now.dispute === dispute);
  if (upgrade === null || end.upgrade === null) return { orderId: last.orderId, upgradeId: null };
  const { upgrade: wanted } = end;
  const grown = await reaches(stage, upgrade.sessionId, (now) => now.payment === wanted.payment && now.fulfilment === wanted.fulfilment);
  return { orderId: last.orderId, upgradeId: grown.orderId };
}

/** The order once it is delivered; `null` where it never will be. */
async function pays({ way }: Scenario, stage: Stage, sessionId: string): Promise<OrderView | null> {
  const pay = (body: Record<string, unknown>) => happens(`/sessions/${sessionId}/pay`, body);
  switch (way) {
    case "not at all":
      await happens(`/sessions/${sessionId}/expire`);
      return null;
    case "for nothing":
      break;
    case "by card":
      await pay({ card: CARDS.good });
      break;
    case "by card with 3-D Secure":
      await pay({ card: CARDS.secure });
      break;
    case "declined, then by card":
      await pay({ card: CARDS.declined });
      await pay({ card: CARDS.good });
      break;
    case "3-D Secure refused, then by card":
      await pay({ card: CARDS.secure, authenticate: false });
      await pay({ card: CARDS.good });
      break;
    case "by bank debit":
    case "by a bank debit that fails":
      await pay({ account: ACCOUNT });
      await reaches(stage, sessionId, ({ payment }) => payment === "processing");
      await happens(`/sessions/${sessionId}/settle`, { status: way === "by bank debit" ? "succeeded" : "failed" });
      if (way !== "by bank debit") return null;
  }
  return reaches(stage, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
}

/** What happens to the order afterwards. Answers the upgrade's session where there is one. */
async function sequel({ sequel: what, share }: Scenario, stage: Stage, sold: OrderView, sessionId: string): Promise<Opened | null> {
  if (what === "kept") return null;
  const payment = await paymentOf(sessionId);
  const returnPart = async () => {
    await refundAtStripe(payment, 1 + Math.floor(share * (sold.total - 1)));
    await reaches(stage, sessionId, (now) => now.payment === "partially_refunded");
  };
  const dispute = async (decision: "won" | "lost" | "warning_closed") => {
    const opened = await happens(`/charges/${await chargeOf(payment)}/dispute`, { inquiry: decision === "warning_closed" });
    const { id } = z.object({ dispute: z.object({ id: z.string() }) }).parse(opened).dispute;
    await reaches(stage, sessionId, (now) => now.dispute !== "none");
    await happens(`/disputes/${id}/decide`, { decision });
  };
  switch (what) {
    case "refunded by its seller":
      await giveBack(stage, sold.orderId);
      return null;
    case "refunded in part at Stripe":
      await returnPart();
      return null;
    case "refunded at Stripe":
      await refundAtStripe(payment);
      return null;
    case "refunded in part at Stripe, the rest by its seller":
      await returnPart();
      await giveBack(stage, sold.orderId);
      return null;
    case "refunded by its seller, and the bank sends it back":
      await sendBack(stage, sold.orderId, sessionId);
      return null;
    case "refunded by its seller, sent back, and refunded again":
      await sendBack(stage, sold.orderId, sessionId);
      await reaches(stage, sessionId, (now) => now.payment === "paid");
      await giveBack(stage, sold.orderId);
      return null;
    case "disputed and lost":
    case "disputed and won":
      await dispute(what === "disputed and won" ? "won" : "lost");
      return null;
    case "asked about by the bank, which lets it rest":
      await dispute("warning_closed");
      return null;
    case "refunded in part at Stripe, the rest disputed and lost":
      await returnPart();
      await dispute("lost");
      return null;
    case "upgraded, the upgrade refunded by its seller":
    case "upgraded, what it grew out of refunded at Stripe": {
      const upgrade = await open(stage, "premium");
      await happens(`/sessions/${upgrade.sessionId}/pay`);
      const grown = await reaches(stage, upgrade.sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
      if (what === "upgraded, the upgrade refunded by its seller") await giveBack(stage, grown.orderId);
      else await refundAtStripe(payment);
      return upgrade;
    }
  }
}

/** The seller's refund, once it is made and booked, comes back from the buyer's bank. */
async function sendBack(stage: Stage, orderId: Id<"orders">, sessionId: string): Promise<void> {
  await giveBack(stage, orderId);
  await reaches(stage, sessionId, (now) => now.payment === "refunded");
  const [refund] = await refundsOf(await paymentOf(sessionId));
  await happens(`/refunds/${refund?.id}/settle`, { status: "failed" });
}

async function reaches({ buyer }: Stage, sessionId: string, reached: (order: OrderView) => boolean): Promise<OrderView> {
  let last: OrderView | null = null;
  await until(async () => (last = await order(buyer.person, sessionId)) !== null && reached(last), "the order's next state", PATIENCE_MS).catch((cause: unknown) => {
    throw new Error(`the order stays at ${JSON.stringify(last)}`, { cause });
  });
  if (last === null) throw new Error("no order");
  return last;
}

async function open({ buyer, beatId, others }: Stage, tierType: string, beside: Scenario["beside"] = []): Promise<Opened> {
  const lines = [{ beatId, tierType }, ...beside.map((tier, at) => ({ beatId: others[at], tierType: tier }))];
  return asTold<Opened>(async () => {
    const answer = await (beside.length === 0 ? buyer.person.post("/api/beats/create-checkout-session", { beatId, tierType }) : buyer.person.post("/api/cart/checkout", { lines }));
    if (answer.status === 429) return { retryAfterSeconds: Number(answer.headers.get("retry-after") ?? 1) };
    await expectOk(answer.clone(), "checkout");
    return { value: z.object({ sessionId: z.string(), url: z.string() }).parse(await answer.json()) };
  });
}

const limited = z.object({ code: z.literal("rate_limited"), details: z.object({ retryAfterSeconds: z.number() }) });

async function giveBack({ seller }: Stage, orderId: Id<"orders">): Promise<void> {
  await asTold<unknown>(async () => {
    const convex = await seller.person.convex();
    try {
      return { value: await convex.mutation(api.commerce.refunds.request, { orderId, reason: "Asked for by the buyer." }) };
    } catch (error) {
      const refusal = limited.safeParse(error instanceof ConvexError ? error.data : null);
      if (!refusal.success) throw error;
      return { retryAfterSeconds: refusal.data.details.retryAfterSeconds };
    }
  });
}

/** Whoever is told to come back later does so, when they were told to. */
async function asTold<Value>(call: () => Promise<{ value: Value } | { retryAfterSeconds: number }>): Promise<Value> {
  for (let tries = 0; tries < 20; tries++) {
    const answer = await call();
    if ("value" in answer) return answer.value;
    const again = Date.now() + answer.retryAfterSeconds * 1000;
    await until(async () => await Promise.resolve(Date.now() >= again), "the time to ask again", PATIENCE_MS);
  }
  throw new Error("told to come back later twenty times");
}
