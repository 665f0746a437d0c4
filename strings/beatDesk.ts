export * from "./en/beatDesk";
