import { plural } from "../plural";

/** The cart's page. */
export const cart = {
  title: "Your cart",
  back: "Back to your cart",
  loading: "Loading your cart",
  lead: "Each store has a checkout of its own: one payment, one receipt, and a contract for every licence.",
  empty: { title: "Your cart is empty", text: "Choose licences on a beat’s page and buy several at once.", action: "Browse beats" },
  failed: { title: "Your cart could not be loaded.", retry: "Try again" },
  gone: (count: number) => plural(count, { one: "One beat is no longer on sale and was taken out.", other: `${count} beats are no longer on sale and were taken out.` }),
  by: (store: string) => `From ${store}`,
  licence: (title: string) => `Licence of ${title}`,
  tier: (name: string, price: string) => `${name}, ${price}`,
  remove: (title: string) => `Take ${title} out`,
  removed: (title: string) => `“${title}” was taken out.`,
  undo: "Undo",
  notChanged: "Your cart was not changed.",
  before: "Before",
  total: "Total",
  lessCode: (code: string) => `Code ${code}`,
  checkout: (price: string) => `Check out for ${price}`,
  checkoutFree: "Get them free",
  checkoutOf: (words: string, store: string) => `${words}: ${store}`,
  leftOut: (count: number) => plural(count, { one: "One beat cannot be bought now and stays in the cart.", other: `${count} beats cannot be bought now and stay in the cart.` }),
  nothing: "Nothing here can be bought at the moment.",
} as const;

/** On the page after the payment. */
export const bought = {
  missing: (count: number) => plural(count, { one: "One licence could not be delivered.", other: `${count} licences could not be delivered.` }),
  goesBack: (title: string, price: string) => `${title}: ${price} goes back to you.`,
} as const;
