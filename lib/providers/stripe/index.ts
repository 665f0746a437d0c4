export { readBalancePage, type BalancePage } from "./balance";
export { createStripe, isLivemode, stripe } from "./client";
export { isPermanentFailure, whileWaiting } from "./failures";
export { updateDispute, uploadEvidence, type Evidence } from "./disputes";
export { refundPayment, type Refunded, type RefundRefused } from "./refunds";
export { createCheckoutSession, expireSession, retrieveSessionFacts, type SessionFacts, type SessionSpec } from "./sessions";
export { retrieveSettlement, type Settlement } from "./settlement";
export { verifyWebhook } from "./webhooks";
