export * from "./en/account";
