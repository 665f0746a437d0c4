import type { Account } from "./account";
import { expireSession } from "./checkout/expire";
import { randomText } from "./state/ids";
import { NOBODY } from "./state/transaction";
import { carryOut } from "./fates";
import type { CheckoutSession, Fate, Refund } from "./state/types";

const DAY = 24 * 60 * 60 * 1000;

/**
 * What Stripe does by itself when time passes. Each job looks at the state again when it runs, so it does no harm that
 * a restart or a later change leaves an old one behind.
 */
export function arrangeJobs(account: Account): void {
  const arrange = (sessions: readonly CheckoutSession[], refunds: readonly Refund[], fates: readonly Fate[]) => {
    for (const session of sessions) if (session.status === "open") arrangeExpiry(account, session);
    for (const refund of refunds) if (awaitsReference(refund)) arrangeReference(account, refund);
    for (const fate of fates) if (!fate.done) arrangeFate(account, fate);
  };
  arrange(account.store.all("checkout.session"), account.store.all("refund"), account.store.all("fate"));
  account.onCommit = (changes) => arrange(changes["checkout.session"] ?? [], changes.refund ?? [], changes.fate ?? []);
}

/** Once; a later fate of the same object has taken its place by then, or none has. */
function arrangeFate(account: Account, { id, at }: Fate): void {
  account.kernel.clock.at(at, () =>
    account.transact(NOBODY, (tx) => {
      const fate = tx.find("fate", id);
      if (!fate || fate.done || fate.at > tx.clock.now()) return;
      tx.put("fate", { ...fate, done: true });
      carryOut(tx, fate);
    }), `stripe: what becomes of ${id}`,
  );
}

/** `checkout.session.expired` at `expires_at`. */
function arrangeExpiry(account: Account, { id, expires_at }: CheckoutSession): void {
  account.kernel.clock.at(expires_at * 1000, () =>
    account.transact(NOBODY, (tx) => {
      const session = tx.find("checkout.session", id);
      if (session?.status === "open" && session.expires_at <= tx.now()) expireSession(tx, session);
    }), `stripe: expire ${id}`,
  );
}

/** A day later the bank names the reference by which a buyer can ask for the money: `refund.updated`. */
function arrangeReference(account: Account, { id, created }: Refund): void {
  account.kernel.clock.at(created * 1000 + DAY, () =>
    account.transact(NOBODY, (tx) => {
      const before = tx.find("refund", id);
      if (!before || !awaitsReference(before)) return;
      const card = { ...before.destination_details?.card, type: "refund", reference_status: "available", reference: randomText(23) } as const;
      const after: Refund = { ...before, destination_details: { type: "card", card } };
      tx.put("refund", after);
      tx.emit("refund.updated", after, before);
      tx.emit("charge.refund.updated", after, before);
    }), `stripe: the bank's reference of ${id}`,
  );
}

function awaitsReference(refund: Refund): boolean {
  return refund.status === "succeeded" && refund.destination_details?.card?.reference_status === "pending";
}
