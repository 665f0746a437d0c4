"use client";

import type { Clause } from "@/lib/domain/licenseTerms";
import { termsWindow } from "@/strings/beats";
import { Dialog, DialogContent } from "../ui/dialog";
import type { TierOffer } from "./beat-types";
import { type OfferedBeat, termsPreview } from "./terms-preview";

type TermsWindowProps = { beat: OfferedBeat; offer: TierOffer; open: boolean; onOpenChange: (open: boolean) => void };

export default function TermsWindow({ beat, offer, open, onOpenChange }: TermsWindowProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={offer.name} description={termsWindow.lead(beat.title)} className="md:max-w-2xl">
        <ol className="grid gap-6">
          {termsPreview(beat, offer).map((clause, i) => (
            <ClauseText key={clause.heading} clause={clause} number={i + 1} />
          ))}
        </ol>
      </DialogContent>
    </Dialog>
  );
}

function ClauseText({ clause, number }: { clause: Clause; number: number }) {
  return (
    <li className="grid gap-2 text-sm">
      <h3 className="text-base font-medium">
        <span className="text-ink-faint tabular-nums">{number}.</span> {clause.heading}
      </h3>
      {clause.paragraphs.map((paragraph) => (
        <p key={paragraph} className="text-ink-soft">
          {paragraph}
        </p>
      ))}
      {clause.lines.length > 0 && (
        <dl className="border-t">
          {clause.lines.map(({ label, value }) => (
            <div key={label} className="grid gap-x-4 border-b py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
              <dt className="text-ink-faint">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
