"use client";

import { ListMusic } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { player as words } from "@/strings/playerWindows";
import { Button } from "../ui/button";
import { usePlayerState } from "./use-player";

const load = () => import("./queue-panel");
const QueuePanel = lazy(load);

/** Opens what comes next, beside the page. */
export function QueueButton() {
  const count = usePlayerState(({ queue }) => queue.tracks.length - queue.index - 1);
  const [state, setState] = useState<"unasked" | "open" | "closed">("unasked");
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={words.queueOf(count)}
        title={words.queue}
        aria-haspopup="dialog"
        aria-expanded={state === "open"}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setState(state === "open" ? "closed" : "open")}
        className="rounded-full aria-expanded:bg-hover"
      >
        <ListMusic aria-hidden />
      </Button>
      {state !== "unasked" && (
        <Suspense>
          <QueuePanel open={state === "open"} onOpenChange={(open) => setState(open ? "open" : "closed")} />
        </Suspense>
      )}
    </>
  );
}
