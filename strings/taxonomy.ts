export * from "./en/taxonomy";
