import { z } from "zod";
import { fileResponse, route } from "@/lib/http";
import { exportFigures, FIGURES_BY } from "@/lib/studio/exportFigures";

const DAY = 86_400_000;
const day = z.iso.date();

export const GET = route("GET /api/studio/analytics/export", {
  summary: "A store's visits, plays, sales and net revenue as CSV",
  description:
    "RFC 4180, in UTF-8. `from` and `to` are UTC days, both inclusive, at most 366 of them; `by=time` gives a row per day, or per month for more than 92 days. Net revenue is what was booked to the seller's balance in that time, in units of the currency: after fees, refunds and disputes, each on the day it was booked.",
  identity: "user",
  limit: "standard",
  query: z.object({ by: z.enum(FIGURES_BY), from: day, to: day }),
  response: fileResponse("text/csv", "One row per day, beat, licence or source"),
  run: ({ request, query: { by, from, to }, caller }) => exportFigures(request, caller, by, { from: Date.parse(from), to: Date.parse(to) + DAY }),
});
