export * from "./en/release";
