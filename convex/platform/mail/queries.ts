import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { adminQuery, serviceQuery } from "../../functions";
import { listMessages, listSuppressions } from "./lists";
import { mailTables, vSuppressionReason } from "./schema";
import { suppressionOf } from "./suppressions";

/** Why an address is suppressed now, or `null`. Asked just before a mail is sent. */
export const suppression = serviceQuery({
  args: { address: v.string() },
  returns: v.union(vSuppressionReason, v.null()),
  handler: async (ctx, { address }) => await suppressionOf(ctx, address),
});

/** Suppressed addresses, the latest first. */
export const suppressions = adminQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(
    v.object({
      suppressionId: v.id("suppressions"),
      address: v.string(),
      reason: vSuppressionReason,
      since: v.number(),
      source: v.union(v.string(), v.null()),
    }),
  ),
  handler: async (ctx, { paginationOpts }) => await listSuppressions(ctx, paginationOpts),
});

/** What became of the mails to one address, newest first. */
export const messages = adminQuery({
  args: { address: v.string(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(mailTables.mailMessages.validator),
  handler: async (ctx, { address, paginationOpts }) => await listMessages(ctx, address, paginationOpts),
});
