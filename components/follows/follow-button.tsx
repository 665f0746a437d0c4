"use client";

import { followButton as words } from "@/strings/followButton";
import { useMark } from "../marks/use-mark";
import { buttonVariants } from "../ui/button";
import { Icon } from "../ui/icon";

/** Follows a store, or stops. Pressed means: you follow it. */
export function FollowButton({ store, className }: { store: { storeId: string; name: string }; className?: string | undefined }) {
  const { marked, turn } = useMark("follow", store.storeId);
  return (
    <button type="button" aria-pressed={marked} aria-label={marked ? words.followingName(store.name) : words.followName(store.name)} onClick={turn} className={buttonVariants({ variant: "secondary", size: "sm", className })}>
      <Icon name={marked ? "check" : "plus"} />
      {marked ? words.following : words.follow}
    </button>
  );
}
