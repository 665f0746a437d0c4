"use client";

import { FileSearch } from "lucide-react";
import { useState } from "react";
import { pdfCheck } from "@/strings/verify";
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
        title={pdfCheck.title}
        hint={pdfCheck.hint}
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
  if (checked.state === "reading") return <Spinner label={pdfCheck.reading(checked.name)} />;
  if (checked.state === "unreadable") {
    return (
      <Alert tone="danger" title={pdfCheck.unreadable.title(checked.name)}>
        {pdfCheck.unreadable.text}
      </Alert>
    );
  }
  if (checked.digest === expected) {
    return (
      <Alert tone="positive" title={pdfCheck.same.title}>
        {pdfCheck.same.text(checked.name)}
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title={pdfCheck.other.title}>
      {pdfCheck.other.before(checked.name)} <code className="font-mono text-xs break-all">{checked.digest}</code>
      {pdfCheck.other.after}
    </Alert>
  );
}
