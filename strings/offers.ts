export * from "./en/offers";
