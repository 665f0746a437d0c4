export * from "./en/cartButton";
