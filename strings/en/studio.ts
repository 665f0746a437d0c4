/** The rooms of the studio. */
export const studioNav = {
  label: "Studio",
  beats: "Beats",
  store: "Store",
  deals: "Deals",
  offers: "Offers",
  sales: "Sales",
  balance: "Balance",
  analytics: "Analytics",
} as const;
