export * from "./en/previewTag";
