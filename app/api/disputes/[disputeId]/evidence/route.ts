import { z } from "zod";
import { streamEvidence } from "@/lib/downloads/streamEvidence";
import { fileResponse, id, route } from "@/lib/http";

export const GET = route("GET /api/disputes/[disputeId]/evidence", {
  summary: "The evidence of a dispute, as PDF",
  description: "The paper that the buyer's bank gets: for the seller and for administrators.",
  identity: "user",
  limit: "standard",
  params: z.object({ disputeId: id("disputes") }),
  response: fileResponse("application/pdf", "The evidence as it lies at Stripe, shown in the browser"),
  run: ({ request, params: { disputeId }, caller }) => streamEvidence(request, caller, disputeId),
});
