export * from "./en/templates";
