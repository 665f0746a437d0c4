"use client";

import { useQuery } from "convex/react";
import { api } from "@/convex/_generated/api";
import { Cover } from "../beats/cover";
import { ContractLinks } from "../library/contract-links";
import { DownloadButton } from "../library/download-button";
import { Skeleton } from "../ui/skeleton";
import { PageLink } from "../ui/page-link";
import type { OrderView } from "./order-stage";

type Bought = NonNullable<OrderView["lines"][number]["license"]>;

/** One licence just bought, with its files and its contract, which is written a moment later. */
export function BoughtLicense({ license }: { license: Bought }) {
  const { licenseId, verifyId, tierName, beat } = license;
  const goods = useQuery(api.entitlements.queries.deliverables, { licenseId });
  const contract = useQuery(api.commerce.queries.contract, { licenseId });
  return (
    <li className="flex flex-col gap-5 rounded-lg border bg-raised p-5 sm:flex-row sm:p-6">
      <Cover peaks={beat.peaks} className="size-24 sm:size-32" />
      <div className="grid min-w-0 content-start gap-4">
        <div>
          <h2 className="text-lg font-semibold">
            <PageLink href={`/beats/${beat.slug}`} className="hover:underline">
              {beat.title}
            </PageLink>
          </h2>
          <p className="text-ink-soft">{tierName}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {goods ? goods.files.map((file) => <DownloadButton key={file.fileType} licenseId={licenseId} {...file} />) : <Skeleton className="h-8 w-56" />}
        </div>
        <div className="-ml-3 flex flex-wrap gap-1">
          <ContractLinks licenseId={licenseId} verifyId={verifyId} ready={contract?.ready === true} />
        </div>
      </div>
    </li>
  );
}
