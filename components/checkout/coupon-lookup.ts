import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { orProblem } from "@/lib/api-client";
import { couponOff } from "@/lib/domain/coupons";
import type { TierType } from "@/lib/domain/tierTypes";
import { tierPrice as words } from "@/strings/beats";
import { priceWords } from "../beats/price";
import type { Ask } from "../providers/use-ask";
import { buyWords } from "./buy-words";

export type FoundCoupon = Extract<FunctionReturnType<typeof api.deals.coupons.find>, { found: true }>;

/** Looks a code up, or says why it is none. */
export async function lookUpCoupon(ask: Ask, beatIds: readonly Id<"beats">[], text: string): Promise<{ found: FoundCoupon } | { problem: string }> {
  const answer = await orProblem(ask.mutation((named) => named.deals.coupons.find, { beatIds: [...beatIds], code: text }));
  if ("problem" in answer) return answer;
  return answer.found ? { found: answer } : { problem: answer.reason };
}

/** One licence at its price without a code, minor units. */
export type PricedLine = { beatId: string; tierType: TierType; amount: number; currency: string; upgrade: boolean };

/** What it costs with the code, by which code, and how that is said. */
export type ReducedPrice = { price: number; code: string; words: string; note: string; buy: string };

/** What one licence costs with a code; `null` where none comes off. */
export function reducedBy(found: FoundCoupon, { currency, upgrade, ...line }: PricedLine): ReducedPrice | null {
  const { off } = couponOff(found.discount, found, [line]);
  const taken = off?.[0] ?? 0;
  if (taken === 0) return null;
  const [price, code] = [line.amount - taken, found.code];
  return { price, code, words: priceWords(price, currency), note: words.lessCode(priceWords(line.amount, currency), code), buy: buyWords(price, currency, upgrade) };
}
