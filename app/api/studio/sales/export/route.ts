import { z } from "zod";
import { SALE_STATUSES } from "@/lib/domain/saleStatus";
import { fileResponse, route } from "@/lib/http";
import { exportSales } from "@/lib/studio/exportSales";

const moment = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const GET = route("GET /api/studio/sales/export", {
  summary: "A seller's sales as CSV",
  description: "Newest first, RFC 4180, in UTF-8. `from` and `to` are moments in milliseconds, `to` exclusive; sums are in units of the currency.",
  identity: "user",
  limit: "strict",
  query: z.object({ status: z.enum(SALE_STATUSES).optional(), from: moment.optional(), to: moment.optional(), text: z.string().max(100).optional() }),
  response: fileResponse("text/csv", "One row per sale"),
  run: ({ request, query, caller }) => exportSales(request, caller, query),
});
