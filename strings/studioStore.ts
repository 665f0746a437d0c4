export * from "./en/studioStore";
