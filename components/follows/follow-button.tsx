"use client";

import { Check, Plus } from "lucide-react";
import { followButton as words } from "@/strings/follows";
import { useMark } from "../marks/use-mark";
import { buttonVariants } from "../ui/button";
import { followed } from "./followed";

type FollowButtonProps = { store: { storeId: string; name: string }; className?: string };

/** Follows a store, or stops. Pressed means: you follow it. */
export function FollowButton({ store, className }: FollowButtonProps) {
  const { marked, turn } = useMark(followed, store.storeId);
  const Icon = marked ? Check : Plus;
  return (
    <button type="button" aria-pressed={marked} aria-label={marked ? words.followingName(store.name) : words.followName(store.name)} onClick={() => void turn()} className={buttonVariants({ variant: "secondary", size: "sm", className })}>
      <Icon aria-hidden />
      {marked ? words.following : words.follow}
    </button>
  );
}
