export * from "./en/ui";
