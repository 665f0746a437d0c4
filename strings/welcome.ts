export * from "./en/welcome";
