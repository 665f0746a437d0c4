"use client";

import type { LucideIcon } from "lucide-react";
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { cn } from "./cn";

type FileDropProps = {
  /** What to choose; names the field for everybody. */
  title: string;
  /** What is taken and what becomes of it. */
  hint: string;
  icon: LucideIcon;
  /** As the `accept` of a file input. */
  accept: string;
  onFile: (file: File) => void;
};

/** Takes one file, chosen or dropped. */
export function FileDrop({ title, hint, icon: Icon, accept, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  // A file may be chosen before the page has come alive.
  const input = useRef<HTMLInputElement>(null);
  const takeEarly = useEffectEvent(() => take(input.current?.files ?? null));
  useEffect(() => takeEarly(), []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "grid cursor-pointer content-center justify-items-center gap-2 rounded-lg border border-dashed border-line-strong p-8 text-center transition-colors",
        "focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-signal-text hover:bg-hover",
        over && "border-signal-text bg-signal-ground",
      )}
    >
      <Icon aria-hidden className="size-6 text-ink-faint" />
      <span className="font-medium">{title}</span>
      <span className="text-sm text-ink-faint">{hint}</span>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // So that the same file can be chosen again after it was mended.
          event.target.value = "";
        }}
      />
    </label>
  );
}
