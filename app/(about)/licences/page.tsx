import type { Metadata } from "next";
import { Article } from "@/components/pages/article";
import { PurchasePicture } from "@/components/pages/purchase-picture";
import { ReachPicture } from "@/components/pages/reach-picture";
import { TierTable } from "@/components/pages/tier-table";
import { licencesWords, reachPicture, tiersCompared } from "@/strings/pages";
import { pageMetadata } from "@/lib/seo/metadata";

export const metadata: Metadata = pageMetadata({ title: licencesWords.title, description: licencesWords.lead, path: "/licences" });

export default function LicencesPage() {
  return (
    <Article words={licencesWords}>
      <PurchasePicture />
      <section aria-labelledby="compared" className="grid gap-6">
        <h2 id="compared" className="text-2xl font-semibold tracking-tight">
          {tiersCompared.heading}
        </h2>
        <TierTable />
        <p className="max-w-prose text-sm text-ink-faint">{tiersCompared.note}</p>
      </section>
      <section aria-labelledby="reach" className="grid gap-6">
        <h2 id="reach" className="text-2xl font-semibold tracking-tight">
          {reachPicture.heading}
        </h2>
        <ReachPicture />
      </section>
    </Article>
  );
}
