"use client";

import { FileSearch } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { Alert } from "../ui/alert";
import { cn } from "../ui/cn";
import { Spinner } from "../ui/spinner";
import { sha256Hex } from "./sha256-hex";

type Checked = { state: "idle" } | { state: "reading"; name: string } | { state: "read"; name: string; digest: string } | { state: "unreadable"; name: string };

/** Compares a PDF of the reader's with the digest on record. The file is read here and sent nowhere. */
export function PdfCheck({ digest }: { digest: string }) {
  const id = useId();
  const [checked, setChecked] = useState<Checked>({ state: "idle" });
  const [over, setOver] = useState(false);

  async function check(file: File | undefined): Promise<void> {
    if (!file) return;
    setChecked({ state: "reading", name: file.name });
    try {
      setChecked({ state: "read", name: file.name, digest: await sha256Hex(await file.arrayBuffer()) });
    } catch {
      setChecked({ state: "unreadable", name: file.name });
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void check(event.dataTransfer.files[0]);
  }

  return (
    <div className="grid gap-4">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "grid cursor-pointer justify-items-center gap-2 rounded-lg border border-dashed border-line-strong p-8 text-center transition-colors",
          "focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-signal-text hover:bg-hover",
          over && "border-signal-text bg-signal-ground",
        )}
      >
        <FileSearch aria-hidden className="size-6 text-ink-faint" />
        <span className="font-medium">Choose the contract PDF, or drop it here</span>
        <span className="text-sm text-ink-faint">It is compared in your browser and sent nowhere.</span>
        <input id={id} type="file" accept="application/pdf" className="sr-only" onChange={(event) => void check(event.target.files?.[0])} />
      </label>
      <div role="status">
        <Verdict checked={checked} expected={digest} />
      </div>
    </div>
  );
}

function Verdict({ checked, expected }: { checked: Checked; expected: string }) {
  if (checked.state === "idle") return null;
  if (checked.state === "reading") return <Spinner label={`Reading ${checked.name}`} />;
  if (checked.state === "unreadable") {
    return (
      <Alert tone="danger" title={`${checked.name} could not be read.`}>
        Choose it again, or another copy of it.
      </Alert>
    );
  }
  if (checked.digest === expected) {
    return (
      <Alert tone="positive" title="It is the same document.">
        {checked.name} matches the digest on record, byte for byte.
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title="It is not the document on record.">
      {checked.name} has the digest <code className="font-mono text-xs break-all">{checked.digest}</code>. It is another file, or it was changed.
      A copy that was printed or saved anew by a viewer differs too, so compare the one that was downloaded here.
    </Alert>
  );
}
