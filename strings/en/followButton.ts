import { counted } from "../plural";

export const followButton = {
  follow: "Follow",
  following: "Following",
  followName: (store: string) => `Follow ${store}`,
  followingName: (store: string) => `Following ${store}`,
  added: "You follow this creator now.",
  failed: "Nothing was changed.",
  followers: (people: number) => counted(people, { one: "follower", other: "followers" }),
} as const;
