import { api } from "../../../convex/_generated/api";
import { backend, creator, person } from "./backend";
import { onSale } from "./market";
import { checkout, pay } from "./stripe";
import type { TierType } from "../../../lib/domain/beatTiers";

export const SOME = { numItems: 5, cursor: null };

/** A market with a beat on sale, its seller and a buyer. */
export async function market() {
  const house = backend();
  const seller = await creator(house, "ada");
  const buyer = await person(house, "ben");
  const { beatId } = await onSale(house, seller);
  return { house, seller, buyer, beatId };
}

/** A sale that was paid and delivered. */
export async function sold(tier: TierType = "basic") {
  const { house, seller, buyer, beatId } = await market();
  const bought = await checkout(house, buyer, beatId, tier);
  await pay(house, bought);
  const [license] = await house.rows("licenses");
  if (license === undefined) throw new Error("no licence");
  const download = async () => await buyer.mutation(api.entitlements.mutations.issueDownload, { licenseId: license._id, fileType: "wav" });
  const refund = async (reason = "The wrong file was up.") => await seller.mutation(api.commerce.refunds.request, { orderId: bought.orderId, reason });
  const look = async () => await buyer.query(api.commerce.queries.bySession, { sessionId: bought.sessionId });
  const verify = async () => await house.t.query(api.commerce.queries.verify, { verifyId: license.verifyId });
  return { house, seller, buyer, beatId, bought, license, download, refund, look, verify };
}
