import type { FunctionArgs } from "convex/server";
import { internal, type api } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import { work, type Backend } from "./backend";
import { STRIPE_FEE, type Checkout } from "./stripe";

type Result = FunctionArgs<typeof api.platform.work.complete>["result"];
type Page = Extract<Result, { transactions: unknown }>;
export type Moved = Page["transactions"][number];

let counter = 0;

/** A Stripe account as its balance transactions show it. Times are the test's clock at the moment of the move. */
export class Till {
  readonly moved: Moved[] = [];
  /** What `balance.retrieve` says beyond the transactions: money moved behind everybody's back. */
  extra = 0;

  charge({ total, currency, paymentIntentId, orderId }: Checkout, fee = STRIPE_FEE): Moved {
    return this.move({ type: "charge", amount: total, fee, currency, paymentIntentId, orderRef: orderId });
  }

  /** A bank debit: in the balance from the day it is sent. `failed` takes it back. */
  debit({ total, currency, paymentIntentId, orderId }: Checkout, failed = false): Moved {
    const tie = { currency, paymentIntentId, orderRef: orderId };
    if (!failed) return this.move({ type: "payment", category: "charge", amount: total, fee: STRIPE_FEE, ...tie });
    return this.move({ type: "payment_failure_refund", category: "charge_failure", amount: 0 - total, fee: 0 - STRIPE_FEE, ...tie });
  }

  refund({ currency, paymentIntentId }: Checkout, amount: number): Moved {
    return this.move({ type: "refund", amount: 0 - amount, fee: 0, currency, paymentIntentId, orderRef: null });
  }

  /** What a bank takes for a dispute (negative) or gives back. */
  dispute({ currency, paymentIntentId }: Checkout, amount: number, fee: number): Moved {
    const category = amount < 0 ? "dispute" : "dispute_reversal";
    return this.move({ type: "adjustment", category, amount, fee, currency, paymentIntentId, orderRef: null });
  }

  /** The buyer's bank sends a refund back. */
  refundFailed(refund: Moved): Moved {
    return this.move({ ...refund, type: "refund_failure", category: "refund_failure", amount: 0 - refund.amount });
  }

  move(entry: Pick<Moved, "type" | "amount" | "fee" | "currency" | "paymentIntentId" | "orderRef"> & Partial<Pick<Moved, "category" | "sourceId">>): Moved {
    const id = `txn_${(counter += 1)}`;
    const moved = { category: entry.type, sourceId: `src_${id}`, ...entry, id, net: entry.amount - entry.fee, created: Math.floor(Date.now() / 1000) };
    this.moved.unshift(moved);
    return moved;
  }

  /** A page as Stripe lists them: newest first. */
  page({ since, after }: { since: number; after: string | null }, size: number): Page {
    const window = this.moved.filter(({ created }) => created >= since);
    const start = after === null ? 0 : window.findIndex(({ id }) => id === after) + 1;
    const sum = this.moved.reduce((total, { net }) => total + net, this.extra);
    const balance = after === null ? { amounts: [{ currency: "usd", amount: sum }], headId: this.moved[0]?.id ?? null } : null;
    return { transactions: window.slice(start, start + size), hasMore: window.length > start + size, balance };
  }
}

/** Starts a proof and answers for Stripe until it has read all there is. */
export async function readAll(house: Backend, till: Till, options: { size?: number; between?: () => void | Promise<void> } = {}): Promise<Id<"proofs">> {
  const { proofId } = await house.t.mutation(internal.platform.proofs.start, {});
  const pages = async () =>
    await work(house, "stripe.proof", async ({ args }) => {
      const page = till.page(args, options.size ?? 100);
      await options.between?.();
      return page;
    });
  while ((await pages()) > 0);
  await house.settle();
  return proofId;
}

/** A whole proof, with its verdict. */
export async function prove(house: Backend, till: Till, options: Parameters<typeof readAll>[2] = {}): Promise<Doc<"proofs">> {
  const proofId = await readAll(house, till, options);
  const proof = await house.t.run(async (ctx) => await ctx.db.get(proofId));
  if (proof === null) throw new Error("the proof is gone");
  return proof;
}
