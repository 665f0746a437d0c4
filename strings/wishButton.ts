export * from "./en/wishButton";
