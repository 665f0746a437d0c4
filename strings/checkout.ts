export * from "./en/checkout";
