export * from "./en/studioBeats";
