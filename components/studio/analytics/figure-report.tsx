import { EmptyState } from "@/components/ui/empty-state";
import { DIRECT } from "@/lib/domain/attribution";
import { TIER_TYPES } from "@/lib/domain/beatTiers";
import type { DayRange } from "@/lib/domain/figureRange";
import { OTHER } from "@/lib/domain/storeFigures";
import { figureParts, noFigures } from "@/strings/analytics";
import { tierNames } from "@/strings/taxonomy";
import type { FigureName, Report } from "./figures";
import { Headline } from "./headline";
import { OverTime } from "./over-time";
import { type NamedPart, PartTable } from "./part-table";
import { exportPath } from "./range";

type FigureReportProps = {
  slug: string;
  range: DayRange;
  /** The one that is drawn; `null` where nobody chose. */
  figure: FigureName | null;
  onFigure: (name: FigureName) => void;
  report: Report;
  before: Report;
};

/** Everything that is known of a time: the figures, how they went, and where they came from. */
export function FigureReport({ slug, range, figure, onFigure, report, before }: FigureReportProps) {
  const beats = report.beats.map((part): NamedPart => ({ ...part, name: part.title ?? (part.key === OTHER ? figureParts.other : figureParts.gone) }));
  const tiers = report.tiers.map((part): NamedPart => ({ ...part, name: tierName(part.key) }));
  const sources = report.sources.map((part): NamedPart => ({ ...part, name: part.key === OTHER ? figureParts.other : part.key === DIRECT ? figureParts.direct : part.key }));
  const silent = [report, before].every(({ totals }) => totals.visits + totals.plays + totals.checkouts + totals.sales === 0 && Object.values(totals.net).every((net) => net === 0));
  if (silent) {
    return (
      <EmptyState title={noFigures.title}>
        <p>{noFigures.body}</p>
        <p className="mt-3 text-sm">{noFigures.exampleLabel}: <code className="font-mono break-all">{noFigures.example(slug)}</code></p>
      </EmptyState>
    );
  }
  return (
    <div className="grid min-w-0 gap-12">
      <Headline now={report.totals} before={before.totals} />
      <OverTime range={range} chosen={figure} onChoose={onFigure} totals={report.totals} now={report.points} before={before.points} />
      <PartTable of="beats" parts={beats} exportHref={exportPath(range, "beat")} />
      <PartTable of="tiers" parts={tiers} exportHref={exportPath(range, "tier")} />
      <PartTable of="sources" parts={sources} exportHref={exportPath(range, "source")} />
    </div>
  );
}

function tierName(key: string): string {
  const tier = TIER_TYPES.find((known) => known === key);
  return tier === undefined ? key : tierNames[tier];
}
