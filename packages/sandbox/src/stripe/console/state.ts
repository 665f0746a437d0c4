import { html, type Html } from "../../kernel/html";
import { isLive } from "../disputes/decide";
import type { Store } from "../state/store";
import type { BalanceTransaction, Charge, CheckoutSession, Dispute, PaymentIntent, Refund } from "../state/types";

/** Everything that belongs to one checkout. */
export interface Payment {
  session: CheckoutSession;
  intent: PaymentIntent | undefined;
  /** Oldest first; the last one is what the intent came to. */
  charges: Charge[];
  charge: Charge | undefined;
  refunds: Refund[];
  disputes: Dispute[];
  /** The lines of the balance, oldest first. */
  lines: BalanceTransaction[];
}

/** The short of it, for a list: without the lines of the balance. */
export function paymentOf(store: Store, session: CheckoutSession): Payment {
  const intent = session.payment_intent ? store.get("payment_intent", session.payment_intent) : undefined;
  const charge = intent?.latest_charge ? store.get("charge", intent.latest_charge) : undefined;
  const disputes = charge?.disputed ? store.all("dispute").filter((dispute) => dispute.charge === charge.id) : [];
  return { session, intent, charges: charge ? [charge] : [], charge, refunds: [], disputes, lines: [] };
}

/** All of it, for its own page. */
export function wholePayment(store: Store, session: CheckoutSession): Payment {
  const short = paymentOf(store, session);
  const { intent } = short;
  if (!intent) return short;
  const charges = store.all("charge").filter(({ payment_intent }) => payment_intent === intent.id);
  const refunds = store.all("refund").filter(({ payment_intent }) => payment_intent === intent.id);
  const sources = new Set([...charges, ...refunds, ...short.disputes].map(({ id }) => id));
  const lines = store.all("balance_transaction").filter(({ source }) => source !== null && sources.has(source));
  return { ...short, charges, refunds, lines };
}

type Tone = "good" | "bad" | "busy" | "quiet";

export function badge(tone: Tone, text: string): Html {
  return html`<span class="badge ${tone}">${text}</span>`;
}

/** Where a payment stands, in two or three words. */
export function paymentBadge({ session, intent, charge, disputes }: Payment): Html {
  const dispute = disputes.at(-1);
  if (dispute && (isLive(dispute) || dispute.status === "lost")) return disputeBadge(dispute);
  if (charge?.refunded) return badge("quiet", "refunded");
  if (charge && charge.amount_refunded > 0) return badge("quiet", "partly refunded");
  if (session.payment_status === "paid") return badge("good", "paid");
  if (intent?.status === "processing") return badge("busy", "bank debit under way");
  if (session.status === "complete") return session.payment_status === "unpaid" ? badge("bad", "bank debit failed") : badge("good", "free");
  if (session.status === "expired") return badge("quiet", "expired");
  if (intent?.status === "requires_action") return badge("busy", "waits for 3-D Secure");
  return intent?.last_payment_error ? badge("bad", "declined, still open") : badge("busy", "open");
}

const DISPUTE_WORDS: Record<string, [Tone, string]> = {
  needs_response: ["bad", "disputed"],
  under_review: ["busy", "dispute under review"],
  won: ["good", "dispute won"],
  lost: ["bad", "dispute lost"],
  warning_needs_response: ["busy", "inquiry"],
  warning_under_review: ["busy", "inquiry under review"],
  warning_closed: ["quiet", "inquiry closed"],
};

export function disputeBadge({ status }: Dispute): Html {
  const [tone, text] = DISPUTE_WORDS[status] ?? ["quiet", status];
  return badge(tone, text);
}

const REFUND_TONES: Record<string, Tone> = { succeeded: "good", pending: "busy", failed: "bad" };

export function refundBadge({ status }: Refund): Html {
  return badge(REFUND_TONES[status ?? ""] ?? "quiet", status ?? "unknown");
}

/** `visa 4242`, `bank account 6789`, or nothing before somebody paid. */
export function methodOf(charge: Charge | undefined): string | null {
  const { card, us_bank_account: us, sepa_debit: sepa } = charge?.payment_method_details ?? {};
  if (card) return `${card.brand ?? "card"} ${card.last4 ?? ""}`;
  const account = us ?? sepa;
  return account ? `bank account ${account.last4 ?? ""}` : null;
}
