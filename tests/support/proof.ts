import { api } from "../../convex/_generated/api";
import { until } from "../../scripts/seed/until";
import { admin } from "./world";

const PATIENCE_MS = 180_000;

/**
 * Lets the house prove its book against Stripe, up to this second, as an administrator may. Answers the verdict and the
 * accounts whose sums differ.
 */
export async function proveNow() {
  const administrator = await admin();
  const convex = async () => await administrator.convex();
  // What was booked within the running second would be left to the next proof.
  const through = Math.floor(Date.now() / 1000) + 1;
  await until(async () => await Promise.resolve(Date.now() >= through * 1000));
  const { proofId } = await (await convex()).mutation(api.platform.proofs.runNow, { through });
  const proofs = async () => (await (await convex()).query(api.platform.proofs.list, { paginationOpts: { numItems: 50, cursor: null } })).page;
  const ended = async () => (await proofs()).find((proof) => proof.proofId === proofId && proof.finishedAt !== null);
  await until(async () => (await ended()) !== undefined, "the proof", PATIENCE_MS);
  const verdict = await ended();
  if (verdict === undefined) throw new Error("no proof");
  const accounts: { account: string; expected: number; actual: number; difference: number }[] = [];
  let cursor: string | null = null;
  for (;;) {
    const answer: { page: typeof accounts; isDone: boolean; continueCursor: string } = await (await convex()).query(api.platform.proofs.accounts, { proofId, paginationOpts: { numItems: 50, cursor } });
    accounts.push(...answer.page);
    if (answer.isDone) return { verdict, accounts };
    cursor = answer.continueCursor;
  }
}
