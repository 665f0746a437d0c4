import { v } from "convex/values";
import { DISPUTE_STATES } from "../../lib/domain/disputeMachine";
import { FULFILMENT_STATES } from "../../lib/domain/fulfilmentMachine";
import { PAYMENT_STATES } from "../../lib/domain/orderMachine";
import { vFileType, vTerms, vTierType } from "../beats/validators";
import { oneOf } from "../platform/validators";

export const vPayment = oneOf(PAYMENT_STATES);
export const vFulfilment = oneOf(FULFILMENT_STATES);
export const vDispute = oneOf(DISPUTE_STATES);
export const vLicenseStatus = v.union(v.literal("active"), v.literal("refunded"), v.literal("revoked"), v.literal("superseded"));

export const vGoverningLaw = v.union(
  v.object({ choice: v.literal("producer_residence") }),
  v.object({ choice: v.literal("named"), jurisdiction: v.string() }),
);

/** `LicenseSnapshot` of `lib/domain/licenseTerms`, as stored. */
export const vLicenseSnapshot = v.object({
  termsVersion: v.string(),
  verifyId: v.string(),
  orderNumber: v.string(),
  issuedOn: v.string(),
  beat: v.object({ id: v.string(), title: v.string() }),
  producer: v.object({ name: v.string(), store: v.string() }),
  licensee: v.object({ name: v.string(), email: v.string() }),
  tier: v.object({ type: vTierType, name: v.string() }),
  price: v.object({ amount: v.number(), currency: v.string() }),
  terms: vTerms,
  files: v.array(v.object({ fileType: vFileType, filename: v.string(), sha256: v.union(v.string(), v.null()) })),
  governingLaw: vGoverningLaw,
});

/** What a buyer may ask for: one shape per product kind. */
export const vItem = v.union(v.object({ kind: v.literal("beat_license"), beatId: v.id("beats"), tierType: vTierType }));

/** What an order line holds of the thing sold, frozen when the order was opened, so that later edits change nothing. */
export const vLineDetail = v.union(
  v.object({
    kind: v.literal("beat_license"),
    beatId: v.id("beats"),
    beatSlug: v.string(),
    beatTitle: v.string(),
    tierType: vTierType,
    tierName: v.string(),
    terms: vTerms,
    producerName: v.string(),
    storeSlug: v.string(),
    governingLaw: vGoverningLaw,
    files: v.array(
      v.object({ fileType: vFileType, fileId: v.id("files"), filename: v.string(), sha256: v.union(v.string(), v.null()) }),
    ),
  }),
);

/** What a Stripe Checkout Session says, as read from an event or fetched. */
export const vSessionFacts = v.object({
  sessionId: v.string(),
  status: v.union(v.literal("open"), v.literal("complete"), v.literal("expired")),
  paymentStatus: v.union(v.literal("paid"), v.literal("unpaid"), v.literal("no_payment_required")),
  amountTotal: v.number(),
  currency: v.string(),
  livemode: v.boolean(),
  paymentIntentId: v.union(v.string(), v.null()),
  orderId: v.union(v.string(), v.null()),
});

export const vSession = v.object({ sessionId: v.string(), url: v.string() });

/** Everything a Stripe session is made from. `expiresAt` in seconds, amounts in minor units. */
export const vSessionSpec = v.object({
  orderId: v.id("orders"),
  number: v.string(),
  currency: v.string(),
  total: v.number(),
  expiresAt: v.number(),
  buyerEmail: v.string(),
  lines: v.array(v.object({ title: v.string(), description: v.string(), unitAmount: v.number(), quantity: v.number() })),
  successPath: v.string(),
  cancelPath: v.string(),
});

export const vOpened = v.object({
  orderId: v.id("orders"),
  outcome: v.union(v.literal("fulfilled"), v.literal("existing"), v.literal("session")),
  session: v.union(vSession, v.null()),
  spec: v.union(vSessionSpec, v.null()),
});

export const vOrderState = v.object({
  orderId: v.id("orders"),
  number: v.string(),
  payment: vPayment,
  fulfilment: vFulfilment,
  dispute: vDispute,
});

export const vOrderView = v.object({
  orderId: v.id("orders"),
  number: v.string(),
  payment: vPayment,
  fulfilment: vFulfilment,
  dispute: vDispute,
  /** Why a paid order is being returned, when it is. */
  refundReason: v.union(v.string(), v.null()),
  total: v.number(),
  currency: v.string(),
  createdAt: v.number(),
  lines: v.array(
    v.object({
      lineId: v.id("orderLines"),
      kind: v.literal("beat_license"),
      title: v.string(),
      amount: v.number(),
      license: v.union(
        v.object({
          licenseId: v.id("licenses"),
          verifyId: v.string(),
          tierName: v.string(),
          beat: v.object({ slug: v.string(), title: v.string(), peaks: v.array(v.number()) }),
        }),
        v.null(),
      ),
    }),
  ),
});

export const vDeliverable = v.object({ fileType: vFileType, filename: v.string(), size: v.number() });

export const vLibraryRow = v.object({
  licenseId: v.id("licenses"),
  lineId: v.id("orderLines"),
  verifyId: v.string(),
  status: vLicenseStatus,
  tierName: v.string(),
  beat: v.object({
    beatId: v.id("beats"),
    slug: v.string(),
    title: v.string(),
    store: v.object({ slug: v.string(), name: v.string() }),
    genre: v.string(),
    bpm: v.union(v.number(), v.null()),
    key: v.union(v.string(), v.null()),
    durationMs: v.number(),
    preview: v.union(v.string(), v.null()),
    peaks: v.array(v.number()),
  }),
  files: v.array(vDeliverable),
  contractReady: v.boolean(),
  purchasedAt: v.number(),
  amount: v.number(),
  currency: v.string(),
});

/** What anybody may learn of a licence from its public id: nothing that names the licensee. */
export const vVerification = v.object({
  status: vLicenseStatus,
  termsVersion: v.string(),
  hash: v.string(),
  pdfSha256: v.union(v.string(), v.null()),
  beatTitle: v.string(),
  producerName: v.string(),
  tierName: v.string(),
  licensee: v.string(),
  issuedAt: v.number(),
});

export const vContract = v.object({
  licenseId: v.id("licenses"),
  ready: v.boolean(),
  fileId: v.union(v.id("files"), v.null()),
  filename: v.string(),
  snapshot: vLicenseSnapshot,
});

export const vContractSource = v.object({
  licenseId: v.id("licenses"),
  snapshot: vLicenseSnapshot,
  hash: v.string(),
  verifyId: v.string(),
  status: vLicenseStatus,
  issuedAt: v.number(),
  orderNumber: v.string(),
});
