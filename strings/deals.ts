export * from "./en/deals";
