import { z } from "zod";
import { FILE_TYPES } from "@/lib/domain/beatTiers";
import { issueDownload } from "@/lib/downloads/issueDownload";
import { listDeliverables } from "@/lib/downloads/listDeliverables";
import { purchaseQuery, purchaseOf } from "@/lib/downloads/purchase";
import { route } from "@/lib/http";

const deliverable = z.object({ fileType: z.enum(FILE_TYPES), filename: z.string(), size: z.int() });

export const GET = route("GET /api/beats/download", {
  summary: "Download a purchased file, or list what can be downloaded",
  description:
    "Without `fileType`: the list. With it: a browser is sent to a signed, short-lived address; `Accept: application/json` gets that address. " +
    "`purchaseId` is the order line, `licenseId` the licence; either works, both must agree.",
  identity: "user",
  limit: "standard",
  query: purchaseQuery({ fileType: z.enum(FILE_TYPES).optional() }),
  response: z.union([
    z.object({ licenseId: z.string(), purchaseId: z.string(), files: z.array(deliverable) }),
    z.object({ url: z.url(), filename: z.string(), expiresAt: z.iso.datetime() }),
  ]),
  also: { 302: "To the file" },
  run: async ({ request, query: { fileType, ...purchase }, caller }) => {
    if (fileType === undefined) return await listDeliverables(caller, purchaseOf(purchase));
    const issued = await issueDownload(caller, { ...purchaseOf(purchase), fileType });
    if (request.headers.get("accept")?.includes("application/json")) return issued;
    return new Response(null, { status: 302, headers: { location: issued.url, "cache-control": "no-store", "referrer-policy": "no-referrer" } });
  },
});
