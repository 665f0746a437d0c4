import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";

/** A beat as lists carry it, and one as its page carries it. */
export type BeatCard = FunctionReturnType<typeof api.beats.queries.list>["page"][number];
export type BeatPage = NonNullable<FunctionReturnType<typeof api.beats.queries.bySlug>>;
export type TierOffer = BeatPage["tiers"][number];
