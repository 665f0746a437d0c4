export * from "./en/follows";
