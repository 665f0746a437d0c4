export * from "./en/followButton";
