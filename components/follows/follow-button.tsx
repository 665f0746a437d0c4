"use client";

import { Check, Pencil, Plus } from "lucide-react";
import { followButton as words } from "@/strings/follows";
import { useMark } from "../marks/use-mark";
import { useConnection } from "../providers/connection";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";
import { followed } from "./followed";

type FollowButtonProps = { store: { storeId: string; name: string }; className?: string };

/** Follows a store, or stops. Nobody follows their own: its owner finds the way to edit it here. */
export function FollowButton(props: FollowButtonProps) {
  const { ownStoreId } = useConnection();
  return props.store.storeId === ownStoreId ? <EditStore {...props} /> : <Follow {...props} />;
}

function EditStore({ store, className }: FollowButtonProps) {
  return (
    <PageLink href="/studio/store" aria-label={words.editName(store.name)} className={buttonVariants({ variant: "secondary", size: "sm", className })}>
      <Pencil aria-hidden />
      {words.edit}
    </PageLink>
  );
}

/** Pressed means: you follow it. */
function Follow({ store, className }: FollowButtonProps) {
  const { marked, turn } = useMark(followed, store.storeId);
  const Icon = marked ? Check : Plus;
  return (
    <button type="button" aria-pressed={marked} aria-label={marked ? words.followingName(store.name) : words.followName(store.name)} onClick={() => void turn()} className={buttonVariants({ variant: "secondary", size: "sm", className })}>
      <Icon aria-hidden />
      {marked ? words.following : words.follow}
    </button>
  );
}
