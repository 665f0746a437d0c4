import { counted } from "../plural";

/** In place of following, for a store's owner. */
export const editStore = { name: "Edit store", of: (store: string) => `Edit your store ${store}` } as const;

export const following = {
  title: "Following",
  lead: "New beats of the creators you follow, newest first.",
  beats: (count: number) => counted(count, { one: "beat", other: "beats" }),
  creators: "Creators you follow",
  loading: "Loading whom you follow",
  feed: "New beats",
  loadingFeed: "Loading their new beats",
  feedFailed: "Their beats could not be loaded.",
  tryAgain: "Try again",
  noBeats: "None of them has a beat on sale right now. What they publish next appears here.",
  empty: {
    title: "You follow nobody yet",
    text: "Follow a creator on their page, and their new beats stand here.",
    action: "All creators",
  },
} as const;
