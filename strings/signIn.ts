export * from "./en/signIn";
