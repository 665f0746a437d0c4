import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { itemFor } from "./itemFor";
import type { AnyItem, Quote } from "./productKind";
import { kindOf } from "./registry";
import { severalLicenses } from "./severalLicenses";

/** What an item costs this buyer now, whether it is one line or several; refuses what cannot be bought. */
export async function quoteOf(ctx: QueryCtx, asked: AnyItem, buyer: Doc<"users">): Promise<Quote> {
  if (asked.kind === "beat_licenses") return await severalLicenses(ctx, asked.wishes, buyer);
  const item = await itemFor(ctx, asked, buyer);
  return await kindOf(item.kind).quote(ctx, item, buyer);
}
