export * from "./en/analytics";
