"use client";

import { lazy } from "react";
import { moreAbout } from "@/strings/playing";
import { MenuButton } from "../layout/menu-button";
import type { Track } from "../player/track";
import { Icon } from "../ui/icon";

const load = () => import("./beat-menu-list");
const BeatMenuList = lazy(load);

/** What else can be done with a beat than play it; the menu's code comes when somebody nears it. */
export function BeatMenu({ track, className }: { track: Track; className?: string }) {
  return <MenuButton label={moreAbout(track.title)} icon={<Icon name="ellipsis" />} size="icon-sm" className={className} load={load} menu={(trigger) => <BeatMenuList trigger={trigger} track={track} />} />;
}
