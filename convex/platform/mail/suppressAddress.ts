import { bareAddress } from "../../../lib/domain/mailAddress";
import { fail } from "../../errors";
import type { UserMutationCtx } from "../../functions";
import { suppress } from "./suppressions";

/** RFC 5321: the longest address there can be. */
const MAX_ADDRESS = 254;

/** Shuts an address by an administrator's decision: nothing at all is sent to it until the suppression is lifted. */
export async function suppressAddress(ctx: UserMutationCtx, given: string): Promise<void> {
  const address = bareAddress(given);
  if (address.length > MAX_ADDRESS || !/^[^\s@]+@[^\s@]+$/.test(address)) {
    fail("invalid_request", "Check the address.", [{ field: "address", message: "This is not an e-mail address." }]);
  }
  const changed = await suppress(ctx, { address, reason: "manual", at: Date.now(), source: null }, { userId: ctx.user._id });
  if (!changed) fail("conflict", "This address is suppressed already.");
}
