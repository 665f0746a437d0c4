export * from "./en/buyButton";
