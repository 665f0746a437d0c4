export * from "./en/verify";
