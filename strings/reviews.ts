export * from "./en/reviews";
