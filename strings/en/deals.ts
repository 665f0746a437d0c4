import { locale } from "../locale";
import { counted, plural } from "../plural";

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
  save: "Save deals",
  saved: "Saved. Carts count with it from now on.",
  bounds: ({ min, max }: { min: number; max: number }) => `From ${min} to ${max}.`,
  failed: "Nothing was saved.",
} as const;

/** The page of the seller's deals. */
export const dealsPage = { title: "Deals", loading: "Loading your deals" } as const;

export const couponDesk = {
  title: "Codes",
  /** The address's own words stand between the two parts. */
  lead: { before: "Whoever has a code writes it on a beat’s page. A link does it for them: put", query: "?coupon=", after: "and the code behind a beat’s address." },
  loading: "Loading your codes",
  empty: { title: "No codes yet", text: "A code takes a part of the price off, for as long and as often as you say." },
  open: "New code",
  openText: "What it gives cannot be changed later. How long and how often can.",
} as const;

export const couponRow = {
  onBeats: (gives: string, count: number) => `${gives}, on ${counted(count, { one: "beat", other: "beats" })}`,
  window: (from: string | null, until: string | null) => {
    if (from === null) return until === null ? "Without end" : `Until ${until}`;
    return until === null ? `From ${from}` : `From ${from} until ${until}`;
  },
  perBuyer: (window: string, times: number) => `${window}, ${plural(times, { one: "once", other: `${times} times` })} for each buyer`,
  states: { over: "Over", paused: "Paused", usedUp: "Used up", toCome: "To come", on: "On" },
  used: "Used",
  uses: (uses: number, most: number | null) => (most === null ? String(uses) : `${uses} of ${most}`),
  /** In checkouts that are not finished. */
  open: (count: number) => `${count} open`,
  sold: "Sold, before refunds",
  copy: "Copy",
  copyCode: (code: string) => `Copy ${code}`,
  copied: (code: string) => `${code} is copied.`,
  notCopied: "The browser did not let it be copied.",
  limits: "Limits",
  limitsOf: (code: string) => `Limits of ${code}`,
  limitsTitle: (code: string) => `How long and how often: ${code}`,
  limitsText: "Checkouts that are open keep what they were promised.",
  pause: "Pause",
  pauseCode: (code: string) => `Pause ${code}`,
  resume: "Resume",
  resumeCode: (code: string) => `Resume ${code}`,
  notChanged: "The code was not changed.",
} as const;

/** How long and how often a code is good. */
export const couponLimits = {
  from: "From",
  until: "Until",
  uses: "Uses in all",
  usesHint: "Open checkouts count until they end.",
  perBuyer: "Uses for each buyer",
  order: "The end must come after the beginning.",
  bounds: ({ min, max }: { min: number; max: number }) => `A whole number from ${min} to ${max.toLocaleString(locale.numbers)}, or nothing for no limit.`,
  save: "Save",
  failed: "Nothing was changed.",
} as const;

export const newCoupon = {
  code: "Code",
  codeHint: "Left empty, one that nobody guesses is made up.",
  codeBounds: ({ min, max }: { min: number; max: number }) => `Use ${min} to ${max} letters, digits and hyphens.`,
  takesOff: "Takes off",
  in: "In",
  kinds: { percent: "Percent", amount: "Dollars" },
  wrong: { percent: "A whole number from 1 to 100.", amount: "A sum such as 5 or 7.50, at least 0.50." },
  minimum: "For purchases of at least, in dollars",
  minimumWrong: "Write a sum such as 50.",
  licences: "Licences",
  everyLicence: "None ticked: every licence.",
  beats: "Beats",
  everyBeat: "None ticked: every beat, those to come too.",
  submit: "Make the code",
  failed: "The code was not made.",
} as const;
