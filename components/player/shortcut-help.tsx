"use client";

import { useId, useState } from "react";
import { shortcuts } from "@/strings/playerWindows";
import { Checkbox } from "../ui/checkbox";
import { Dialog, DialogContent } from "../ui/dialog";
import { lettersOn, setLetters } from "./letter-keys";
import { SHORTCUTS } from "./shortcuts";

/** Every shortcut, and the switch for those of a single sign. */
export default function ShortcutHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [letters, setOn] = useState(lettersOn);
  const id = useId();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={shortcuts.title} description={shortcuts.description}>
        <dl className="grid gap-1 text-sm">
          {SHORTCUTS.map(({ command, shown, letter }) => (
            <div key={command} className="flex min-h-8 items-center justify-between gap-4">
              <dt className={letter && !letters ? "text-ink-faint line-through" : undefined}>{shortcuts.keys[command]}</dt>
              <dd className="flex gap-1">
                {shown.map((key) => (
                  <kbd key={key} className="grid min-w-7 place-items-center rounded-sm border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-xs">
                    {key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-4 grid gap-1 border-t pt-4">
          <label className="flex items-center gap-3 text-sm">
            <Checkbox
              checked={letters}
              aria-describedby={id}
              onCheckedChange={(checked) => {
                setOn(checked === true);
                setLetters(checked === true);
              }}
            />
            {shortcuts.letters}
          </label>
          <p id={id} className="text-xs text-ink-faint">
            {shortcuts.lettersHint}
          </p>
        </div>
      </DialogContent>
    </Dialog>
  );
}
