export * from "./en/wishlist";
