/** What is counted of a store. `net`: what the seller got, by currency, minor units: after fees, refunds and disputes. */
export type Figures = {
  /** Pages seen: one visitor's page at most once in half an hour. */
  visits: number;
  /** Visitors of a day; who comes on two days counts on both, because nothing tells that it is the same person. */
  visitors: number;
  plays: number;
  /** Visitors of a day who played something. */
  listeners: number;
  /** Licences taken to a checkout, and sold or claimed. */
  checkouts: number;
  sales: number;
  net: Record<string, number>;
};
export type Delta = Partial<Figures>;
export type Part = Figures & { key: string };

/** The figures of a store over some time: in all, and by beat, tier and source. */
export type FigureBook = { totals: Figures; beats: Part[]; tiers: Part[]; sources: Part[] };

/** Something that happened in a store. A beat's own figures differ from the store's where visitors are counted. */
export type Fact = { beat: string | null; tier: string | null; source: string | null; delta: Delta; ofBeat?: Delta };

/** Parts a book holds by one dimension; what comes beyond is added up under `OTHER`, so that a book stays small. */
export const MAX_PARTS = 300;
export const OTHER = "other";

const COUNTS = ["visits", "visitors", "plays", "listeners", "checkouts", "sales"] as const;

export const NO_FIGURES: Figures = { visits: 0, visitors: 0, plays: 0, listeners: 0, checkouts: 0, sales: 0, net: {} };
export const EMPTY_BOOK: FigureBook = { totals: NO_FIGURES, beats: [], tiers: [], sources: [] };

export function plus(figures: Figures, delta: Delta): Figures {
  const sum = { ...figures, net: { ...figures.net } };
  for (const name of COUNTS) sum[name] += delta[name] ?? 0;
  for (const [currency, amount] of Object.entries(delta.net ?? {})) sum.net[currency] = (sum.net[currency] ?? 0) + amount;
  return sum;
}

/** The book with one more fact in it. */
export function withFact(book: FigureBook, { beat, tier, source, delta, ofBeat }: Fact): FigureBook {
  return {
    totals: plus(book.totals, delta),
    beats: withPart(book.beats, beat, ofBeat ?? delta),
    tiers: withPart(book.tiers, tier, delta),
    sources: withPart(book.sources, source, delta),
  };
}

/** Two times as one. */
export function together(one: FigureBook, other: FigureBook): FigureBook {
  const parts = (of: "beats" | "tiers" | "sources") => merged(one[of], other[of]);
  return { totals: plus(one.totals, other.totals), beats: parts("beats"), tiers: parts("tiers"), sources: parts("sources") };
}

function merged(one: Part[], other: Part[]): Part[] {
  // By key, not by search: a quarter's days may each hold `MAX_PARTS` parts, and one query adds them all up.
  const parts = new Map(one.map((part) => [part.key, part]));
  for (const part of other) {
    const key = parts.has(part.key) || parts.size < MAX_PARTS - 1 ? part.key : OTHER;
    parts.set(key, { ...plus(parts.get(key) ?? NO_FIGURES, part), key });
  }
  return [...parts.values()];
}

function withPart(parts: Part[], key: string | null, delta: Delta): Part[] {
  if (key === null) return parts;
  const known = parts.some((part) => part.key === key);
  const name = known || parts.length < MAX_PARTS - 1 ? key : OTHER;
  if (!parts.some((part) => part.key === name)) return [...parts, { key: name, ...plus(NO_FIGURES, delta) }];
  return parts.map((part) => (part.key === name ? { key: name, ...plus(part, delta) } : part));
}
