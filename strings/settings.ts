export * from "./en/settings";
