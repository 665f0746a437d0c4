export * from "./en/sales";
