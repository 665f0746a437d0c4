import { Badge } from "@/components/ui/badge";
import { beatStates } from "@/strings/release";

type Status = "draft" | "published" | "sold";
type Release = { state: "waiting" | "missed" } | null;
type Processing = { state: "pending" | "ready" | "failed"; percent: number };

/** The one state that matters now, in a word: what is being made comes before what is on sale. */
export function BeatStatus({ status, processing, release }: { status: Status; processing: Processing; release: Release }) {
  if (processing.state === "failed") return <Badge tone="danger">{beatStates.newFile}</Badge>;
  if (processing.state === "pending") return <Badge tone="caution">{beatStates.preparing(Math.floor(processing.percent))}</Badge>;
  if (status === "published") return <Badge tone="positive">{beatStates.onSale}</Badge>;
  if (release?.state === "missed") return <Badge tone="danger">{beatStates.missed}</Badge>;
  if (release?.state === "waiting") return <Badge tone="caution">{beatStates.scheduled}</Badge>;
  return <Badge>{status === "sold" ? beatStates.sold : beatStates.draft}</Badge>;
}
