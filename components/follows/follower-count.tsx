"use client";

import { useQuery, useConvexAuth } from "convex/react";
import { api } from "@/convex/_generated/api";
import { followButton } from "@/strings/followButton";

/** How many follow the caller's store, live; nothing until it is known. */
export function FollowerCount() {
  const { isAuthenticated } = useConvexAuth();
  const followers = useQuery(api.follows.queries.followers, isAuthenticated ? {} : "skip");
  return followers === undefined ? null : <span>· {followButton.followers(followers)}</span>;
}
