"use client";

import { useQuery } from "convex/react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { rangeBefore } from "@/lib/domain/figureRange";
import { analytics } from "@/strings/analytics";
import { AnalyticsSkeleton } from "./analytics-skeleton";
import { FigureReport } from "./figure-report";
import { figureNamed } from "./figures";
import { chosenRange } from "./range";
import { RangeBar } from "./range-bar";

/** What happened in the store, in a time and by a figure that are in the address, so that they can be kept as a bookmark. */
export function AnalyticsDesk({ slug }: { slug: string }) {
  const [now] = useState(Date.now);
  const query = useSearchParams();
  const chosen = chosenRange(query, now);
  const { range } = chosen;
  const report = useQuery(api.analytics.queries.report, range);
  const before = useQuery(api.analytics.queries.report, rangeBefore(range));
  return (
    <div className="grid min-w-0 gap-8">
      <RangeBar chosen={chosen} onChoose={(time) => show({ ...kept(query, ["figure"]), ...time })} />
      {report === undefined || before === undefined ? <AnalyticsSkeleton /> : <FigureReport slug={slug} range={range} figure={figureNamed(query.get("figure"))} onFigure={(figure) => show({ ...kept(query, ["range", "from", "to"]), figure })} report={report} before={before} />}
      <p className="max-w-prose text-sm text-ink-faint">
        {analytics.clock} {analytics.privacy}
      </p>
    </div>
  );
}

function show(query: Record<string, string>): void {
  window.history.pushState(null, "", `?${new URLSearchParams(query).toString()}`);
}

function kept(query: URLSearchParams, names: readonly string[]): Record<string, string> {
  return Object.fromEntries([...query].filter(([name]) => names.includes(name)));
}
