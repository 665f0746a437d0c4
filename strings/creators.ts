export * from "./en/creators";
