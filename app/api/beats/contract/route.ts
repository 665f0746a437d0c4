import { purchaseOf, purchaseQuery } from "@/lib/downloads/purchase";
import { streamContract } from "@/lib/downloads/streamContract";
import { fileResponse, route } from "@/lib/http";

export const GET = route("GET /api/beats/contract", {
  summary: "The contract of a purchased licence, as PDF",
  description: "`purchaseId` is the order line, `licenseId` the licence; either works, both must agree.",
  identity: "user",
  limit: "standard",
  query: purchaseQuery({}),
  response: fileResponse("application/pdf", "The contract, two pages, shown in the browser"),
  run: ({ request, query, caller }) => streamContract(request, caller, purchaseOf(query)),
});
