import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { serviceQuery, userQuery, visitorQuery } from "../functions";
import { contractOf, contractSourceOf } from "./contracts";
import { leftCheckout } from "./leftCheckout";
import { libraryOf } from "./library";
import { orderBySession } from "./orderView";
import { vContract, vContractSource, vLeftCheckout, vLibraryRow, vOrderView, vVerification } from "./validators";
import { verifyLicense } from "./verifyLicense";

/** The caller's own order behind a checkout session; somebody else's does not exist. */
export const bySession = userQuery({
  args: { sessionId: v.string() },
  returns: v.union(vOrderView, v.null()),
  handler: async (ctx, { sessionId }) => await orderBySession(ctx, sessionId),
});

/** A checkout that the caller came back from without paying. */
export const left = userQuery({
  args: { orderId: v.string() },
  returns: v.union(vLeftCheckout, v.null()),
  handler: async (ctx, { orderId }) => await leftCheckout(ctx, orderId),
});

/** What the caller has bought, newest first. */
export const library = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vLibraryRow),
  handler: async (ctx, { paginationOpts }) => await libraryOf(ctx, paginationOpts),
});

/** What anybody holding a licence's public id may learn of it. */
export const verify = visitorQuery({
  args: { verifyId: v.string() },
  returns: v.union(vVerification, v.null()),
  handler: async (ctx, { verifyId }) => await verifyLicense(ctx, verifyId),
});

/** A contract of the caller's, as buyer or as seller. Either id works; both must agree. */
export const contract = userQuery({
  args: { licenseId: v.optional(v.string()), lineId: v.optional(v.string()) },
  returns: vContract,
  handler: async (ctx, args) => await contractOf(ctx, args),
});

/** What the renderer makes a contract's PDF from. */
export const contractSource = serviceQuery({
  args: { licenseId: v.id("licenses") },
  returns: vContractSource,
  handler: async (ctx, { licenseId }) => await contractSourceOf(ctx, licenseId),
});
