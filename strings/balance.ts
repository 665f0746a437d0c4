export * from "./en/balance";
