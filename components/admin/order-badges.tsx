import { orderBadges as words } from "@/strings/admin";
import { Badge } from "../ui/badge";

type Order = { payment: string; fulfilment: string; dispute: string };

/** The three states of an order that say something. */
export function OrderBadges({ order: { payment, fulfilment, dispute } }: { order: Order }) {
  const undelivered = payment === "paid" && fulfilment === "none";
  return (
    <>
      <Badge tone={payment === "paid" ? "positive" : payment === "processing" ? "caution" : "neutral"}>{payment.replaceAll("_", " ")}</Badge>
      {undelivered && <Badge tone="danger">{words.notDelivered}</Badge>}
      {dispute !== "none" && <Badge tone={dispute === "won" ? "positive" : "danger"}>{words.dispute(dispute)}</Badge>}
    </>
  );
}
