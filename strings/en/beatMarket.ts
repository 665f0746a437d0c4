export const beatMarket = {
  filters: "Filters",
  /** On a phone's button, with how many are set. */
  openFilters: (active: number) => (active > 0 ? `Filters (${active})` : "Filters"),
} as const;
