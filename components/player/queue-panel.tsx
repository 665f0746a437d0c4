"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { queue as words } from "@/strings/playerWindows";
import { buttonVariants } from "../ui/button";
import { QueueList } from "./queue-list";

/** The queue on a desk: above the player, and open while one goes on browsing. Escape or its button close it. */
export default function QueuePanel({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Dialog.Portal>
        <Dialog.Content
          data-beside
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed right-4 bottom-[calc(var(--player-height)+0.5rem)] z-40 flex max-h-[min(32rem,calc(100dvh-var(--player-height)-5rem))] w-96 max-w-[calc(100vw-2rem)] flex-col rounded-lg border bg-raised shadow-pop animate-appear"
        >
          <div className="flex items-center gap-4 border-b py-2 pr-2 pl-4">
            <Dialog.Title className="flex-1 font-semibold tracking-tight">{words.title}</Dialog.Title>
            <Dialog.Close aria-label={words.close} className={buttonVariants({ variant: "ghost", size: "icon-sm" })}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          <div className="overflow-y-auto overscroll-contain py-2">
            <QueueList />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
