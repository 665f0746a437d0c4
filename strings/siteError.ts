export * from "./en/siteError";
