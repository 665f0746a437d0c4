export * from "./en/offline";
