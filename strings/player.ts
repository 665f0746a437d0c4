export * from "./en/player";
