"use client";

import { Copy } from "lucide-react";
import { useState } from "react";
import type { LicenseSnapshot } from "@/lib/domain/licenseTerms";
import { creditLine } from "@/lib/domain/usageRights";
import { usage } from "@/strings/library";
import { Button } from "../ui/button";

/** How the producer is named, ready to be pasted. */
export function CreditLine({ snapshot }: { snapshot: LicenseSnapshot }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const line = creditLine(snapshot);
  const copy = () =>
    void navigator.clipboard.writeText(line).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  return (
    <section aria-labelledby="credit" className="grid gap-2">
      <h3 id="credit" className="font-medium">
        {usage.credit}
      </h3>
      <p className="text-sm text-ink-soft">{snapshot.terms.creditRequired ? usage.creditRequired : usage.creditWelcome}</p>
      <div className="flex items-center justify-between gap-3 rounded-md border bg-sunken py-1 pr-1 pl-3">
        <span className="min-w-0 break-words select-all">{line}</span>
        <Button variant="secondary" size="sm" onClick={copy}>
          <Copy aria-hidden />
          {usage.copy}
        </Button>
      </div>
      <p role="status" className="min-h-5 text-sm text-ink-soft">
        {state === "copied" && usage.copied}
        {state === "failed" && usage.notCopied}
      </p>
    </section>
  );
}
