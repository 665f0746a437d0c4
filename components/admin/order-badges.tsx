import type { DisputeState } from "@/lib/domain/disputeMachine";
import type { FulfilmentState } from "@/lib/domain/fulfilmentMachine";
import type { PaymentState } from "@/lib/domain/orderMachine";
import { disputeStates, fulfilmentStates, paymentStates } from "@/strings/adminStates";
import { Badge } from "../ui/badge";

type Order = { payment: PaymentState; fulfilment: FulfilmentState; dispute: DisputeState };

/** The three states of an order that say something. */
export function OrderBadges({ order: { payment, fulfilment, dispute } }: { order: Order }) {
  const undelivered = payment === "paid" && fulfilment === "none";
  return (
    <>
      <Badge tone={payment === "paid" ? "positive" : payment === "processing" ? "caution" : "neutral"}>{paymentStates[payment]}</Badge>
      {undelivered && <Badge tone="danger">{fulfilmentStates.none}</Badge>}
      {dispute !== "none" && <Badge tone={dispute === "won" ? "positive" : "danger"}>{disputeStates[dispute]}</Badge>}
    </>
  );
}
