export * from "./en/library";
