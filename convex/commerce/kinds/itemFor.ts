import { isHigherTier } from "../../../lib/domain/beatTiers";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { bestLicense } from "../licenses";
import type { LineItem } from "./productKind";

/** What asking for this item comes to for this buyer: who holds a smaller licence on the beat gets the way up, not the whole. */
export async function itemFor(ctx: QueryCtx, item: LineItem, buyer: Doc<"users">): Promise<LineItem> {
  if (item.kind !== "beat_license") return item;
  const base = await bestLicense(ctx, buyer._id, item.beatId);
  if (base === null || !isHigherTier(item.tierType, base.tierType)) return item;
  return { kind: "beat_upgrade", licenseId: base._id, tierType: item.tierType };
}
