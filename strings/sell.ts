export * from "./en/sell";
