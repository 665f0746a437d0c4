import type { Metadata } from "next";
import { Article } from "@/components/pages/article";
import { PurchasePicture } from "@/components/pages/purchase-picture";
import { ReachPicture } from "@/components/pages/reach-picture";
import { TierTable } from "@/components/pages/tier-table";
import { licencesWords } from "@/components/pages/words/licences";
import { pageMetadata } from "@/lib/seo/metadata";

export const metadata: Metadata = pageMetadata({ title: licencesWords.title, description: licencesWords.lead, path: "/licences" });

export default function LicencesPage() {
  return (
    <Article words={licencesWords}>
      <PurchasePicture />
      <section aria-labelledby="compared" className="grid gap-6">
        <h2 id="compared" className="text-2xl font-semibold tracking-tight">
          Side by side
        </h2>
        <TierTable />
        <p className="max-w-prose text-sm text-ink-faint">A producer offers one or more of these for a beat, at their own prices. What a beat’s page shows is what the contract says.</p>
      </section>
      <section aria-labelledby="reach" className="grid gap-6">
        <h2 id="reach" className="text-2xl font-semibold tracking-tight">
          How far each one carries a song
        </h2>
        <ReachPicture />
      </section>
    </Article>
  );
}
