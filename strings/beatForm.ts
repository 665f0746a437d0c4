export * from "./en/beatForm";
