export * from "./en/cart";
