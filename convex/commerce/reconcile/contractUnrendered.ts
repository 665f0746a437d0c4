import { askAgain } from "../../platform/askAgain";
import { findingOn, REPAIRED, SOUND, trouble } from "../../platform/reconcile/finding";

/** A licence without its PDF. Rendering is repeatable: the snapshot is fixed and the first PDF stays. */
export const contractUnrendered = findingOn({
  kind: "contract_unrendered",
  table: "licenses",
  patienceMs: 30 * 60_000,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("licenses")
      .withIndex("by_pdf", (q) => q.eq("pdf", null).gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, license) {
    if (license.pdf !== null) return SOUND;
    const task = { kind: "contract.render", args: { licenseId: license._id } } as const;
    const { asked, parked } = await askAgain(ctx, task, `contract/${license._id}`);
    if (parked === null) return asked ? REPAIRED : SOUND;
    const message = `The contract of order ${license.snapshot.orderNumber} could not be rendered: ${parked.lastError ?? "no reason was kept"}`;
    return trouble(`license:${license._id}`, message, { work: parked.key });
  },
});
