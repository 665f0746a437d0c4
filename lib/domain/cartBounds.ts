/** Licences one checkout takes, and beats one cart holds. */
export const CART = { checkoutLines: 20, rows: 50 } as const;
