export * from "./en/storefront";
