"use client";

import { Pencil, Trash2, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
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
    <div role="toolbar" aria-label="Chosen beats" className="sticky bottom-[calc(var(--player-height)+0.5rem)] z-20 rounded-lg border bg-raised p-2 shadow-pop">
      {progress ? (
        <div className="grid gap-2 p-2">
          <p role="status" className="text-sm tabular-nums">
            {progress.done} of {progress.of} done
          </p>
          <Progress label="Changing the beats" value={(100 * progress.done) / progress.of} />
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-1">
          <span className="grow px-2 text-sm font-medium tabular-nums">{count} chosen</span>
          <div className="grid grow grid-cols-[auto_auto_auto] gap-1 max-sm:order-last max-sm:basis-full sm:flex sm:grow-0">
            <Button size="sm" onClick={() => setDialog("edit")}>
              <Pencil aria-hidden /> Edit
            </Button>
            <Button size="sm" variant="ghost" onClick={() => run({ kind: "publish" })}>
              Publish
            </Button>
            <Button size="sm" variant="ghost" onClick={() => run({ kind: "unpublish" })}>
              Take off sale
            </Button>
          </div>
          <Button size="icon-sm" variant="ghost" aria-label="Delete drafts" onClick={() => setDialog("delete")}>
            <Trash2 aria-hidden />
          </Button>
          <Button size="icon-sm" variant="ghost" aria-label="Choose none" onClick={onClear}>
            <X aria-hidden />
          </Button>
        </div>
      )}
      <BulkEditDialog count={count} open={dialog === "edit"} onOpenChange={close} onApply={run} />
      <Dialog open={dialog === "delete"} onOpenChange={close}>
        <DialogContent title={`Delete ${count} draft${count === 1 ? "" : "s"}?`} description="Their recordings go with them, and this cannot be undone. What was on sale once is kept.">
          <Button variant="danger" className="w-full" onClick={() => run({ kind: "delete" })}>
            Delete for good
          </Button>
        </DialogContent>
      </Dialog>
    </div>
  );
}
