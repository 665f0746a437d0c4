export * from "./en/linkPictures";
