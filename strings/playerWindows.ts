export * from "./en/playerWindows";
