import { exportAccount } from "@/lib/account/exportAccount";
import { fileResponse, route } from "@/lib/http";

export const GET = route("GET /api/account/export", {
  summary: "Everything the product keeps of the caller's own, as JSON",
  description: "The account, its store, orders, licences with their terms, and downloads; newest first. Sums in minor units, times in milliseconds.",
  identity: "user",
  limit: "strict",
  response: fileResponse("application/json", "One JSON document"),
  run: ({ request, caller }) => exportAccount(request, caller),
});
