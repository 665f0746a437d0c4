"use client";

import { Download } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { type DayRange, daysIn, MOST_DAILY } from "@/lib/domain/figureRange";
import { analytics, figureChart, figureParts, figureWords } from "@/strings/analytics";
import { locale } from "@/strings/locale";
import { FigureTable } from "./figure-table";
import { type FigureName, FIGURES, openingFigure, type Report } from "./figures";
import { exportPath } from "./range";
import { timeline } from "./timeline";

// Loaded by itself: the drawing library is larger than the rest of the page.
const FigureChart = dynamic(() => import("./figure-chart"), { ssr: false, loading: () => <Skeleton className="size-full" /> });

type OverTimeProps = { range: DayRange; chosen: FigureName | null; onChoose: (name: FigureName) => void; totals: Report["totals"]; now: Report["points"]; before: Report["points"] };

/** How one figure went, drawn or as a table, beside the time before. */
export function OverTime({ range, chosen, onChoose, totals, now, before }: OverTimeProps) {
  // Held to while the page is open: the first sale must not change what somebody is looking at.
  const [opening] = useState(() => openingFigure(totals));
  const name = chosen ?? opening;
  const [asTable, setAsTable] = useState(false);
  const monthly = daysIn(range) > MOST_DAILY;
  const points = timeline(name, now, before);
  const dateOf = (at: number) => new Date(at).toLocaleDateString(locale.dates, { ...(monthly ? { year: "numeric" } : { day: "numeric" }), month: "short", timeZone: "UTC" });
  return (
    <section aria-labelledby="over-time" className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="over-time" className="text-lg font-semibold tracking-tight">{figureChart.title}</h2>
        <div className="-mx-1 flex flex-wrap gap-1">
          <Button size="sm" variant="ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? figureChart.asChart : figureChart.asTable}
          </Button>
          <a href={exportPath(range, "time")} download className={buttonVariants({ variant: "ghost", size: "sm" })}>
            <Download aria-hidden /> {analytics.csv} <span className="sr-only">{analytics.export(figureParts.time.what)}</span>
          </a>
        </div>
      </div>
      <div role="group" aria-label={figureChart.pick} className="-mx-1 flex flex-wrap gap-1">
        {FIGURES.map((figure) => (
          <Button key={figure} size="sm" variant={figure === name ? "secondary" : "ghost"} aria-pressed={figure === name} onClick={() => onChoose(figure)}>
            {figureWords[figure].name}
          </Button>
        ))}
      </div>
      {asTable ? (
        <FigureTable name={name} points={points} monthly={monthly} dateOf={dateOf} />
      ) : (
        <figure className="grid gap-3">
          <div className="h-64">
            <FigureChart name={name} points={points} dateOf={dateOf} />
          </div>
          <figcaption aria-hidden className="flex flex-wrap gap-x-6 gap-y-1 text-xs text-ink-soft">
            <span className="flex items-center gap-2"><span className="w-6 border-t-2 border-ink" /> {figureChart.now}</span>
            <span className="flex items-center gap-2"><span className="w-6 border-t-2 border-dashed border-wave" /> {figureChart.before}</span>
          </figcaption>
        </figure>
      )}
    </section>
  );
}
