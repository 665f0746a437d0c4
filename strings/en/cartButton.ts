import { counted } from "../plural";

/** The way to the cart, on every page. */
export const cartButton = (count: number) => (count === 0 ? "Cart, empty" : `Cart, ${counted(count, { one: "beat", other: "beats" })}`);

/** Beside "Buy" on a beat's page. */
export const addToCart = {
  add: "Add to cart",
  addTier: (tier: string) => `Add to cart: ${tier}`,
  inCart: "In your cart",
  added: "Added to your cart.",
  full: "Your cart is full.",
} as const;
