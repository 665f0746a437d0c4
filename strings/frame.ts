export * from "./en/frame";
