import { defineTable } from "convex/server";
import { v } from "convex/values";
import { OPTIONAL_MAILS } from "../../../lib/domain/optionalMails";
import { oneOf } from "../../platform/validators";

export const vOptionalMail = oneOf(OPTIONAL_MAILS);

export const mailChoiceTables = {
  /** What somebody does not want to be mailed. No row: they want everything. */
  mailChoices: defineTable({ userId: v.id("users"), off: v.array(vOptionalMail) }).index("by_user", ["userId"]),
};
