import { z } from "zod";
import { sourceOfRequest } from "@/lib/analytics/source-cookie";
import { openCheckout } from "@/lib/commerce/openCheckout";
import { TIER_TYPES } from "@/lib/domain/beatTiers";
import { CART } from "@/lib/domain/cartBounds";
import { id, route } from "@/lib/http";

export const POST = route("POST /api/cart/checkout", {
  summary: "Open a checkout for several beat licences of one store",
  description:
    "One order and one payment for all of them; each becomes a licence and a contract of its own. `price` is what the buyer saw for the whole, in minor units, with the store's bulk deals and the coupon taken off; when it is another one now, nothing is opened (409 `price_changed`). A licence that cannot be bought refuses the whole, and `details` names each such beat: `field` is its id. An upgrade from a smaller licence is an order of its own and is refused here (409 `conflict`). Asking for the same licences again, in any order, finds the checkout that is open.",
  identity: "verified",
  limit: "strict",
  body: z.object({
    lines: z.array(z.object({ beatId: id("beats"), tierType: z.enum(TIER_TYPES) })).min(1).max(CART.checkoutLines),
    price: z.int().min(0).optional(),
    couponCode: z.string().min(1).max(60).optional(),
  }),
  response: z.object({ sessionId: z.string(), url: z.url() }),
  also: { 404: "A beat is no longer on sale", 409: "The price changed, a beat is sold, reserved or owned already, or the coupon is not good here" },
  run: ({ body: { lines: wishes, price, couponCode }, caller, request }) =>
    openCheckout(caller, { kind: "beat_licenses", wishes }, { seenPrice: price, couponCode, source: sourceOfRequest(request.headers) }),
});
