import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";

export type ReviewPage = FunctionReturnType<typeof api.reviews.queries.ofBeat>;
export type Review = ReviewPage["page"][number];
export type OwnStanding = FunctionReturnType<typeof api.reviews.queries.own>;
