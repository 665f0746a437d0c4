"use client";

import { Pencil, Trash2, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import { bulkBar as words } from "@/strings/studioBeats";
import type { BulkChange } from "./bulk-draft";
import { BulkEditDialog } from "./bulk-edit-dialog";

type Props = {
  count: number;
  progress: { done: number; of: number } | null;
  onRun: (change: BulkChange) => void;
  onClear: () => void;
};

/** What can be done with the chosen beats; stays in view at the bottom while any are. */
export function BulkBar({ count, progress, onRun, onClear }: Props) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const run = (change: BulkChange) => {
    setDialog(null);
    onRun(change);
  };
  const close = (open: boolean) => !open && setDialog(null);
  return (
    <div role="toolbar" aria-label={words.label} className="sticky bottom-[calc(var(--player-height)+0.5rem)] z-20 rounded-lg border bg-raised p-2 shadow-pop">
      {progress ? (
        <div className="grid gap-2 p-2">
          <p role="status" className="text-sm tabular-nums">
            {words.done(progress.done, progress.of)}
          </p>
          <Progress label={words.progress} value={(100 * progress.done) / progress.of} />
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-1">
          <span className="grow px-2 text-sm font-medium tabular-nums">{words.chosen(count)}</span>
          <div className="grid grow grid-cols-[auto_auto_auto] gap-1 max-sm:order-last max-sm:basis-full sm:flex sm:grow-0">
            <Button size="sm" onClick={() => setDialog("edit")}>
              <Pencil aria-hidden /> {words.edit}
            </Button>
            <Button size="sm" variant="ghost" onClick={() => run({ kind: "publish" })}>
              {words.publish}
            </Button>
            <Button size="sm" variant="ghost" onClick={() => run({ kind: "unpublish" })}>
              {words.unpublish}
            </Button>
          </div>
          <Button size="icon-sm" variant="ghost" aria-label={words.delete} onClick={() => setDialog("delete")}>
            <Trash2 aria-hidden />
          </Button>
          <Button size="icon-sm" variant="ghost" aria-label={words.clear} onClick={onClear}>
            <X aria-hidden />
          </Button>
        </div>
      )}
      <BulkEditDialog count={count} open={dialog === "edit"} onOpenChange={close} onApply={run} />
      <Dialog open={dialog === "delete"} onOpenChange={close}>
        <DialogContent title={words.deleteTitle(count)} description={words.deleteText}>
          <Button variant="danger" className="w-full" onClick={() => run({ kind: "delete" })}>
            {words.deleteSure}
          </Button>
        </DialogContent>
      </Dialog>
    </div>
  );
}
