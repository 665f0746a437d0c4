export * from "./en/studio";
