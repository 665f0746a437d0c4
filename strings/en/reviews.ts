import { counted } from "../plural";

const reviewCount = (count: number) => counted(count, { one: "review", other: "reviews" });
const starCount = (stars: number) => counted(stars, { one: "star", other: "stars" });

export const stars = {
  /** For screen readers, in place of drawn stars. */
  ofFive: (given: string) => `${given} of 5 stars`,
  count: starCount,
} as const;

export const reviews = {
  title: "Reviews",
  count: reviewCount,
  distribution: "How many gave how many stars",
  bar: (stars: number, count: number) => `${starCount(stars)}: ${reviewCount(count)}`,
  none: "No reviews yet. Whoever holds a licence on this beat can write the first.",
  edited: "edited",
  nobody: "Somebody",
  replyOf: (store: string) => `${store} replied`,
  rated: (average: string, count: number) => `${average} of 5, ${reviewCount(count)}`,
} as const;

export const ownReview = {
  invite: "You hold a licence on this beat. What should others know?",
  write: "Write a review",
  yours: "Your review",
  change: "Change your review",
  hidden: (reason: string) => `An administrator took your review off the page: ${reason}`,
  noLicence: "Your review is not shown, because no licence of yours on this beat is in force.",
  fromLibrary: "Review this beat",
} as const;

export const reviewForm = {
  stars: "Your rating",
  noStars: "Choose one to five stars.",
  text: "Your review",
  hint: "Your name stands beside it. The seller can reply.",
  send: "Publish the review",
  save: "Save the changes",
  cancel: "Cancel",
  remove: "Delete",
  failed: "Your review was not saved.",
  removeFailed: "Your review was not deleted.",
  saved: "Your review is on the page.",
  removed: "Your review is gone.",
} as const;

export const reviewDesk = {
  title: "Reviews",
  loading: "Loading your reviews",
  list: "Reviews of your beats",
  empty: { title: "No reviews yet", text: "Buyers can review a beat once they hold a licence on it. What they say stands here, and you can reply." },
  unanswered: "Unanswered",
  hidden: "Hidden by an administrator",
  ended: "Not shown: the licence is not in force",
  reported: "Reported",
  reply: "Reply",
  replyName: (author: string, title: string) => `Reply to ${author} about ${title}`,
  changeReply: "Change the reply",
  changeReplyName: (author: string, title: string) => `Change the reply to ${author} about ${title}`,
  replyLabel: "Your reply",
  replyHint: "Everybody reads it under the review, in your store’s name.",
  send: "Publish the reply",
  takeBack: "Delete the reply",
  cancel: "Cancel",
  failed: "Your reply was not saved.",
  report: "Report",
  reportName: (author: string, title: string) => `Report the review of ${author} about ${title}`,
  reportTitle: "Report this review?",
  reportText: "An administrator looks at it and decides. Until then it stays on the page. Disliking a beat is no reason; insults, threats and private data are.",
  reason: "What is wrong with it",
  reportSend: "Send the report",
  reportFailed: "The report was not sent.",
} as const;

export const reviewCourt = {
  title: "Reviews",
  loading: "Loading reviews",
  state: "State",
  states: { reported: "Reported", hidden: "Hidden" },
  empty: { reported: "No review is reported", hidden: "No review is hidden" },
  emptyText: { reported: "Nothing waits for a decision.", hidden: "Every review that was ever written stands." },
  about: (title: string, store: string) => `${title}, ${store}`,
  reportedFor: (reason: string) => `Reported by the seller: ${reason}`,
  hiddenFor: (reason: string) => `Hidden: ${reason}`,
  hide: "Hide",
  hideTitle: "Hide this review?",
  hideText: "It leaves the page and the average. Its author reads the reason.",
  reason: "Why",
  failed: "The review was not hidden.",
  keep: "Leave it",
  kept: "The review stays on the page.",
  restore: "Show it again",
  restored: "The review is back on the page.",
} as const;
