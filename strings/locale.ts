export * from "./en/locale";
