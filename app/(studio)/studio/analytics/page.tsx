import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { AnalyticsDesk } from "@/components/studio/analytics/analytics-desk";
import { AnalyticsSkeleton } from "@/components/studio/analytics/analytics-skeleton";
import { requireCreator } from "@/components/studio/require-creator";
import { analytics } from "@/strings/analytics";

export const metadata: Metadata = { title: analytics.title };

export default async function AnalyticsPage() {
  const { store } = await requireCreator("/studio/analytics");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{analytics.title}</h1>
      <SignedIn next="/studio/analytics" waiting={<AnalyticsSkeleton />}>
        <AnalyticsDesk slug={store.slug} />
      </SignedIn>
    </div>
  );
}
