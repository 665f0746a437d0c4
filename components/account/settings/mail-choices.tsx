"use client";

import { useMutation, useQuery } from "convex/react";
import { useId } from "react";
import { api } from "@/convex/_generated/api";
import type { OptionalMail } from "@/lib/domain/optionalMails";
import { settings } from "@/strings/settings";
import { Checkbox } from "../../ui/checkbox";
import { Skeleton } from "../../ui/skeleton";
import { Outcome } from "./outcome";
import { useAction } from "./use-action";

/** Which optional mails somebody wants, live. Mails about sales are for those who have a store. */
export function MailChoices({ hasStore }: { hasStore: boolean }) {
  const off = useQuery(api.identity.mails.off);
  if (off === undefined) {
    return (
      <div aria-busy className="grid gap-3">
        <span role="status" className="sr-only">
          {settings.mails.loading}
        </span>
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      {hasStore && <Choice mail="sales" wanted={!off.includes("sales")} />}
      <Choice mail="offers" wanted={!off.includes("offers")} />
      <Choice mail="reviews" wanted={!off.includes("reviews")} />
    </div>
  );
}

function Choice({ mail, wanted }: { mail: OptionalMail; wanted: boolean }) {
  const id = useId();
  const choose = useMutation(api.identity.mails.choose);
  const change = useAction(async () => await choose({ mail, wanted: !wanted }));
  const { label, hint } = settings.mails[mail];
  return (
    <div className="grid gap-2">
      <div className="flex gap-3">
        <Checkbox id={id} className="mt-0.5" checked={wanted} disabled={change.pending} aria-describedby={`${id}-hint`} onCheckedChange={() => void change.run()} />
        <div>
          <label htmlFor={id}>{label}</label>
          <p id={`${id}-hint`} className="text-sm text-ink-faint">
            {hint}
          </p>
        </div>
      </div>
      <Outcome {...change} words={settings.saved} />
    </div>
  );
}
