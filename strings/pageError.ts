export * from "./en/pageError";
