import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { enqueueWork } from "../enqueueWork";

/** Asks for the page of Stripe's transactions that follows `after`: a row of work each, so that a proof goes on where it stopped. */
export async function askForPage(ctx: MutationCtx, proofId: Id<"proofs">, since: number, after: string | null): Promise<void> {
  await enqueueWork(ctx, { kind: "stripe.proof", args: { proofId, since, after } }, `proof/${proofId}/${after ?? "newest"}`);
}
