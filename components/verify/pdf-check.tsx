"use client";

import { FileSearch } from "lucide-react";
import { useState } from "react";
import { Alert } from "../ui/alert";
import { FileDrop } from "../ui/file-drop";
import { Spinner } from "../ui/spinner";
import { sha256Hex } from "./sha256-hex";

type Checked = { state: "idle" } | { state: "reading"; name: string } | { state: "read"; name: string; digest: string } | { state: "unreadable"; name: string };

/** Compares a PDF of the reader's with the digest on record. The file is read here and sent nowhere. */
export function PdfCheck({ digest }: { digest: string }) {
  const [checked, setChecked] = useState<Checked>({ state: "idle" });

  async function check(file: File): Promise<void> {
    setChecked({ state: "reading", name: file.name });
    try {
      setChecked({ state: "read", name: file.name, digest: await sha256Hex(await file.arrayBuffer()) });
    } catch {
      setChecked({ state: "unreadable", name: file.name });
    }
  }

  return (
    <div className="grid gap-4">
      <FileDrop
        title="Choose the contract PDF, or drop it here"
        hint="It is compared in your browser and sent nowhere."
        icon={FileSearch}
        accept="application/pdf"
        onFile={(file) => void check(file)}
      />
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
