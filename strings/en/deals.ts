import { plural } from "../plural";

type Deal = { buy: number; get: number };

/** "Buy so many, get so many free", wherever it is said. */
export const deals = {
  line: ({ buy, get }: Deal) => `Buy ${buy}, get ${get} free`,
  ofTier: ({ buy, get }: Deal, tier: string) => `Buy ${buy} × ${tier}, get ${get} free`,
  more: (missing: number) => plural(missing, { one: "Add 1 more.", other: `Add ${missing} more.` }),
  applied: "Taken off below.",
} as const;

/** Where a seller sets them. */
export const bulkDeals = {
  title: "Bulk deals",
  lead: "Of so many licences of one kind in a buyer’s cart, the cheapest are free. Exclusive rights are sold once, so there is no deal on them.",
  loading: "Loading your bulk deals",
  buy: "Buy",
  get: "Get free",
  ends: "Ends",
  save: "Save",
  saveTier: (tier: string) => `Save ${tier}`,
  bounds: ({ min, max }: { min: number; max: number }) => `From ${min} to ${max}.`,
  on: (tier: string, deal: string) => `${tier}: ${deal}.`,
  off: (tier: string) => `${tier}: no deal any more.`,
  failed: "Nothing was saved.",
} as const;
