import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { heldLease } from "./heldLease";
import { releaseWork } from "./releaseWork";

type Failure = { workId: Id<"work">; leaseId: string; error: string; permanent: boolean };

/** The holder's own word that it did not work. */
export async function failWork(ctx: MutationCtx, { error, permanent, ...lease }: Failure): Promise<{ parked: boolean }> {
  const row = await heldLease(ctx, lease);
  return { parked: await releaseWork(ctx, row, error, permanent) };
}
