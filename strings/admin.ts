export * from "./en/admin";
