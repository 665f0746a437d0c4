"use client";

import { Scale } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { usage } from "@/strings/library";
import { Button } from "../ui/button";

const load = () => import("./usage-window");
const UsageWindow = lazy(load);

/** What may be done with a licence, in plain words; fetched when somebody asks. */
export function UsageTerms({ licenseId, title }: { licenseId: string; title: string }) {
  const [state, setState] = useState<"unasked" | "open" | "closed">("unasked");
  return (
    <>
      <Button variant="ghost" size="sm" aria-haspopup="dialog" aria-label={usage.openFor(title)} onPointerEnter={() => void load()} onFocus={() => void load()} onClick={() => setState("open")}>
        <Scale aria-hidden />
        {usage.open}
      </Button>
      {state !== "unasked" && (
        <Suspense>
          <UsageWindow licenseId={licenseId} title={title} open={state === "open"} onOpenChange={(open) => setState(open ? "open" : "closed")} />
        </Suspense>
      )}
    </>
  );
}
