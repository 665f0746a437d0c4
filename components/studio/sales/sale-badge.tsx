import { Badge } from "@/components/ui/badge";
import type { SaleStatus } from "@/lib/domain/saleStatus";
import { saleStatuses } from "@/strings/sales";

/** How loud each status is. */
const TONES: Record<SaleStatus, "neutral" | "positive" | "caution" | "danger"> = {
  processing: "caution",
  paid: "positive",
  refunding: "caution",
  partially_refunded: "neutral",
  refunded: "neutral",
  inquiry: "caution",
  disputed: "danger",
  lost: "danger",
  failed: "neutral",
};

export function SaleBadge({ status }: { status: SaleStatus }) {
  return <Badge tone={TONES[status]}>{saleStatuses[status]}</Badge>;
}
