import { unguessableId } from "../../lib/domain/ids";
import { TERMS_VERSION, type LicenseSnapshot } from "../../lib/domain/licenseTerms";
import { hashOf } from "../../lib/domain/sha256";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { grantDownload } from "../entitlements/grant";
import { enqueueWork } from "../platform/enqueueWork";
import { keepStanding } from "../reviews/standing";
import type { LicenseDetail } from "./kinds/productKind";

/** Writes the licence a paid line stands for: snapshot, hash, rights to its files, and the order to print the contract. */
export async function issueLicense(ctx: MutationCtx, line: Doc<"orderLines">, detail: LicenseDetail, order: Doc<"orders">): Promise<Id<"licenses">> {
  const issuedAt = Date.now();
  const verifyId = unguessableId();
  const replaced = detail.kind === "beat_upgrade" ? replacedBy(detail) : null;
  const snapshot: LicenseSnapshot = {
    termsVersion: TERMS_VERSION,
    verifyId,
    orderNumber: order.number,
    issuedOn: new Date(issuedAt).toISOString().slice(0, 10),
    beat: { id: detail.beatId, title: detail.beatTitle },
    producer: { name: detail.producerName, store: detail.storeSlug },
    licensee: { name: order.buyerName, email: order.buyerEmail },
    tier: { type: detail.tierType, name: detail.tierName },
    price: { amount: line.amount, currency: order.currency },
    terms: detail.terms,
    files: detail.files.map(({ fileType, filename, sha256 }) => ({ fileType, filename, sha256 })),
    governingLaw: detail.governingLaw,
    ...(replaced === null ? {} : { supersedes: replaced.reference }),
  };
  const licenseId = await ctx.db.insert("licenses", {
    orderId: order._id,
    lineId: line._id,
    buyerId: order.buyerId,
    sellerId: line.sellerId,
    storeId: line.storeId,
    beatId: detail.beatId,
    tierType: detail.tierType,
    status: "active",
    verifyId,
    snapshot,
    hash: hashOf(snapshot),
    pdf: null,
    issuedAt,
    ...(replaced === null ? {} : { supersedes: replaced.licenseId }),
  });
  for (const file of detail.files) await grantDownload(ctx, { userId: order.buyerId, lineId: line._id, ...file });
  // Who wrote a review, lost the licence it rested on and buys again is heard again.
  await keepStanding(ctx, order.buyerId, detail.beatId);
  await enqueueWork(ctx, { kind: "contract.render", args: { licenseId } }, `contract/${licenseId}`);
  return licenseId;
}

/** What an upgrade takes the place of: our own id of it, and what the contract calls it by. */
function replacedBy({ base: { licenseId, ...reference } }: Extract<LicenseDetail, { kind: "beat_upgrade" }>) {
  return { licenseId, reference };
}
