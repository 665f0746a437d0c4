import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { adminMutation, adminQuery } from "../functions";
import { audit } from "./audit";
import { closeAccounts as close } from "./proof/closeAccounts";
import { compareBook as book } from "./proof/compareBook";
import { compareStripe as stripe } from "./proof/compareStripe";
import { listAccounts, listProofs } from "./proof/listProofs";
import { startProof } from "./proof/startProof";
import { vBalanceCheck, vMismatch, vProofState } from "./proof/validators";

const proofId = v.id("proofs");

/** Proofs, newest first: the verdict, the counts, the balance at Stripe and the first things that do not match. */
export const list = adminQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(
    v.object({
      proofId,
      day: v.string(),
      state: vProofState,
      cut: v.number(),
      since: v.number(),
      startedAt: v.number(),
      readAt: v.union(v.number(), v.null()),
      finishedAt: v.union(v.number(), v.null()),
      transactions: v.number(),
      orders: v.number(),
      deferred: v.number(),
      mismatched: v.number(),
      orphans: v.number(),
      mismatches: v.array(vMismatch),
      balances: v.array(vBalanceCheck),
    }),
  ),
  handler: async (ctx, { paginationOpts }) => await listProofs(ctx, paginationOpts),
});

/** What each account holds and must hold by one proof, by name; kept for forty days. */
export const accounts = adminQuery({
  args: { proofId, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(
    v.object({
      account: v.string(),
      currency: v.string(),
      expected: v.number(),
      actual: v.number(),
      difference: v.number(),
      mismatched: v.number(),
      transactions: v.array(v.string()),
    }),
  ),
  handler: async (ctx, args) => await listAccounts(ctx, args.proofId, args.paginationOpts),
});

/** Starts a proof now; one that is under way is the answer. `through` (seconds) is the cut, two hours ago where it is not given. */
export const runNow = adminMutation({
  args: { through: v.optional(v.number()) },
  returns: v.object({ proofId }),
  handler: async (ctx, { through }) => {
    const started = await startProof(ctx, through ?? null);
    await audit(ctx, { userId: ctx.user._id }, "proof.asked", `proof:${started}`);
    return { proofId: started };
  },
});

/** What the clock calls. */
export const start = internalMutation({
  args: {},
  returns: v.object({ proofId }),
  handler: async (ctx) => ({ proofId: await startProof(ctx, null) }),
});

/** A page of the book. */
export const compareBook = internalMutation({
  args: { proofId, after: v.string() },
  returns: v.null(),
  handler: async (ctx, args): Promise<null> => {
    await book(ctx, args);
    return null;
  },
});

/** A page of what Stripe moved. */
export const compareStripe = internalMutation({
  args: { proofId, after: v.string() },
  returns: v.null(),
  handler: async (ctx, args): Promise<null> => {
    await stripe(ctx, args);
    return null;
  },
});

/** A page of accounts. */
export const closeAccounts = internalMutation({
  args: { proofId, after: v.number() },
  returns: v.null(),
  handler: async (ctx, args): Promise<null> => {
    await close(ctx, args);
    return null;
  },
});
