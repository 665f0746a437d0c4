"use client";

import { Ellipsis } from "lucide-react";
import { lazy } from "react";
import { beatMenu } from "@/strings/player";
import { MenuButton } from "../layout/menu-button";
import type { Track } from "../player/track";

const load = () => import("./beat-menu-list");
const BeatMenuList = lazy(load);

/** What else can be done with a beat than play it; the menu's code comes when somebody nears it. */
export function BeatMenu({ track, className }: { track: Track; className?: string }) {
  return <MenuButton label={beatMenu.open(track.title)} icon={<Ellipsis aria-hidden />} size="icon-sm" className={className} load={load} menu={(trigger) => <BeatMenuList trigger={trigger} track={track} />} />;
}
