"use client";

import { useQuery } from "convex/react";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import { previewTag as words } from "@/strings/previewTag";
import { ApplyToAll } from "./apply-to-all";
import { TagSettings } from "./tag-settings";
import { TagUpload } from "./tag-upload";

/** Which sound marks the store's previews, how often and how loud, and putting it onto the beats there are. */
export function PreviewTagDesk() {
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null);
  const tag = useQuery(api.stores.previewTags.mine, {});
  return (
    <section aria-labelledby="preview-tag" className="grid max-w-2xl gap-6">
      <div className="grid gap-1">
        <h2 id="preview-tag" className="text-lg font-semibold tracking-tight">{words.title}</h2>
        <p className="text-sm text-ink-soft">{words.about}</p>
      </div>
      {tag === undefined ? (
        <Skeleton className="h-80" />
      ) : (
        <>
          <TagUpload known={tag.own !== null} />
          <TagSettings key={tag.version} tag={tag} said={said} onSaid={setSaid} />
          <ApplyToAll renders={tag.renders} />
        </>
      )}
    </section>
  );
}
