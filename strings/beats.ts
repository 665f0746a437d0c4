export * from "./en/beats";
