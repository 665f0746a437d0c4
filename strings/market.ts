export * from "./en/market";
