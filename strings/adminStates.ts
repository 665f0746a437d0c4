export * from "./en/adminStates";
