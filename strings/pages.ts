export * from "./en/pages";
