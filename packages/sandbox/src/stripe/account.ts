import type { Journal, Kernel } from "../kernel/types";
import { Store } from "./state/store";
import { type Cause, Transaction } from "./state/transaction";
import type { Changes, Commit, KeptAnswer, StripeEvent } from "./state/types";
import { randomText } from "./state/ids";

export const SIGNER = "stripe";
const WEBHOOK_PATH = "/api/webhooks/stripe";

/** The one Stripe account of a sandbox: its keys, what it holds, and the way changes become durable. */
export class Account {
  readonly store = new Store();
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Told of every change once it is durable; what the clock has to do about it is arranged here. */
  onCommit?: (changes: Changes) => void;
  private readonly journal: Journal<Commit>;

  constructor(readonly kernel: Kernel) {
    this.secretKey = kernel.secret("stripe-secret-key", () => `sk_test_${randomText(32)}`);
    this.webhookSecret = kernel.secret("stripe-webhook-secret", () => `whsec_${randomText(32)}`);
    this.journal = kernel.journal<Commit>("stripe", (commit) => this.store.apply(commit), () => this.store.snapshot(kernel.clock.now()));
  }

  begin(cause: Cause): Transaction {
    return new Transaction(this.store, this.kernel.clock, cause);
  }

  /** One durable journal line with all that the transaction changed; then its events go to the outbox. */
  commit(tx: Transaction, kept?: KeptAnswer): void {
    const changes = tx.changes();
    if (Object.keys(changes).length === 0 && !kept) return;
    this.journal.record({ changes, ...(kept && { kept }) });
    for (const event of tx.events) this.send(event);
    this.onCommit?.(changes);
  }

  /** Runs and commits; nothing is changed when `work` throws. */
  transact<T>(cause: Cause, work: (tx: Transaction) => T): T {
    const tx = this.begin(cause);
    const result = work(tx);
    this.commit(tx);
    return result;
  }

  /** A crash between the journal and the outbox would lose a webhook for good: whatever was never handed over, is now. */
  sendForgottenEvents(): void {
    const handedOver = new Set(this.kernel.outbox.deliveries().map((delivery) => delivery.eventId));
    for (const event of this.store.all("event")) {
      if (!handedOver.has(event.id)) this.send(event);
    }
  }

  /** Ids of the events that the product has not taken. */
  undelivered(): ReadonlySet<string> {
    const waiting = this.kernel.outbox.deliveries().filter((delivery) => delivery.state !== "delivered");
    return new Set(waiting.map((delivery) => delivery.eventId));
  }

  private send(event: StripeEvent): void {
    this.kernel.outbox.enqueue({
      provider: "stripe",
      eventId: event.id,
      type: event.type,
      url: `${this.kernel.webhookOrigin}${WEBHOOK_PATH}`,
      // Indented, as Stripe sends it: a receiver that verifies a re-serialised body fails here, too.
      body: JSON.stringify(event, null, 2),
      signer: SIGNER,
    });
  }
}
