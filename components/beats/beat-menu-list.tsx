"use client";

import { ListEnd, ListStart } from "lucide-react";
import type { ReactElement } from "react";
import { beatMenu } from "@/strings/player";
import { ask } from "../player/the-player";
import type { Track } from "../player/track";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "../ui/dropdown-menu";
import { toast } from "../ui/toast";

export default function BeatMenuList({ trigger, track }: { trigger: ReactElement; track: Track }) {
  const silent = track.preview === null;
  return (
    <DropdownMenu defaultOpen modal={false}>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem
          disabled={silent}
          onSelect={() => {
            ask((player) => player.playNext(track));
            toast.success(beatMenu.isNext(track.title));
          }}
        >
          <ListStart aria-hidden />
          {beatMenu.playNext}
        </DropdownMenuItem>
        <DropdownMenuItem
          disabled={silent}
          onSelect={() => {
            ask((player) => player.add(track));
            toast.success(beatMenu.added(track.title));
          }}
        >
          <ListEnd aria-hidden />
          {beatMenu.add}
        </DropdownMenuItem>
        {silent && <p className="max-w-56 px-2 py-1 text-xs text-ink-faint">{beatMenu.mute}</p>}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
