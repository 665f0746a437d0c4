export * from "./en/moreReviews";
