export const wishlist = {
  title: "Wishlist",
  loading: "Loading your wishlist",
  list: "Saved beats",
  empty: {
    title: "Nothing saved yet",
    text: "The heart beside a beat keeps it here, with what it cost that day.",
    action: "Browse beats",
  },
  savedOn: (day: string) => `Saved ${day}`,
  cheaper: (price: string) => `Price dropped: it was ${price} when you saved it`,
  sold: "Sold exclusively since you saved it. It cannot be bought any more.",
  withdrawn: "Not on sale at the moment. It stays here in case it comes back.",
  soldBadge: "Sold",
  withdrawnBadge: "Off sale",
} as const;
