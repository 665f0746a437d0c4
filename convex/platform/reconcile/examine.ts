import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { resolveIncident } from "../incidents";
import { FINDINGS } from "./findings";
import { raise } from "./raise";

export type Examined = { repaired: boolean; opened: boolean; closed: boolean };

/** Asks one finding about one thing, and keeps its incident in step with the answer. */
export async function examine(ctx: MutationCtx, { kind, id, asOf }: { kind: string; id: string; asOf: number }): Promise<Examined> {
  const finding = FINDINGS.find((each) => each.kind === kind) ?? fail("internal", `There is no finding ${kind}.`);
  const key = `${kind}/${id}`;
  const { repaired, trouble } = await finding.examine(ctx, id, asOf);
  if (trouble !== null) return { repaired, opened: await raise(ctx, { key, kind: finding.kind, ...trouble }), closed: false };
  return { repaired, opened: false, closed: await resolveIncident(ctx, key, "It is no longer so.") };
}
