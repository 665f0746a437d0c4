import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { creatorCard } from "@/strings/creators";
import { followButton } from "@/strings/followButton";
import { Cover } from "../beats/cover";
import { FollowOrEdit } from "../follows/follow-or-edit";
import { PageLink } from "../ui/page-link";

type Creator = FunctionReturnType<typeof api.stores.queries.findByName>[number];

/** One store: its name, how much it sells, and its latest covers. */
export function CreatorCard({ creator }: { creator: Creator }) {
  return (
    <li className="relative grid min-h-20 grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-4 border-b py-3 transition-colors hover:bg-hover md:px-3">
      <div className="min-w-0">
        <PageLink href={`/${creator.slug}`} className="block truncate font-medium after:absolute after:inset-0">
          {creator.name}
        </PageLink>
        {creator.bio !== "" && <p className="line-clamp-2 text-sm text-ink-soft">{creator.bio}</p>}
        <p className="text-sm text-ink-faint tabular-nums">
          {creatorCard.beats(creator.beats)}
          {creator.followers > 0 && ` · ${followButton.followers(creator.followers)}`}
        </p>
      </div>
      <div aria-hidden className="hidden gap-1 sm:flex">
        {creator.covers.map((peaks, at) => (
          <Cover key={at} peaks={peaks} className="size-12 md:size-14" />
        ))}
      </div>
      <FollowOrEdit store={creator} className="relative z-10" />
    </li>
  );
}
