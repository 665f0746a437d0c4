import { counted } from "../plural";

export const followButton = {
  follow: "Follow",
  following: "Following",
  followName: (store: string) => `Follow ${store}`,
  followingName: (store: string) => `Following ${store}`,
  edit: "Edit store",
  editName: (store: string) => `Edit your store ${store}`,
  added: "You follow this creator now.",
  failed: "Nothing was changed.",
  followers: (people: number) => counted(people, { one: "follower", other: "followers" }),
} as const;

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
