import { createHash } from "node:crypto";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asUser } from "../convex";
import { renderReceiptPdf } from "../pdf/receipt";
import { contentDisposition } from "./disposition";

/**
 * Serves the receipt of an order of the caller's. It is made anew each time: a refund belongs on it.
 * @throws {AppError} `not_found` for anybody else's, `not_ready` while nothing has been paid
 */
export async function streamReceipt(request: Request, caller: UserCaller, orderId: string): Promise<Response> {
  const source = await asUser(caller).query(api.commerce.purchases.receipt, { orderId });
  const pdf = await renderReceiptPdf(source);
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": contentDisposition("inline", `receipt-${source.number}.pdf`),
    "cache-control": "private, no-store",
    etag: `"${createHash("sha256").update(pdf).digest("hex")}"`,
    "content-length": String(pdf.length),
  };
  return new Response(request.method === "HEAD" ? null : pdf, { headers });
}
