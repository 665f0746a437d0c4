import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asUser } from "../convex";

type Deliverables = FunctionReturnType<typeof api.entitlements.queries.deliverables>;

/** The files that a licence of the caller delivers. */
export async function listDeliverables(
  caller: UserCaller,
  purchase: FunctionArgs<typeof api.entitlements.queries.deliverables>,
): Promise<{ licenseId: string; purchaseId: string; files: Deliverables["files"] }> {
  const { licenseId, lineId, files } = await asUser(caller).query(api.entitlements.queries.deliverables, purchase);
  return { licenseId, purchaseId: lineId, files };
}
