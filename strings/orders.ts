export * from "./en/orders";
