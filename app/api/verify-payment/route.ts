import { z } from "zod";
import { confirmPayment } from "@/lib/commerce/confirmPayment";
import { FULFILMENT_STATES } from "@/lib/domain/fulfilmentMachine";
import { PAYMENT_STATES } from "@/lib/domain/orderMachine";
import { route } from "@/lib/http";

export const POST = route("POST /api/verify-payment", {
  summary: "Say how a payment of the caller stands",
  description: "Asks Stripe while the order is open and applies what it says exactly as the webhook would; grants nothing that is not paid.",
  identity: "user",
  limit: "standard",
  body: z.object({ sessionId: z.string().regex(/^(cs|free)_[A-Za-z0-9_]{1,250}$/, "is not a checkout session's id") }),
  response: z.object({
    success: z.literal(true),
    paid: z.boolean(),
    sessionId: z.string(),
    orderId: z.string(),
    number: z.string(),
    payment: z.enum(PAYMENT_STATES),
    fulfilment: z.enum(FULFILMENT_STATES),
    total: z.int(),
    currency: z.string(),
  }),
  run: async ({ body: { sessionId }, caller }) => {
    const { orderId, number, payment, fulfilment, total, currency } = await confirmPayment(caller, sessionId);
    return { success: true, paid: payment === "paid" || payment === "partially_refunded", sessionId, orderId, number, payment, fulfilment, total, currency } as const;
  },
});
