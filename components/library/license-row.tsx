"use client";

import type { FunctionReturnType } from "convex/server";
import { Star } from "lucide-react";
import type { api } from "@/convex/_generated/api";
import { licenseStates as words } from "@/strings/library";
import { ownReview } from "@/strings/reviews";
import { Cover } from "../beats/cover";
import { sumWords } from "../beats/price";
import { PlayButton } from "../player/play-button";
import { toTrack, type Track } from "../player/track";
import { Badge } from "../ui/badge";
import { buttonVariants } from "../ui/button";
import { ContractLinks } from "./contract-links";
import { DownloadButton } from "./download-button";
import { UpgradeOptions } from "./upgrade-options";
import { UsageTerms } from "./usage-terms";
import { dateWords } from "../ui/date-words";
import { PageLink } from "../ui/page-link";

export type OwnedLicense = FunctionReturnType<typeof api.commerce.queries.library>["page"][number];

const TONES = { disputed: "caution", refunded: "neutral", revoked: "danger", superseded: "neutral" } as const;

export function ownedTrack({ beat }: OwnedLicense): Track {
  return toTrack(beat, null);
}

/** One licence of the caller: what it is, its files, its contract. */
export function LicenseRow({ license, among }: { license: OwnedLicense; among: readonly Track[] }) {
  const { beat } = license;
  const track = ownedTrack(license);
  const state = license.status === "active" ? null : license.status;
  return (
    <li className="grid gap-4 border-b py-5 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
      <div className="flex min-w-0 items-center gap-4">
        <div className="relative">
          <Cover peaks={track.levels} className="size-18" />
          <PlayButton track={track} among={among} variant="cover" size="sm" className="absolute right-1 bottom-1 size-8" />
        </div>
        <div className="min-w-0">
          <h2 className="flex items-center gap-2 font-medium">
            <PageLink href={`/beats/${beat.slug}`} className="truncate hover:underline">
              {beat.title}
            </PageLink>
            {state && <Badge tone={TONES[state]}>{words[state].badge}</Badge>}
          </h2>
          <p className="truncate text-sm text-ink-soft">
            {license.tierName} · {beat.store.name}
          </p>
          <p className="text-sm text-ink-faint tabular-nums">
            {dateWords(license.purchasedAt)} · {sumWords(license.amount, license.currency)}
          </p>
        </div>
      </div>
      <div className="grid gap-2 md:justify-items-end">
        {state && <p className="max-w-sm text-sm text-ink-soft md:text-right">{license.files.length > 0 ? words.keptFiles : words[state].text}</p>}
        {license.files.length > 0 && (
          <div className="flex flex-wrap gap-2 md:justify-end">
            {license.files.map((file) => (
              <DownloadButton key={file.fileType} licenseId={license.licenseId} {...file} />
            ))}
          </div>
        )}
        <UpgradeOptions license={license} />
        <div className="-ml-3 flex flex-wrap gap-1 md:-mr-3 md:ml-0">
          <UsageTerms licenseId={license.licenseId} title={beat.title} />
          <ContractLinks licenseId={license.licenseId} verifyId={license.verifyId} ready={license.contractReady} />
          {license.status === "active" && (
            <PageLink href={`/beats/${beat.slug}#reviews`} className={buttonVariants({ variant: "ghost", size: "sm" })}>
              <Star aria-hidden />
              {license.reviewed ? ownReview.yours : ownReview.fromLibrary}
            </PageLink>
          )}
        </div>
      </div>
    </li>
  );
}
