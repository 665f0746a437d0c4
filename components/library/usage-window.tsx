"use client";

import { useQuery } from "convex/react";
import { Check, X } from "lucide-react";
import { api } from "@/convex/_generated/api";
import { usageRights } from "@/lib/domain/usageRights";
import { usage } from "@/strings/library";
import { Alert } from "../ui/alert";
import { cn } from "../ui/cn";
import { Dialog, DialogContent } from "../ui/dialog";
import { ListSkeleton } from "../ui/list-skeleton";
import { CreditLine } from "./credit-line";

type UsageWindowProps = { licenseId: string; title: string; open: boolean; onOpenChange: (open: boolean) => void };

/** A licence in plain words, from what was agreed when it was granted. */
export default function UsageWindow({ licenseId, title, open, onOpenChange }: UsageWindowProps) {
  const contract = useQuery(api.commerce.queries.contract, { licenseId });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={usage.title(title)} description={contract && usage.lead(contract.snapshot.tier.name)}>
        {contract === undefined ? (
          <ListSkeleton label={usage.loading} rows={5} />
        ) : (
          <div className="grid gap-6">
            {usage.state[contract.status] !== "" && <Alert tone="caution" title={usage.state[contract.status]} />}
            <ul className="grid gap-2">
              {usageRights(contract.snapshot).map((right) => {
                const Icon = right.granted ? Check : X;
                return (
                  <li key={right.usage} className={cn("flex gap-3", !right.granted && "text-ink-soft")}>
                    <Icon aria-hidden className={cn("mt-1 size-4 shrink-0", right.granted ? "text-positive-text" : "text-ink-faint")} />
                    <span>
                      <span className={cn(right.granted && "sr-only")}>{right.granted ? usage.granted : usage.refused}</span> {usage.words(right)}
                    </span>
                  </li>
                );
              })}
            </ul>
            <CreditLine snapshot={contract.snapshot} />
            <p className="text-sm text-ink-soft">{usage.never}</p>
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}
