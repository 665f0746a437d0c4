export { createStripe, isLivemode, stripe } from "./client";
export { isPermanentFailure, whileWaiting } from "./failures";
export { refundPayment, type Refunded } from "./refunds";
export { createCheckoutSession, expireSession, retrieveSessionFacts, type SessionFacts, type SessionSpec } from "./sessions";
export { retrieveSettlement, type Settlement } from "./settlement";
export { verifyWebhook } from "./webhooks";
