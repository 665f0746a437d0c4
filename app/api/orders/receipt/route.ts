import { z } from "zod";
import { streamReceipt } from "@/lib/downloads/streamReceipt";
import { fileResponse, id, route } from "@/lib/http";

export const GET = route("GET /api/orders/receipt", {
  summary: "The receipt of an order of one's own, as PDF",
  description: "Names and prices as the order froze them, with every refund since.",
  identity: "user",
  limit: "standard",
  query: z.object({ orderId: id("orders") }),
  response: fileResponse("application/pdf", "The receipt, shown in the browser"),
  also: { 409: "`not_ready`: the order is not paid" },
  run: ({ request, query, caller }) => streamReceipt(request, caller, query.orderId),
});
