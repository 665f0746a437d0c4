import { z } from "zod";
import { id } from "../http";

const ids = { purchaseId: id("orderLines").optional(), licenseId: id("licenses").optional() };

/** Query of a route about something bought: `purchaseId` is the order line, `licenseId` the licence; one is needed. */
export function purchaseQuery<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .object({ ...ids, ...shape })
    .refine((query) => "purchaseId" in query || "licenseId" in query, { error: "give purchaseId or licenseId", path: ["purchaseId"] });
}

interface Purchase {
  purchaseId?: string | undefined;
  licenseId?: string | undefined;
}

/** The same in the functions' words. */
export function purchaseOf({ purchaseId, licenseId }: Purchase): { lineId?: string; licenseId?: string } {
  return { ...(purchaseId === undefined ? {} : { lineId: purchaseId }), ...(licenseId === undefined ? {} : { licenseId }) };
}
