import type { Infer } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { vLineDiscount } from "../../deals/validators";
import type { vItem, vLineDetail } from "../validators";

export type AnyItem = Infer<typeof vItem>;
export type AnyDetail = Infer<typeof vLineDetail>;
/** What a line can be. */
export type Kind = AnyDetail["kind"];
/** An item that is one line. */
export type LineItem = Extract<AnyItem, { kind: Kind }>;
/** The details of lines that are licences on a beat. */
export type LicenseDetail = Extract<AnyDetail, { kind: "beat_license" | "beat_upgrade" }>;
export type Order = Doc<"orders">;
export type OrderLine = Doc<"orderLines">;

export type QuotedLine = {
  sellerId: Id<"users">;
  storeId: Id<"stores">;
  title: string;
  description: string;
  /** Minor units, after everything that came off. */
  unitAmount: number;
  /** Before that, and what came off; absent where nothing did. */
  listAmount?: number;
  discounts?: Infer<typeof vLineDiscount>[];
  quantity: number;
  feeBps: number;
  detail: AnyDetail;
};

/** Something an order speaks for while it is open, and whether that keeps others of its sort out. `title` is for words. */
export type Claim = { resource: string; exclusive: boolean; title: string };

/** What an item costs this buyer now, made from our own tables alone. */
export type Quote = {
  /** Names the thing asked for; the same for the same buyer asking again. */
  itemKey: string;
  claims: Claim[];
  currency: string;
  lines: QuotedLine[];
  /** Where a buyer who gives up comes back to. */
  cancelPath: string;
};

/** Whether a paid line could be delivered; if not, why, for the buyer. */
export type Delivery = { delivered: true } | { delivered: false; reason: string };

type ItemOf<K extends Kind> = Extract<LineItem, { kind: K }>;
type DetailOf<K extends Kind> = Extract<AnyDetail, { kind: K }>;

/** What one product kind knows. Everything else about a purchase is the same for all of them. */
export type KindDefinition<K extends Kind> = {
  kind: K;
  /** Refuses what cannot be bought: `sold`, `already_owned`, `unavailable`, `reserved`. */
  quote(ctx: QueryCtx, item: ItemOf<K>, buyer: Doc<"users">): Promise<Quote>;
  /** Hands the goods over, inside the transaction that records the payment. */
  fulfil(ctx: MutationCtx, line: OrderLine, detail: DetailOf<K>, order: Order): Promise<Delivery>;
  /** The same, backwards. */
  revoke(ctx: MutationCtx, line: OrderLine, detail: DetailOf<K>, why: "refunded" | "revoked"): Promise<void>;
};

/** A kind as the money path sees it: any item, any line. */
export type ProductKind = {
  kind: Kind;
  quote(ctx: QueryCtx, item: LineItem, buyer: Doc<"users">): Promise<Quote>;
  fulfil(ctx: MutationCtx, line: OrderLine, order: Order): Promise<Delivery>;
  revoke(ctx: MutationCtx, line: OrderLine, why: "refunded" | "revoked"): Promise<void>;
};

/** Makes a product kind out of its definition. */
export function productKind<K extends Kind>(definition: KindDefinition<K>): ProductKind {
  const isItem = (item: LineItem): item is ItemOf<K> => item.kind === definition.kind;
  const isDetail = (detail: AnyDetail): detail is DetailOf<K> => detail.kind === definition.kind;
  const detailOf = (line: OrderLine) => (isDetail(line.detail) ? line.detail : wrongKind());
  return {
    kind: definition.kind,
    quote: async (ctx, item, buyer) => await definition.quote(ctx, isItem(item) ? item : wrongKind(), buyer),
    fulfil: async (ctx, line, order) => await definition.fulfil(ctx, line, detailOf(line), order),
    revoke: async (ctx, line, why) => await definition.revoke(ctx, line, detailOf(line), why),
  };
}

function wrongKind(): never {
  fail("internal", "A product kind was asked about another kind.");
}
