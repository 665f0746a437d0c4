import { z } from "zod";
import { sourceOfRequest } from "@/lib/analytics/source-cookie";
import { openCheckout } from "@/lib/commerce/openCheckout";
import { TIER_TYPES } from "@/lib/domain/beatTiers";
import { id, route } from "@/lib/http";

export const POST = route("POST /api/beats/create-checkout-session", {
  summary: "Open a checkout for a beat licence",
  description:
    "A buyer who holds a smaller licence on the beat pays the difference and gets the larger one in its place. `price` is the price the buyer saw, in minor units: theirs, so the difference where there is one. When it is another one now, nothing is opened (409 `price_changed`). `couponCode` takes a coupon of the beat's store off; `price` is then the price with it, and a code that is not good here opens nothing (409 `coupon_refused`).",
  identity: "verified",
  limit: "strict",
  body: z.object({ beatId: id("beats"), tierType: z.enum(TIER_TYPES), price: z.int().min(0).optional(), couponCode: z.string().min(1).max(60).optional() }),
  response: z.object({ sessionId: z.string(), url: z.url() }),
  also: { 409: "The price changed, the beat is sold or reserved, the licence is owned already, or the coupon is not good here" },
  run: ({ body: { price, couponCode, ...item }, caller, request }) =>
    openCheckout(caller, { kind: "beat_license", ...item }, { seenPrice: price, couponCode, source: sourceOfRequest(request.headers) }),
});
