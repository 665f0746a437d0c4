import { GripVertical, X } from "lucide-react";
import type { ComponentProps } from "react";
import { queue as words } from "@/strings/playerWindows";
import { Cover } from "../beats/cover";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import type { Track } from "./track";
import { ROW_HEIGHT } from "./use-reorder";

type QueueRowProps = {
  track: Track;
  /** How far it stands from its place while one of them is dragged, px. */
  shift: number;
  held: boolean;
  handle: Pick<ComponentProps<"button">, "onPointerDown" | "onKeyDown">;
  onPlay: () => void;
  onRemove: () => void;
};

/** One of the next beats: moved by its handle, played by its name, taken out by its cross. */
export function QueueRow({ track, shift, held, handle, onPlay, onRemove }: QueueRowProps) {
  return (
    <li
      style={{ height: ROW_HEIGHT, transform: shift === 0 ? undefined : `translateY(${shift}px)` }}
      className={cn("relative flex items-center gap-1 pr-2 pl-1", held ? "z-10 rounded-md bg-hover shadow-pop" : "transition-transform")}
    >
      <button type="button" aria-label={words.move(track.title)} title={words.moveHow} className="grid h-12 w-8 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-ink-faint hover:text-ink active:cursor-grabbing [&_svg]:size-4" {...handle}>
        <GripVertical aria-hidden />
      </button>
      <button type="button" onClick={onPlay} className="flex h-12 min-w-0 flex-1 items-center gap-3 rounded-sm text-left hover:underline">
        <span className="sr-only">{words.play}</span>
        <Named track={track} />
      </button>
      <Button variant="ghost" size="icon-sm" aria-label={words.remove(track.title)} onClick={onRemove} className="rounded-full text-ink-soft">
        <X aria-hidden />
      </Button>
    </li>
  );
}

export function NowRow({ track }: { track: Track }) {
  return (
    <div style={{ height: ROW_HEIGHT }} className="flex items-center gap-3 bg-sunken px-4">
      <Named track={track} />
    </div>
  );
}

function Named({ track }: { track: Track }) {
  return (
    <>
      <Cover peaks={track.levels} className="size-10" />
      <span className="grid min-w-0 text-sm">
        <span className="truncate font-medium">{track.title}</span>
        <span className="truncate text-xs text-ink-soft">{track.store}</span>
      </span>
    </>
  );
}
