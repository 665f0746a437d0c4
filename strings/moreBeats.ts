export * from "./en/moreBeats";
