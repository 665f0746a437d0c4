/** What stands on the button that buys; a browser gets it ready made. */
export const buyButton = {
  free: "Get it free",
  freeUpgrade: "Upgrade for free",
  buy: (price: string) => `Buy for ${price}`,
  upgrade: (price: string) => `Upgrade for ${price}`,
} as const;
