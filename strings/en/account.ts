/** The words of the account's rooms that belong to none of them alone. */
export const rooms = {
  label: "Your account",
  trail: "Breadcrumb",
  library: "Library",
  wishlist: "Wishlist",
  following: "Following",
  orders: "Orders",
  downloads: "Downloads",
  offers: "Offers",
  settings: "Settings",
} as const;
