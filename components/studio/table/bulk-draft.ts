import type { FunctionArgs } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { TIER_TYPES, type TierType } from "@/lib/domain/beatTiers";
import type { Genre, Mood } from "@/lib/domain/taxonomy";
import { bulkDialog } from "@/strings/studioBeats";
import { tierNames } from "@/strings/taxonomy";
import { parseTags } from "../beat-details";
import { parsePrice, priceProblem, priceText } from "../price";
import type { TierSetting } from "../tier-drafts";

export type BulkChange = FunctionArgs<typeof api.beats.bulk.mutations.apply>["change"];
type TierTurn = "leave" | "on" | "off";

/** What the dialog holds: what is left alone stays empty. */
export interface BulkDraft {
  genre: Genre | "";
  addTags: string;
  removeTags: string;
  moods: Partial<Record<Mood, "add" | "remove">>;
  tiers: Record<TierType, { turn: TierTurn; price: string }>;
}

const untouched = () => ({ turn: "leave" as const, price: "" });
export const EMPTY_BULK: BulkDraft = {
  genre: "",
  addTags: "",
  removeTags: "",
  moods: {},
  tiers: { basic: untouched(), premium: untouched(), exclusive: untouched(), unlimited: untouched() },
};

/** What a template asks of every beat: each licence on at its price, or off. */
export function templateTurns(tiers: readonly TierSetting[]): BulkDraft["tiers"] {
  const turn = (tierType: TierType) => {
    const tier = tiers.find((each) => each.tierType === tierType);
    return tier?.enabled === true ? { turn: "on" as const, price: priceText(tier.price) } : { turn: "off" as const, price: "" };
  };
  return { basic: turn("basic"), premium: turn("premium"), exclusive: turn("exclusive"), unlimited: turn("unlimited") };
}

/** A mood's next meaning at a press: left alone, added, removed. */
export function nextMood(meaning: "add" | "remove" | undefined): "add" | "remove" | undefined {
  return meaning === undefined ? "add" : meaning === "add" ? "remove" : undefined;
}

/** The edit that a draft means, or what is wrong with it, in words. */
export function bulkEdit(draft: BulkDraft): { change: BulkChange } | { problem: string } {
  const tiers = TIER_TYPES.flatMap((tierType) => {
    const { turn, price } = draft.tiers[tierType];
    const amount = price.trim() === "" || turn === "off" ? null : parsePrice(price);
    if (turn === "leave" && amount === null) return [];
    return [{ tierType, ...(turn !== "leave" && { enabled: turn === "on" }), ...(amount !== null && { price: amount }) }];
  });
  const wrong = TIER_TYPES.find((tierType) => draft.tiers[tierType].price.trim() !== "" && priceProblem(draft.tiers[tierType].price) !== undefined);
  if (wrong) return { problem: `${tierNames[wrong]}: ${priceProblem(draft.tiers[wrong].price) ?? ""}` };
  const moodsOf = (meaning: "add" | "remove") => Object.entries(draft.moods).flatMap(([mood, said]) => (said === meaning && isMood(draft, mood) ? [mood] : []));
  const [addTags, removeTags, addMoods, removeMoods] = [parseTags(draft.addTags), parseTags(draft.removeTags), moodsOf("add"), moodsOf("remove")];
  const parts = {
    ...(draft.genre !== "" && { genre: draft.genre }),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
    ...(addMoods.length > 0 && { addMoods }),
    ...(removeMoods.length > 0 && { removeMoods }),
    ...(tiers.length > 0 && { tiers }),
  };
  return Object.keys(parts).length === 0 ? { problem: bulkDialog.nothing } : { change: { kind: "edit", ...parts } };
}

function isMood(draft: BulkDraft, word: string): word is Mood {
  return Object.hasOwn(draft.moods, word);
}
