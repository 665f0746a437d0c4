import { defineTable } from "convex/server";
import { v } from "convex/values";
import { MAIL_STATES } from "../../../lib/domain/mailMachine";
import { SUPPRESSION_REASONS } from "../../../lib/domain/suppression";
import { oneOf } from "../validators";

export const vMailState = oneOf(MAIL_STATES);
export const vSuppressionReason = oneOf(SUPPRESSION_REASONS);

const moment = v.optional(v.number());

/** When each thing first happened, ms, as far as it did. */
export const vMailTimes = v.object({
  overtaken: moment,
  sent: moment,
  delayed: moment,
  delivered: moment,
  failed: moment,
  suppressed: moment,
  bounced: moment,
  complained: moment,
  opened: moment,
  clicked: moment,
});

export const mailTables = {
  /** One row per mail, by the fact it tells of: what became of it. */
  mailMessages: defineTable({
    /** The key of the work that sent it. Unique. */
    key: v.string(),
    template: v.string(),
    /** Bare, in lower case. */
    to: v.string(),
    /** The provider's id; `null` for a mail that was never handed over, or whose answer was lost. */
    messageId: v.union(v.string(), v.null()),
    state: vMailState,
    /** Why it was withheld, bounced or failed; for people. */
    note: v.union(v.string(), v.null()),
    times: vMailTimes,
    opens: v.number(),
    clicks: v.number(),
  })
    .index("by_key", ["key"])
    .index("by_message", ["messageId"])
    .index("by_recipient", ["to"]),

  /** Addresses to which not everything is sent. One row per address; lifting keeps it, so that old news does not bring it back. */
  suppressions: defineTable({
    address: v.string(),
    reason: vSuppressionReason,
    /** When it happened, ms. */
    since: v.number(),
    /** The event that told of it, by the provider's id; `null` when an administrator did. */
    source: v.union(v.string(), v.null()),
    liftedAt: v.union(v.number(), v.null()),
  })
    .index("by_address", ["address"])
    .index("by_lifted", ["liftedAt", "since"]),
};
