import type { Infer } from "convex/values";
import { STRIPE_BALANCE } from "../../../lib/domain/ledger";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { vMismatch } from "./validators";
import { visitOrder } from "./visitOrder";

type Mismatch = Infer<typeof vMismatch>;
type Account = Pick<Doc<"proofAccounts">, "account" | "currency" | "expected" | "actual" | "mismatched" | "transactions">;

/** Mismatches kept with the proof, and transactions named per account. */
const NAMED = 20;

/** Sums over one page of a proof, written at its end: so much memory as a page has orders, however many there are in all. */
export class Fold {
  private readonly accounts = new Map<string, Account>();
  private readonly mismatches: Mismatch[] = [];
  private readonly counts = { orders: 0, deferred: 0, mismatched: 0, orphans: 0 };
  private readonly moved = new Map<string, number>();

  constructor(
    private readonly ctx: MutationCtx,
    private readonly proof: Doc<"proofs">,
  ) {}

  /** Adds an order with both of its sides. */
  async order(order: Doc<"orders">): Promise<void> {
    const visit = await visitOrder(this.ctx, order, this.proof.cut);
    if (visit.deferred) return this.defer();
    this.counts.orders += 1;
    let differs = false;
    for (const name of new Set([...visit.expected.keys(), ...visit.actual.keys()])) {
      const expected = visit.expected.get(name) ?? 0;
      const actual = visit.actual.get(name) ?? 0;
      const unexplained = name === STRIPE_BALANCE && visit.problems.length > 0;
      const account = this.account(name, order.currency);
      account.expected += expected;
      account.actual += actual;
      if (expected === actual && !unexplained) continue;
      differs = true;
      account.mismatched += 1;
      account.transactions.push(...visit.transactions);
      const note = visit.problems.length > 0 ? visit.problems.join("; ") : null;
      this.mismatches.push({ subject: `order:${order._id}`, account: name, currency: order.currency, expected, actual, note, transactions: visit.transactions });
    }
    if (differs) this.counts.mismatched += 1;
  }

  /** Counts an order that a later proof will compare. */
  defer(): void {
    this.counts.deferred += 1;
  }

  /** Adds a transaction that belongs to no order. Returns how many there are so far. */
  orphan(transaction: Doc<"stripeTransactions">, note: string): number {
    this.counts.orphans += 1;
    const { txnId, currency, net } = transaction;
    this.mismatches.push({ subject: `stripe:${txnId}`, account: STRIPE_BALANCE, currency, expected: 0 - net, actual: 0, note, transactions: [txnId] });
    return this.proof.orphans + this.counts.orphans;
  }

  /** Adds to what Stripe moved in all. */
  move({ currency, net }: Doc<"stripeTransactions">): void {
    this.moved.set(currency, (this.moved.get(currency) ?? 0) + net);
  }

  async write(): Promise<void> {
    const { ctx, proof, counts } = this;
    for (const account of this.accounts.values()) await this.addTo(account);
    await ctx.db.patch(proof._id, {
      orders: proof.orders + counts.orders,
      deferred: proof.deferred + counts.deferred,
      mismatched: proof.mismatched + counts.mismatched,
      orphans: proof.orphans + counts.orphans,
      mismatches: [...proof.mismatches, ...this.mismatches].slice(0, NAMED),
      balances: this.balances(),
    });
  }

  private account(account: string, currency: string): Account {
    const key = `${account} ${currency}`;
    const known = this.accounts.get(key) ?? { account, currency, expected: 0, actual: 0, mismatched: 0, transactions: [] };
    this.accounts.set(key, known);
    return known;
  }

  private async addTo(page: Account): Promise<void> {
    const { ctx, proof } = this;
    const known = await ctx.db
      .query("proofAccounts")
      .withIndex("by_proof", (q) => q.eq("proofId", proof._id).eq("account", page.account).eq("currency", page.currency))
      .unique();
    const before = known ?? { expected: 0, actual: 0, mismatched: 0, transactions: [] };
    const sums = {
      expected: before.expected + page.expected,
      actual: before.actual + page.actual,
      mismatched: before.mismatched + page.mismatched,
      transactions: [...before.transactions, ...page.transactions].slice(0, NAMED),
    };
    if (known !== null) await ctx.db.patch(known._id, sums);
    else await ctx.db.insert("proofAccounts", { proofId: proof._id, ...page, ...sums, aboveZeroSince: null });
  }

  private balances(): Doc<"proofs">["balances"] {
    const balances = [...this.proof.balances];
    for (const currency of this.moved.keys()) {
      if (!balances.some((balance) => balance.currency === currency)) balances.push({ currency, stripe: 0, mirrored: 0, equal: null });
    }
    return balances.map((balance) => ({ ...balance, mirrored: balance.mirrored + (this.moved.get(balance.currency) ?? 0) }));
  }
}
