import { v } from "convex/values";
import { DISPUTE_STATES } from "../../lib/domain/disputeMachine";
import { FULFILMENT_STATES } from "../../lib/domain/fulfilmentMachine";
import { PAYMENT_STATES } from "../../lib/domain/orderMachine";
import { vFileType, vTerms, vTierType } from "../beats/validators";
import { oneOf } from "../platform/validators";

export const vPayment = oneOf(PAYMENT_STATES);
/** What became of an order line. `refused`: paid, and the goods were gone. `revoked`: handed over and taken back. */
export const vOutcome = v.union(v.literal("pending"), v.literal("fulfilled"), v.literal("refused"), v.literal("revoked"));
export const vFulfilment = oneOf(FULFILMENT_STATES);
export const vDispute = oneOf(DISPUTE_STATES);
export const vDisputeState = v.union(v.literal("inquiry"), v.literal("open"), v.literal("won"), v.literal("lost"));
/** `disputed`: frozen while a bank decides over the payment; then `active` again, or `revoked`. */
export const vLicenseStatus = v.union(v.literal("active"), v.literal("disputed"), v.literal("refunded"), v.literal("revoked"), v.literal("superseded"));

export const vGoverningLaw = v.union(
  v.object({ choice: v.literal("producer_residence") }),
  v.object({ choice: v.literal("named"), jurisdiction: v.string() }),
);

/** A replaced licence by reference; `paid` in minor units, net. */
const superseded = { verifyId: v.string(), hash: v.string(), tierName: v.string(), orderNumber: v.string(), paid: v.number() };

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
  supersedes: v.optional(v.object(superseded)),
});

/** What Stripe says of one refund. Minor units, seconds. */
export const vRefundFacts = v.object({ refundId: v.string(), amount: v.number(), madeAt: v.number(), failedAt: v.union(v.number(), v.null()) });

/** A licence on a beat, as a buyer asks for it. */
export const vWish = v.object({ beatId: v.id("beats"), tierType: vTierType });

/** What a buyer may ask for: one shape per product kind, and several licences of one store at once. */
export const vItem = v.union(
  v.object({ kind: v.literal("beat_license"), ...vWish.fields }),
  v.object({ kind: v.literal("beat_licenses"), wishes: v.array(vWish) }),
  v.object({ kind: v.literal("beat_upgrade"), licenseId: v.id("licenses"), tierType: vTierType }),
);

const licenseDetail = {
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
};

/** What an order line holds of the thing sold, frozen when the order was opened, so that later edits change nothing. */
export const vLineDetail = v.union(
  v.object({ kind: v.literal("beat_license"), ...licenseDetail }),
  v.object({ kind: v.literal("beat_upgrade"), ...licenseDetail, base: v.object({ licenseId: v.id("licenses"), ...superseded }) }),
);

/** What a buyer who left the payment page may do: go on at `url`, or end it. */
export const vLeftCheckout = v.object({
  payment: vPayment,
  closing: v.boolean(),
  total: v.number(),
  currency: v.string(),
  url: v.union(v.string(), v.null()),
  /** Others cannot buy the exclusive while this is open. */
  exclusive: v.boolean(),
});

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
  /** `underway`: asked for and not made yet. `returned`: the buyer's bank sent it back, and it is still owed. */
  refund: v.union(v.literal("none"), v.literal("underway"), v.literal("returned")),
  /** Minor units that went back to the buyer and stand. */
  refunded: v.number(),
  total: v.number(),
  currency: v.string(),
  createdAt: v.number(),
  lines: v.array(
    v.object({
      lineId: v.id("orderLines"),
      kind: v.union(v.literal("beat_license"), v.literal("beat_upgrade")),
      title: v.string(),
      amount: v.number(),
      outcome: vOutcome,
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
  /** The larger licences this one can grow into now, and what each would take. */
  upgrades: v.array(v.object({ tierType: vTierType, tierName: v.string(), price: v.number(), currency: v.string() })),
  /** The buyer has said something of the beat already. */
  reviewed: v.boolean(),
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
  /** The licence this one took the place of. */
  replaces: v.union(v.object({ verifyId: v.string(), hash: v.string(), tierName: v.string() }), v.null()),
  /** That a larger licence took its place, and when; not where to find it: only its holder gives that number out. */
  replacedBy: v.union(v.object({ tierName: v.string(), issuedAt: v.number() }), v.null()),
});

export const vContract = v.object({
  licenseId: v.id("licenses"),
  status: vLicenseStatus,
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

export const vSellerDispute = v.object({
  disputeId: v.id("disputes"),
  orderId: v.id("orders"),
  orderNumber: v.string(),
  /** Minor units, like the rest of the money. */
  amount: v.number(),
  currency: v.string(),
  reason: v.string(),
  status: v.string(),
  state: vDisputeState,
  dueBy: v.union(v.number(), v.null()),
  openedAt: v.number(),
  withdrawn: v.number(),
  reinstated: v.number(),
  fee: v.number(),
  evidence: v.union(v.object({ fileId: v.id("files"), stagedAt: v.number() }), v.null()),
  submission: v.union(v.object({ note: v.string(), askedAt: v.number(), submittedAt: v.union(v.number(), v.null()) }), v.null()),
});

/** What the evidence of a dispute is written from. Minor units, milliseconds. */
export const vEvidenceSource = v.object({
  stripeId: v.string(),
  reason: v.string(),
  amount: v.number(),
  openedAt: v.number(),
  order: v.object({
    number: v.string(),
    orderedAt: v.number(),
    paidAt: v.union(v.number(), v.null()),
    total: v.number(),
    refunded: v.number(),
    currency: v.string(),
    paymentIntentId: v.union(v.string(), v.null()),
    buyerName: v.string(),
    buyerEmail: v.string(),
  }),
  lines: v.array(
    v.object({
      title: v.string(),
      description: v.string(),
      amount: v.number(),
      outcome: vOutcome,
      license: v.union(v.object({ snapshot: vLicenseSnapshot, hash: v.string(), verifyId: v.string(), issuedAt: v.number() }), v.null()),
      downloads: v.array(v.object({ at: v.number(), filename: v.string() })),
    }),
  ),
});
