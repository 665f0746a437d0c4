export * from "./en/uploads";
