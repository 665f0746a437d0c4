export * from "./en/home";
