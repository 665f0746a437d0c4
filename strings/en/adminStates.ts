import type { DisputeState } from "@/lib/domain/disputeMachine";
import type { FulfilmentState } from "@/lib/domain/fulfilmentMachine";
import type { IncidentKind } from "@/lib/domain/incidentKinds";
import type { MailState } from "@/lib/domain/mailMachine";
import type { PaymentState } from "@/lib/domain/orderMachine";
import type { SuppressionReason } from "@/lib/domain/suppression";

/** What the administrators' desk calls the states that rows are stored with. */
export const paymentStates: Readonly<Record<PaymentState, string>> = {
  open: "Not paid yet",
  processing: "Payment under way",
  expired: "Lapsed",
  failed: "Payment failed",
  paid: "Paid",
  partially_refunded: "Partly refunded",
  refunded: "Refunded",
};

export const fulfilmentStates: Readonly<Record<FulfilmentState, string>> = { none: "Not delivered", fulfilled: "Delivered", revoked: "Taken back" };

export const disputeStates: Readonly<Record<DisputeState, string>> = {
  none: "No dispute",
  inquiry: "Bank asks",
  open: "Disputed",
  won: "Dispute won",
  lost: "Dispute lost",
};

export const lineOutcomes = { pending: "Waiting", fulfilled: "Delivered", refused: "Goods were gone", revoked: "Taken back" } as const;

export const licenceStates = {
  active: "Licence in force",
  disputed: "Licence frozen by a dispute",
  refunded: "Licence refunded",
  revoked: "Licence revoked",
  superseded: "Licence replaced",
} as const;

/** Why an unpaid order ended. */
export const closedReasons: Readonly<Record<string, string>> = {
  abandoned: "Never reached Stripe",
  sold: "Sold to somebody else meanwhile",
  expired: "Its time to pay ran out",
  payment_failed: "The payment failed",
};

export const incidentStates = { open: "Open", resolved: "Resolved" } as const;

export const incidentKinds: Readonly<Record<IncidentKind, string>> = {
  contract_unrendered: "Contract not written",
  dispute_unattended_inquiry: "Bank’s question not answered",
  dispute_unattended_open: "Dispute not answered",
  event_failed: "Event failed",
  event_forgotten: "Event not processed",
  event_waiting: "Event waits too long",
  hold_orphaned: "Hold without an order",
  migration_stopped: "Migration stopped",
  order_overdue: "Order open too long",
  order_unfulfilled: "Order not delivered",
  paid_back_twice: "Paid back twice",
  payment_pending: "Payment under way too long",
  payout_overdue: "Payout overdue",
  proof_balance: "Balance differs from Stripe",
  proof_mismatch: "Order differs from Stripe",
  proof_orphan: "Transaction of no order",
  proof_unfinished: "Proof not finished",
  reconciler_failed: "Reconciler failed",
  refund_failed: "Refund failed",
  refund_refused: "Refund refused",
  refund_unmade: "Refund not made",
  seller_deleted: "Seller deleted",
  settlement_unbooked: "Stripe’s fee not booked",
  work_late: "Work is late",
  work_parked: "Work given up",
};

export const eventStates = { failed: "Failed", waiting: "Waiting", received: "Received", processed: "Processed", ignored: "Ignored" } as const;

export const workStates = { parked: "Given up", queued: "Queued", leased: "Under way", done: "Done" } as const;

/** What is asked of the outside, by the name that a row of work carries. */
export const workKinds: Readonly<Record<string, string>> = {
  "beat.process": "Prepare a beat",
  "beat.preview": "Make a preview anew",
  "beat.stems": "Check stems",
  "contract.render": "Write a contract",
  "dispute.evidence": "Send evidence to Stripe",
  "file.delete": "Delete a file",
  "mail.lift": "Lift a suppression at the mail provider",
  "mail.send": "Send a mail",
  "stripe.expireSession": "End a Stripe session",
  "stripe.proof": "Fetch Stripe’s transactions",
  "stripe.refund": "Refund at Stripe",
  "stripe.settle": "Fetch Stripe’s fee",
};

export const mailStates: Readonly<Record<MailState, string>> = {
  overtaken: "Not needed any more",
  sent: "Sent",
  delayed: "Delayed",
  delivered: "Delivered",
  failed: "Failed",
  suppressed: "Withheld",
  bounced: "Bounced",
  complained: "Marked as spam",
};

/** What a mail is, by its template's name: "Receipt to name@example.com". */
export const mailNames: Readonly<Record<string, string>> = {
  "account-deleted": "Account deleted",
  "change-email": "Confirm a new address",
  "dispute-seller": "Dispute notice",
  "email-changed": "Address changed",
  "magic-link": "Link to sign in",
  "offer-buyer": "Offer, buyer’s side",
  "offer-seller": "Offer, seller’s side",
  "password-changed": "Password changed",
  receipt: "Receipt",
  "refund-buyer": "Refund, buyer’s side",
  "refund-seller": "Refund, seller’s side",
  "release-missed": "Missed release",
  "reset-password": "Link to set a password",
  "review-author": "Reply to a review",
  "review-seller": "Review notice",
  "sale-notice": "Sale notice",
  "verify-email": "Confirm an address",
};

export const suppressionReasons: Readonly<Record<SuppressionReason, string>> = { complaint: "Marked as spam", bounce: "Bounced", manual: "By an administrator" };

export const runStates: Readonly<Record<string, string>> = { running: "running", done: "finished", broken: "broken off" };
