import { Badge } from "@/components/ui/badge";

type Status = "draft" | "published" | "sold";
type Processing = { state: "pending" | "ready" | "failed"; percent: number };

/** The one state that matters now, in a word: what is being made comes before what is on sale. */
export function BeatStatus({ status, processing }: { status: Status; processing: Processing }) {
  if (processing.state === "failed") return <Badge tone="danger">Needs a new file</Badge>;
  if (processing.state === "pending") return <Badge tone="caution">Preparing {Math.floor(processing.percent)} %</Badge>;
  if (status === "published") return <Badge tone="positive">On sale</Badge>;
  return <Badge>{status === "sold" ? "Sold exclusively" : "Draft"}</Badge>;
}
