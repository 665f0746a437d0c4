export * from "./en/tierButtons";
