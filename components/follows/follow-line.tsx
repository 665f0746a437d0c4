import { followButton } from "@/strings/followButton";
import { FollowOrEdit } from "./follow-or-edit";

/** Following a store, and how many do; nothing is said of nobody. */
export function FollowLine({ store, followers }: { store: { storeId: string; name: string }; followers: number }) {
  return (
    <div className="flex flex-wrap items-center justify-center gap-3">
      <FollowOrEdit store={store} />
      {followers > 0 && <p className="text-sm text-ink-soft tabular-nums">{followButton.followers(followers)}</p>}
    </div>
  );
}
