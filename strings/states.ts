export * from "./en/states";
