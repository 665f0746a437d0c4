import { Badge } from "@/components/ui/badge";
import type { SaleStatus } from "@/lib/domain/saleStatus";

/** What each status is called, and how loud it is. */
export const SALE_WORDS: Record<SaleStatus, { label: string; tone: "neutral" | "positive" | "caution" | "danger" }> = {
  processing: { label: "Processing", tone: "caution" },
  paid: { label: "Paid", tone: "positive" },
  refunding: { label: "Refunding", tone: "caution" },
  partially_refunded: { label: "Partly refunded", tone: "neutral" },
  refunded: { label: "Refunded", tone: "neutral" },
  inquiry: { label: "Bank asks", tone: "caution" },
  disputed: { label: "Disputed", tone: "danger" },
  lost: { label: "Dispute lost", tone: "danger" },
  failed: { label: "Not paid", tone: "neutral" },
};

export function SaleBadge({ status }: { status: SaleStatus }) {
  const { label, tone } = SALE_WORDS[status];
  return <Badge tone={tone}>{label}</Badge>;
}
