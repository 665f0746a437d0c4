export * from "./en/playing";
