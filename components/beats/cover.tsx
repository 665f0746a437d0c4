import { classes } from "../ui/classes";
import { type CoverArt, coverArt } from "./cover-art";

/** A track's cover, drawn from its own waveform. The title always stands beside it, so it is silent to screen readers. */
export function Cover({ peaks, className }: { peaks: readonly number[]; className?: string }) {
  const { inks, shapes } = drawn(peaks);
  return (
    <svg aria-hidden viewBox="0 0 100 100" className={classes("block aspect-square shrink-0 rounded-sm", className)} style={{ background: inks.paper }}>
      {shapes.map((shape, i) => (
        <path key={i} d={shape.d} fill={inks[shape.ink]} />
      ))}
    </svg>
  );
}

/** Covers drawn lately: drawing is more than half of what a row of a list costs the server, and always gives the same. */
const lately = new Map<string, CoverArt>();
const KEPT = 500;

function drawn(peaks: readonly number[]): CoverArt {
  const key = peaks.join();
  const known = lately.get(key);
  if (known) return known;
  const art = coverArt(peaks);
  const [oldest] = lately.keys();
  if (lately.size >= KEPT && oldest !== undefined) lately.delete(oldest);
  lately.set(key, art);
  return art;
}
