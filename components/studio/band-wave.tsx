import { bandBars, bandPath, type Bands } from "@/components/beats/band-shapes";

const BARS = 120;

/** A master's sound as its maker sees it: bass behind, voices in the middle, air in front. */
export function BandWave({ bands, className }: { bands: Bands; className?: string }) {
  const bars = bandBars(bands, BARS);
  return (
    <svg aria-hidden viewBox={`0 0 ${bars.length} 2`} preserveAspectRatio="none" className={className}>
      <path d={bandPath(bars, "low")} className="stroke-ink-faint/60" strokeWidth={0.72} />
      <path d={bandPath(bars, "mid")} className="stroke-ink-soft" strokeWidth={0.72} />
      <path d={bandPath(bars, "high")} className="stroke-ink" strokeWidth={0.72} />
    </svg>
  );
}
