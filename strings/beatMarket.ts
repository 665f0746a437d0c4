export * from "./en/beatMarket";
