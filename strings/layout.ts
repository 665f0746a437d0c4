export * from "./en/layout";
