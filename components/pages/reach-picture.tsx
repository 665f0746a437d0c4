import { limitInWords } from "@/lib/domain/licenseWords";
import { reachPicture } from "@/strings/pages";
import { tierColumns } from "./tier-columns";

/** How far each licence carries a song: one bar each, as long as the power of ten of its streams. Without a limit it runs off the edge. */
export function ReachPicture() {
  const columns = tierColumns();
  const longest = Math.max(...columns.map(({ streams }) => streams ?? 0)) * 10;
  return (
    <figure className="grid gap-6">
      <ul className="grid gap-5">
        {columns.map(({ tier, name, streams }) => (
          <li key={tier} className="grid gap-2 sm:grid-cols-[13rem_minmax(0,1fr)] sm:items-center sm:gap-6">
            <div>
              <p className="font-medium">{name}</p>
              <p className="text-sm text-ink-soft tabular-nums">{reachPicture.streams(limitInWords(streams))}</p>
            </div>
            <Reach share={streams === null ? 1 : Math.log10(streams) / Math.log10(longest)} open={streams === null} />
          </li>
        ))}
      </ul>
      <figcaption className="text-sm text-ink-faint">{reachPicture.caption}</figcaption>
    </figure>
  );
}

const BARS = 72;

/** A waveform that is strong as far as the licence reaches. */
function Reach({ share, open }: { share: number; open: boolean }) {
  const path = { within: "", beyond: "" };
  for (let i = 0; i < BARS; i++) {
    const height = 24 + 56 * Math.abs(Math.sin(i * 0.9) * Math.cos(i * 0.37));
    const bar = `M${i * 3 + 1} ${50 - height / 2}v${height.toFixed(1)}`;
    if (open || (i + 0.5) / BARS <= share) path.within += bar;
    else path.beyond += bar;
  }
  return (
    <svg aria-hidden viewBox={`0 0 ${BARS * 3} 100`} preserveAspectRatio="none" className="block h-10 w-full" fill="none" strokeWidth={2}>
      <path d={path.within} className="stroke-wave" />
      <path d={path.beyond} className="stroke-wave-faint" />
    </svg>
  );
}
