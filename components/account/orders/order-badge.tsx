import type { PurchaseStatus } from "@/lib/domain/purchaseStatus";
import { ORDER_STATUS } from "@/strings/orders";
import { Badge } from "../../ui/badge";

export function OrderBadge({ status }: { status: PurchaseStatus }) {
  const { label, tone } = ORDER_STATUS[status];
  return <Badge tone={tone}>{label}</Badge>;
}
