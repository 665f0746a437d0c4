import type { MutationCtx } from "../../_generated/server";
import { keepListing } from "../../beats/listing/keepListing";
import { leaveCart } from "../../cart/lines";
import { closeOtherOrders } from "../closeOtherOrders";
import { beatResource } from "../holds";
import { issueLicense } from "../issueLicense";
import { coveringLicense } from "../licenses";
import { supersede } from "../supersede";
import type { Delivery, LicenseDetail, Order, OrderLine } from "./productKind";

/** Hands a licence over as it was quoted, if the beat can still be licensed and its buyer has no use of their own against it. */
export async function deliverLicense(ctx: MutationCtx, line: OrderLine, detail: LicenseDetail, order: Order): Promise<Delivery> {
  const beat = await ctx.db.get(detail.beatId);
  if (beat === null) return { delivered: false, reason: "The beat no longer exists." };
  const owned = await coveringLicense(ctx, order.buyerId, beat._id, detail.tierType);
  if (owned !== null) {
    return { delivered: false, reason: owned.tierType === detail.tierType ? "You already had this licence." : "You already had a larger licence." };
  }
  if (beat.status === "sold") return { delivered: false, reason: "Somebody else bought the exclusive rights first." };
  await leaveCart(ctx, order.buyerId, beat._id);
  const licenseId = await issueLicense(ctx, line, detail, order);
  if (detail.kind === "beat_upgrade") await supersede(ctx, detail.base.licenseId, licenseId, detail.files);
  if (detail.terms.exclusive) {
    await ctx.db.patch(beat._id, { status: "sold", soldBy: licenseId });
    await keepListing(ctx, beat._id);
    await closeOtherOrders(ctx, beatResource(beat._id), order._id);
  }
  return { delivered: true };
}
