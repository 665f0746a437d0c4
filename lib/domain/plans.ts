/** Creator plans and the platform's fee on each, in basis points. Configuration, read by the quote and nobody else. */
export const CREATOR_PLANS = {
  free: { name: "Free", feeBps: 1000 },
  starter: { name: "Starter", feeBps: 800 },
  creator: { name: "Creator", feeBps: 600 },
  creator_pro: { name: "Creator Pro", feeBps: 400 },
  business: { name: "Business", feeBps: 300 },
} as const;

export type CreatorPlan = keyof typeof CREATOR_PLANS;
export const CREATOR_PLAN_IDS = ["free", "starter", "creator", "creator_pro", "business"] as const satisfies readonly CreatorPlan[];

/** The platform's fee, in basis points, on a sale by a store with this plan. */
export function feeBpsOf(plan: CreatorPlan): number {
  return CREATOR_PLANS[plan].feeBps;
}
